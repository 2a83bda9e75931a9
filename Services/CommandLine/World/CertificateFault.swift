import NIOSSL
import RPCTransport
import Vocabulary

/// Why a certificate and its key cannot be used, in words.
enum CertificateFault: Error, Hashable {
    /// A file is not there or may not be read.
    case unreadable(String)
    /// The two do not make credentials.
    case unusable(CredentialsError)
    /// The certificate names somebody else.
    case otherName(String)

    /// The sentence in this run's language.
    var text: String {
        switch self {
        case .unreadable(let path): CertificatePhrase.unreadable(path)
        case .otherName(let name): CertificatePhrase.otherName(name)
        case .unusable(let error):
            switch error {
            case .noCertificate: CertificatePhrase.noCertificate()
            case .noPrivateKey: CertificatePhrase.noPrivateKey()
            case .ownIdentity: CertificatePhrase.noIdentity()
            case .noAnchor, .unreadableAnchor: CertificatePhrase.badAnchors()
            case .unconstrainedAnchor: CertificatePhrase.unconstrainedAnchor()
            case .refused: CertificatePhrase.noPair()
            }
        }
    }

    /// Whether it is the authorities' file that is wrong, not the holder's own.
    var isAboutAnchors: Bool {
        switch self {
        case .unusable(.noAnchor), .unusable(.unreadableAnchor), .unusable(.unconstrainedAnchor):
            true
        default: false
        }
    }

    /// Looks at three PEM texts as a connection would; `nil` where they can be used.
    init?(certificate: String, key: String, anchors: String, of identity: String) {
        do throws(CredentialsError) {
            let credentials = try Credentials(
                certificateChainPEM: certificate,
                privateKeyPEM: key,
                anchorsPEM: [anchors]
            )
            guard credentials.identity.uri == identity else {
                self = .otherName(credentials.identity.uri)
                return
            }
            guard Self.isPair(certificate, key) else { throw .refused }
            guard Self.isWhole(anchors) else { throw .unreadableAnchor }
            return nil
        } catch {
            self = .unusable(error)
        }
    }

    /// Whether a file of several certificates ends with one: the library passes over a torn last one,
    /// and with it a whole ministry.
    private static func isWhole(_ anchors: String) -> Bool {
        let begins = anchors.pieces(between: "-----BEGIN CERTIFICATE-----").count
        return begins == anchors.pieces(between: "-----END CERTIFICATE-----").count
    }

    /// Whether the key is the certificate's: the TLS library knows.
    private static func isPair(_ certificate: String, _ key: String) -> Bool {
        do {
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
            let configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
            )
            _ = try NIOSSLContext(configuration: configuration)
            return true
        } catch {
            return false
        }
    }
}

/// What is said about certificates that cannot be used.
enum CertificatePhrase: Phrasebook {
    case unreadable, otherName, noCertificate, noPrivateKey, noIdentity, badAnchors
    case unconstrainedAnchor, noPair

    var label: Label {
        switch self {
        case .unreadable:
            Label(vi: "không đọc được tệp {}.", en: "the file {} cannot be read.")
        case .otherName:
            Label(vi: "chứng thư mang tên {}.", en: "the certificate names {}.")
        case .noCertificate:
            Label(
                vi: "tệp chứng thư không chứa chứng thư PEM nào.",
                en: "the certificate file holds no PEM certificate."
            )
        case .noPrivateKey:
            Label(
                vi: "tệp khoá không chứa khoá bí mật PEM nào đọc được.",
                en: "the key file holds no PEM private key that can be read."
            )
        case .noIdentity:
            Label(
                vi: "chứng thư không mang đúng một định danh SPIFFE.",
                en: "the certificate names no single SPIFFE identity."
            )
        case .badAnchors:
            Label(
                vi: "tệp chứng thư của các tổ chức cấp không đọc được.",
                en: "the file of the authorities' certificates cannot be read."
            )
        case .unconstrainedAnchor:
            Label(
                vi: "một tổ chức cấp không bị giới hạn trong miền của mình.",
                en: "an authority is not bound to a domain of its own."
            )
        case .noPair:
            Label(
                vi: "chứng thư và khoá không thuộc về nhau.",
                en: "certificate and key do not belong together."
            )
        }
    }
}
