/// Somebody whom a certificate proved and the policy knows.
///
/// The identity is the one URI of the verified leaf; unit and roles come from the policy, so a
/// posting reissues nothing.
public struct Caller: Sendable, Hashable {
    /// The SPIFFE identity, `spiffe://mps.homeward.gov.vn/officer/104-577`.
    public let identity: String
    /// The unit, `VN/GOV/MPS/PROV/QNI`; empty for a service.
    public let unit: String
    /// The role names that the policy grants.
    public let roles: Set<String>

    /// Names a caller.
    public init(identity: String, unit: String, roles: Set<String>) {
        self.identity = identity
        self.unit = unit
        self.roles = roles
    }
}
