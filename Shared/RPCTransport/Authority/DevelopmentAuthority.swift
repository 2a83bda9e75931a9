internal import Crypto
internal import Foundation
internal import SwiftASN1
internal import X509

/// A ministry's certificate authority for development and tests.
///
/// Its root carries a critical URI name constraint for its own domain, so that no other
/// ministry's service believes it about anybody else. A real ministry brings an authority of its
/// own; nothing here revokes or logs.
public struct DevelopmentAuthority: Sendable {
    /// The ministry's trust domain, `mps.homeward.gov.vn`.
    public let domain: String
    /// The root, to be given to everybody who is to believe this authority.
    public let certificatePEM: String
    private let certificate: Certificate
    private let key: Certificate.PrivateKey

    /// Makes a new root; without the constraint it is good for tests of a refusal only.
    public init(
        domain: String,
        isConstrained: Bool = true,
        validFor: Duration = .seconds(10 * 365 * 86_400)
    ) throws {
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let name = try DistinguishedName {
            CountryName("VN")
            OrganizationName(domain)
            CommonName("Homeward development authority")
        }
        var extensions = Certificate.Extensions()
        try extensions.append(
            .init(BasicConstraints.isCertificateAuthority(maxPathLength: 0), critical: true)
        )
        try extensions.append(.init(KeyUsage(keyCertSign: true, cRLSign: true), critical: true))
        if isConstrained {
            try extensions.append(
                .init(NameConstraints(permittedURIDomains: [domain]), critical: true)
            )
        }
        try extensions.append(
            .init(SubjectKeyIdentifier(hash: key.publicKey), critical: false)
        )
        let now = Date()
        let certificate = try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: key.publicKey,
            notValidBefore: now - 600,
            notValidAfter: now + validFor.timeInterval,
            issuer: name,
            subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: extensions,
            issuerPrivateKey: key
        )
        try self.init(domain: domain, certificate: certificate, key: key)
    }

    /// Reads an authority that was made before.
    public init(domain: String, certificatePEM: String, privateKeyPEM: String) throws {
        try self.init(
            domain: domain,
            certificate: Certificate(pemEncoded: certificatePEM),
            key: Certificate.PrivateKey(pemEncoded: privateKeyPEM)
        )
    }

    private init(
        domain: String,
        certificate: Certificate,
        key: Certificate.PrivateKey
    ) throws {
        self.domain = domain
        self.certificate = certificate
        self.key = key
        certificatePEM = try certificate.serializeAsPEM().pemString
    }

    /// The root's private key; whoever holds it can name anybody of the domain.
    public var privateKeyPEM: String {
        get throws { try key.serializeAsPEM().pemString }
    }

    /// Issues an officer's certificate: `spiffe://DOMAIN/officer/NUMBER`.
    public func issueOfficer(
        _ number: String,
        validFor: Duration = .seconds(90 * 86_400)
    ) throws -> IssuedCertificate {
        try issue(
            CertificateRequest(
                uris: ["spiffe://\(domain)/officer/\(number)"],
                usages: [.client],
                validFor: validFor
            )
        )
    }

    /// Issues a service's certificate: `spiffe://DOMAIN/service/NAME`, good for both sides.
    public func issueService(
        _ name: String,
        validFor: Duration = .seconds(90 * 86_400)
    ) throws -> IssuedCertificate {
        try issue(
            CertificateRequest(
                uris: ["spiffe://\(domain)/service/\(name)"],
                usages: [.server, .client],
                validFor: validFor
            )
        )
    }

    /// Issues whatever is asked for, also what no service would accept.
    public func issue(_ request: CertificateRequest) throws -> IssuedCertificate {
        let leafKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let begin = Date() + request.beginsAfter.timeInterval
        let serial = Certificate.SerialNumber()
        let leaf = try Certificate(
            version: .v3,
            serialNumber: serial,
            publicKey: leafKey.publicKey,
            notValidBefore: begin,
            notValidAfter: begin + request.validFor.timeInterval,
            issuer: certificate.subject,
            subject: DistinguishedName { OrganizationName(domain) },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try extensions(of: request, for: leafKey.publicKey),
            issuerPrivateKey: key
        )
        return IssuedCertificate(
            certificatePEM: try leaf.serializeAsPEM().pemString,
            privateKeyPEM: try leafKey.serializeAsPEM().pemString,
            serial: PeerIdentity.hexadecimal(serial)
        )
    }

    private func extensions(
        of request: CertificateRequest,
        for publicKey: Certificate.PublicKey
    ) throws -> Certificate.Extensions {
        var extensions = Certificate.Extensions()
        let constraints: BasicConstraints =
            request.isAuthority
            ? .isCertificateAuthority(maxPathLength: nil) : .notCertificateAuthority
        try extensions.append(.init(constraints, critical: true))
        try extensions.append(.init(KeyUsage(digitalSignature: true), critical: true))
        if !request.usages.isEmpty {
            let usages = request.usages.map { usage -> ExtendedKeyUsage.Usage in
                switch usage {
                case .client: .clientAuth
                case .server: .serverAuth
                case .codeSigning: .codeSigning
                }
            }
            try extensions.append(.init(ExtendedKeyUsage(usages), critical: false))
        }
        if !request.uris.isEmpty {
            let names = request.uris.map { GeneralName.uniformResourceIdentifier($0) }
            try extensions.append(.init(SubjectAlternativeNames(names), critical: false))
        }
        try extensions.append(.init(SubjectKeyIdentifier(hash: publicKey), critical: false))
        return extensions
    }
}

extension Duration {
    /// The duration in Foundation's seconds.
    var timeInterval: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
