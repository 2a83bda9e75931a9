public import RPCTransport

/// A ministry made up for a test: its authority in memory, and credentials by name.
public struct TestMinistry: Sendable {
    /// The authority, for certificates of every unusual kind.
    public let authority: DevelopmentAuthority

    /// Makes the ministry of `domain`.
    public init(_ domain: String = "mps.homeward.test", isConstrained: Bool = true) throws {
        authority = try DevelopmentAuthority(domain: domain, isConstrained: isConstrained)
    }

    /// The SPIFFE name of an officer.
    public func officer(_ number: String = "104-577") -> String {
        "spiffe://\(authority.domain)/officer/\(number)"
    }

    /// The SPIFFE name of a service.
    public func service(_ name: String = "cases") -> String {
        "spiffe://\(authority.domain)/service/\(name)"
    }

    /// The credentials of an officer who trusts this ministry and `others`.
    public func officerCredentials(
        _ number: String = "104-577",
        trusting others: [TestMinistry] = []
    ) throws -> Credentials {
        try credentials(authority.issueOfficer(number), trusting: others)
    }

    /// The credentials of a service that trusts this ministry and `others`.
    public func serviceCredentials(
        _ name: String = "cases",
        trusting others: [TestMinistry] = []
    ) throws -> Credentials {
        try credentials(authority.issueService(name), trusting: others)
    }

    /// Credentials from a certificate, however odd.
    public func credentials(
        _ issued: IssuedCertificate,
        trusting others: [TestMinistry] = []
    ) throws -> Credentials {
        try Credentials(
            certificateChainPEM: issued.certificatePEM,
            privateKeyPEM: issued.privateKeyPEM,
            anchorsPEM: [authority.certificatePEM] + others.map(\.authority.certificatePEM)
        )
    }
}
