public import Foundation
internal import NIOSSL
internal import SwiftASN1
internal import X509

/// Whom a verified certificate names, read once when the handshake completes.
public struct PeerIdentity: Sendable, Hashable {
    /// The one URI of the leaf.
    public let name: SPIFFEIdentity
    /// The leaf's serial number in lower-case hexadecimal, for the policy's deny-list.
    public let serial: String
    /// When the certificate ends; no connection outlives it.
    public let notAfter: Date

    /// The SPIFFE name as text.
    public var uri: String { name.uri }

    /// Names a peer; transports and tests do this.
    public init(name: SPIFFEIdentity, serial: String, notAfter: Date) {
        self.name = name
        self.serial = serial
        self.notAfter = notAfter
    }

    /// What the peer's certificate must be good for.
    enum Usage: Sendable {
        /// The peer is a client: TLS client authentication.
        case client
        /// The peer is a server: TLS server authentication.
        case server
    }

    /// Reads a leaf that BoringSSL has verified already.
    ///
    /// Chain, validity and name constraints are BoringSSL's business. Here is what it leaves open:
    /// that there is exactly one URI, that it is a SPIFFE name, that the usage is stated and not
    /// merely unrestricted, and that the leaf is no authority.
    init(verified leaf: NIOSSLCertificate, for usage: Usage) throws(IdentityError) {
        let certificate: Certificate
        do {
            certificate = try Certificate(derEncoded: leaf.toDERBytes())
        } catch {
            throw .unreadable
        }
        try self.init(certificate, for: usage)
    }

    /// Reads a parsed leaf.
    init(_ certificate: Certificate, for usage: Usage?) throws(IdentityError) {
        name = try Self.name(of: certificate)
        if let usage { try Self.check(usage, of: certificate) }
        serial = Self.hexadecimal(certificate.serialNumber)
        notAfter = certificate.notValidAfter
    }

    /// A serial number as the deny-list writes it.
    static func hexadecimal(_ serial: Certificate.SerialNumber) -> String {
        serial.bytes.map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }.joined()
    }

    private static func name(of certificate: Certificate) throws(IdentityError) -> SPIFFEIdentity {
        let names: SubjectAlternativeNames?
        do {
            names = try certificate.extensions.subjectAlternativeNames
        } catch {
            throw .unreadable
        }
        let uris = (names ?? SubjectAlternativeNames()).compactMap { name in
            if case .uniformResourceIdentifier(let uri) = name { uri } else { nil }
        }
        guard uris.count == 1, let uri = uris.first else { throw .notOneURI(uris.count) }
        guard let identity = SPIFFEIdentity(uri) else { throw .notSPIFFE }
        return identity
    }

    private static func check(
        _ usage: Usage,
        of certificate: Certificate
    ) throws(IdentityError) {
        let usages: ExtendedKeyUsage?
        let constraints: BasicConstraints?
        do {
            usages = try certificate.extensions.extendedKeyUsage
            constraints = try certificate.extensions.basicConstraints
        } catch {
            throw .unreadable
        }
        let wanted: ExtendedKeyUsage.Usage =
            switch usage {
            case .client: .clientAuth
            case .server: .serverAuth
            }
        guard let usages, usages.contains(wanted) else { throw .wrongUsage }
        if case .isCertificateAuthority = constraints { throw .isAuthority }
    }
}

/// Why a certificate that BoringSSL accepted names nobody for us.
public enum IdentityError: Error, Sendable, Hashable {
    /// The peer sent none.
    case noCertificate
    /// It is not DER that we can read.
    case unreadable
    /// Not exactly one URI among the alternative names, but this many.
    case notOneURI(Int)
    /// The URI is not a SPIFFE name.
    case notSPIFFE
    /// The extended key usage does not name this side of a connection.
    case wrongUsage
    /// An authority's certificate is for signing, not for calling.
    case isAuthority
    /// The server is somebody else than the client wants to speak to.
    case unexpectedServer
    /// The server's name is the expected one, and the deny-list has it or its serial.
    case denied

    /// The stable name of the rule.
    public var reason: String {
        switch self {
        case .noCertificate: "identity.noCertificate"
        case .unreadable: "identity.unreadable"
        case .notOneURI: "identity.notOneURI"
        case .notSPIFFE: "identity.notSPIFFE"
        case .wrongUsage: "identity.wrongUsage"
        case .isAuthority: "identity.isAuthority"
        case .unexpectedServer: "identity.unexpectedServer"
        case .denied: "identity.denied"
        }
    }
}
