/// One thing whose cost is measured.
public struct Subject {
    /// What is compared with what: `encode`, `decode`.
    public var group: String
    /// Who does it.
    public var name: String
    /// Does it so many times.
    public var run: (_ times: Int) throws -> Void

    /// Work that is done again and again; what `work` returns is made, whoever could do without.
    public init<Result>(_ group: String, _ name: String, _ work: @escaping () throws -> Result) {
        self.group = group
        self.name = name
        run = { times in
            for _ in 0..<times { keep(try work()) }
        }
    }

    /// The name under which it is chosen on the command line.
    public var path: String { "\(group)/\(name)" }
}

/// Holds a value against the optimiser, which would not make what nobody looks at.
@inline(never)
@_optimize(none)
public func keep<Value>(_ value: Value) {}
