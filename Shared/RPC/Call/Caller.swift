/// Somebody whom a certificate proved and the policy knows.
///
/// The identity is the one URI of the verified leaf; unit and roles come from the policy, so a
/// posting reissues nothing.
public struct Caller: Sendable {
    /// One object, since every call carries its caller from hand to hand.
    private final class Facts: Sendable {
        let identity: String
        let unit: String
        let roles: Set<String>

        init(identity: String, unit: String, roles: Set<String>) {
            self.identity = identity
            self.unit = unit
            self.roles = roles
        }
    }

    private let facts: Facts

    /// The SPIFFE identity, `spiffe://mps.homeward.gov.vn/officer/104-577`.
    public var identity: String { facts.identity }
    /// The unit, `VN/GOV/MPS/PROV/QNI`; empty for a service.
    public var unit: String { facts.unit }
    /// The role names that the policy grants.
    public var roles: Set<String> { facts.roles }

    /// Names a caller.
    public init(identity: String, unit: String, roles: Set<String>) {
        facts = Facts(identity: identity, unit: unit, roles: roles)
    }
}

extension Caller: Hashable {
    public static func == (left: Caller, right: Caller) -> Bool {
        left.facts === right.facts
            || (left.identity == right.identity && left.unit == right.unit
                && left.roles == right.roles)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(identity)
        hasher.combine(unit)
        hasher.combine(roles)
    }
}
