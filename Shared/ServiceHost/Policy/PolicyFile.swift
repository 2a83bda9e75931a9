/// The policy file: who is who, and who is nobody any more.
///
/// ```yaml
/// officers:
///   - identity: spiffe://mps.homeward.gov.vn/officer/104-577
///     unit: VN/GOV/MPS/PROV/QNI
///     roles: [MPS.PROV]
/// services:
///   - identity: spiffe://mps.homeward.gov.vn/service/gateway
///     roles: [service.gateway]
/// denied:
///   identities: [spiffe://mod.homeward.gov.vn/officer/77-001]
///   serials: ["0a1b2c"]
/// ```
///
/// Units and roles stand here and not in certificates, so a posting reissues nothing.
public struct PolicyFile: Codable, Sendable, Hashable {
    /// Somebody whom the policy knows.
    public struct Entry: Codable, Sendable, Hashable {
        /// The SPIFFE identity of the certificate.
        public var identity: String
        /// The unit of an officer; services have none.
        public var unit: String?
        /// The roles that it may act in.
        public var roles: [String]

        /// Names somebody.
        public init(identity: String, unit: String? = nil, roles: [String]) {
            self.identity = identity
            self.unit = unit
            self.roles = roles
        }
    }

    /// Who is refused although a certificate may still be valid.
    public struct Denied: Codable, Sendable, Hashable {
        /// Identities: the person, under any certificate.
        public var identities: [String]?
        /// Serial numbers in lower-case hexadecimal: one lost certificate.
        public var serials: [String]?

        /// Names whom to refuse.
        public init(identities: [String]? = nil, serials: [String]? = nil) {
            self.identities = identities
            self.serials = serials
        }
    }

    /// The officers.
    public var officers: [Entry]
    /// The services.
    public var services: [Entry]
    /// The deny-list.
    public var denied: Denied?

    /// Puts a policy together.
    public init(officers: [Entry], services: [Entry], denied: Denied? = nil) {
        self.officers = officers
        self.services = services
        self.denied = denied
    }
}
