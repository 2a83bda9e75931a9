/// What is given up first when a service is full.
///
/// Derived from what the contract says of the method, never from what the caller says: whoever could
/// call themselves important would.
enum CallPriority: Int, Sendable, Comparable, CaseIterable {
    /// What can be asked again later by a program: event streams.
    case low
    /// What an officer looks at.
    case normal
    /// What somebody has just done, and would have to do again.
    case high
    /// What tells whether the service lives, and what services keep for one another: checkpoints
    /// of audit trails, and erasures. Refusing it makes an outage out of a busy moment. And what is only
    /// a cover: the calls inside are let in one by one, each by its own method.
    case vital

    /// The priority of a method.
    init(of method: MethodDescriptor) {
        let builtin = BuiltinMethod.allCases.first { method.name.hasSuffix(".\($0.rawValue)") }
        switch builtin {
        case .health, .checkpoint, .keepCheckpoint, .keepErasures, .tryCalls: self = .vital
        // Schemas are derived anew at each call: work that anybody may ask for.
        case .describe: self = .low
        case .provedEntries, .succeed, .planSuccession, .successions, nil:
            self = Self.ofContract(method)
        }
    }

    private static func ofContract(_ method: MethodDescriptor) -> CallPriority {
        if method.kind == .serverStream { return .low }
        return method.effect == .write ? .high : .normal
    }

    /// The share of the limit that calls of this priority may fill.
    ///
    /// The difference is room that the more important find when the less important have filled
    /// theirs; it is small, since room that nobody uses is work not done.
    var share: Double {
        switch self {
        case .low: 0.7
        case .normal: 0.9
        case .high: 1
        case .vital: .infinity
        }
    }

    static func < (left: CallPriority, right: CallPriority) -> Bool {
        left.rawValue < right.rawValue
    }
}
