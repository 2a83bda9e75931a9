/// Somebody who looks at a record: their unit and their roles, as the policy knows them.
public struct Viewer: Sendable, Hashable {
    /// The identity of the certificate.
    public let identity: String
    /// The unit; services have none.
    public let unit: OrgID?
    /// The roles that this version knows; others grant nothing.
    public let roles: RoleSet

    /// Describes somebody who looks.
    public init(identity: String, unit: OrgID?, roles: RoleSet) {
        self.identity = identity
        self.unit = unit
        self.roles = roles
    }

    /// Whether they hold any of the roles.
    public func holds(_ wanted: RoleSet) -> Bool { !roles.isDisjoint(with: wanted) }
}
