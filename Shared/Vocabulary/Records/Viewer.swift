/// Somebody who looks at a record: their unit and their roles, as the policy knows them.
public struct Viewer: Sendable, Hashable {
    /// The identity of the certificate.
    public let identity: String
    /// The unit; services have none.
    public let unit: OrgID?
    /// The roles that this version knows; others grant nothing.
    public let roles: RoleSet
    /// Who took over from whom, as the service knows it.
    public let successions: Successions

    /// Describes somebody who looks; whose unit was succeeded looks for its successor.
    public init(
        identity: String,
        unit: OrgID?,
        roles: RoleSet,
        successions: Successions = Successions()
    ) {
        self.identity = identity
        self.unit = unit.map { successions.current($0) }
        self.roles = roles
        self.successions = successions
    }

    /// Whether a unit, or whoever took over from it, is theirs or stands below theirs.
    public func covers(_ other: OrgID) -> Bool {
        unit?.contains(successions.current(other)) ?? false
    }

    /// Whether they hold any of the roles.
    public func holds(_ wanted: RoleSet) -> Bool { !roles.isDisjoint(with: wanted) }
}
