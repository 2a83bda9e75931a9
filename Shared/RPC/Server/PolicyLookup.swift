/// Finds the officer whom the gateway names, in the policy as it stands at this moment.
public struct PolicyLookup: Sendable {
    private let find: @Sendable (String) -> Caller?

    /// Looks up by a closure, which is called on event loops and must not block.
    public init(_ find: @escaping @Sendable (String) -> Caller?) {
        self.find = find
    }

    /// A fixed list, for tests and tools.
    public init(_ callers: [Caller]) {
        let byIdentity = Dictionary(callers.map { ($0.identity, $0) }) { first, _ in first }
        self.init { byIdentity[$0] }
    }

    /// Knows nobody, so nobody can be called for.
    public static let empty = PolicyLookup([])

    /// The caller of an identity; `nil` for one that is unknown or denied.
    public func caller(of identity: String) -> Caller? { find(identity) }
}
