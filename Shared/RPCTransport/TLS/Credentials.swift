internal import NIOSSL
internal import SwiftASN1
internal import X509

/// What one side shows and whom it trusts: its certificate, its key and the ministries' anchors.
///
/// Made from PEM text, checked at once: a service that could not hold a handshake, or that would
/// believe one ministry about another's people, does not start.
public struct Credentials: Sendable {
    /// Whom our own certificate names.
    public let identity: PeerIdentity
    let chain: [NIOSSLCertificate]
    let key: NIOSSLPrivateKey
    let anchors: [NIOSSLCertificate]
    /// What BoringSSL makes of them, once.
    let contexts = Contexts()

    /// Reads and checks the three PEM texts.
    ///
    /// Several anchors must each carry a critical URI name constraint: without it the authority of
    /// one ministry could name officers of another.
    public init(
        certificateChainPEM: String,
        privateKeyPEM: String,
        anchorsPEM: [String]
    ) throws(CredentialsError) {
        let leaf: Certificate
        do {
            chain = try NIOSSLCertificate.fromPEMBytes(Array(certificateChainPEM.utf8))
            guard let first = chain.first else { throw CredentialsError.noCertificate }
            leaf = try Certificate(derEncoded: first.toDERBytes())
        } catch {
            throw .noCertificate
        }
        do {
            key = try NIOSSLPrivateKey(bytes: Array(privateKeyPEM.utf8), format: .pem)
        } catch {
            throw .noPrivateKey
        }
        do {
            identity = try PeerIdentity(leaf, for: nil)
        } catch {
            throw .ownIdentity(error)
        }
        anchors = try Self.anchors(from: anchorsPEM)
    }

    private static func anchors(
        from texts: [String]
    ) throws(CredentialsError) -> [NIOSSLCertificate] {
        var anchors: [NIOSSLCertificate] = []
        var unconstrained = 0
        do {
            for text in texts {
                for anchor in try NIOSSLCertificate.fromPEMBytes(Array(text.utf8)) {
                    let certificate = try Certificate(derEncoded: anchor.toDERBytes())
                    if !(try isConstrained(certificate)) { unconstrained += 1 }
                    anchors.append(anchor)
                }
            }
        } catch {
            throw .unreadableAnchor
        }
        guard !anchors.isEmpty else { throw .noAnchor }
        guard anchors.count == 1 || unconstrained == 0 else { throw .unconstrainedAnchor }
        return anchors
    }

    /// Whether an anchor binds itself to whole domains that it names.
    ///
    /// A constraint that begins with a dot admits every name below it, other ministries' too.
    private static func isConstrained(_ anchor: Certificate) throws -> Bool {
        guard let constraint = anchor.extensions[oid: .X509ExtensionID.nameConstraints],
            constraint.critical
        else { return false }
        let domains = try NameConstraints(constraint).permittedURIDomains
        return !domains.isEmpty && domains.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    }
}

/// Why credentials cannot be used.
public enum CredentialsError: Error, Sendable, Hashable {
    /// No certificate in the PEM text.
    case noCertificate
    /// No private key in the PEM text, or one that is locked.
    case noPrivateKey
    /// Our own certificate names nobody.
    case ownIdentity(IdentityError)
    /// No anchor: nobody could be trusted.
    case noAnchor
    /// An anchor does not parse.
    case unreadableAnchor
    /// Several anchors, and one lacks the critical URI name constraint of its domain.
    case unconstrainedAnchor
    /// BoringSSL refuses the combination, usually a key of another certificate.
    case refused
}

extension CredentialsError: CustomStringConvertible {
    /// What is wrong and what to do, for the operator who starts the service.
    public var description: String {
        switch self {
        case .noCertificate: "The certificate file holds no PEM certificate."
        case .noPrivateKey: "The key file holds no PEM private key that can be read."
        case .ownIdentity(let error):
            "The certificate names no single SPIFFE identity (\(error.reason))."
        case .noAnchor: "No trust anchor is given: nobody could connect."
        case .unreadableAnchor: "A trust anchor is not a readable PEM certificate."
        case .unconstrainedAnchor:
            "Several trust anchors are given, and one has no critical URI name constraint: it "
                + "could sign names of another ministry."
        case .refused: "Certificate and private key do not belong together."
        }
    }
}
