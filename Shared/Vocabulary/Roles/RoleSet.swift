/// A set of roles, usually one of the named sets of `RoleSets.swift`.
public struct RoleSet: Hashable, Sendable, ExpressibleByArrayLiteral {
    /// The roles in it.
    public let roles: Set<Role>

    /// The set of these roles.
    public init(_ roles: some Sequence<Role>) { self.roles = Set(roles) }

    public init(arrayLiteral elements: Role...) { roles = Set(elements) }

    /// The set of the role names that this version knows; unknown names grant nothing.
    public init(names: some Sequence<String>) {
        roles = Set(names.compactMap(Role.init(rawValue:)))
    }

    /// The names, as policies and method descriptors spell them.
    public var names: Set<String> { Set(roles.map(\.rawValue)) }

    /// The names in a stable order, for documents and messages.
    public var sortedNames: [String] { names.sorted() }

    /// Whether nobody is in it.
    public var isEmpty: Bool { roles.isEmpty }

    /// Whether a role is in it.
    public func contains(_ role: Role) -> Bool { roles.contains(role) }

    /// Whether the two sets have no role in common.
    public func isDisjoint(with other: RoleSet) -> Bool { roles.isDisjoint(with: other.roles) }

    /// Whether the other set holds all of these roles.
    public func isSubset(of other: RoleSet) -> Bool { roles.isSubset(of: other.roles) }

    /// The roles of both.
    public func union(_ other: RoleSet) -> RoleSet { RoleSet(roles.union(other.roles)) }

    /// The roles of all the sets.
    public static func union(of sets: some Sequence<RoleSet>) -> RoleSet {
        RoleSet(sets.flatMap(\.roles))
    }
}
