import Foundation
public import RPCTransport

/// Where a service's certificate, key and anchors lie.
public struct CertificateFiles: Sendable {
    /// The certificate chain.
    public let certificate: String
    /// The private key.
    public let key: String
    /// The ministries' authorities.
    public let anchors: [String]

    /// Names the files.
    public init(certificate: String, key: String, anchors: [String]) {
        self.certificate = certificate
        self.key = key
        self.anchors = anchors
    }

    /// Every file.
    var all: [String] { [certificate, key] + anchors }

    /// Reads and checks them; a key that others may read is refused.
    public func load() throws -> Credentials {
        let mode = try? FileManager.default.attributesOfItem(atPath: key)[.posixPermissions]
        if let mode = mode as? NSNumber, mode.intValue & 0o077 != 0 {
            throw StartError("The key \(key) can be read by others: run chmod 600 on it.")
        }
        do {
            return try Credentials(
                certificateChainPEM: try Self.text(of: certificate),
                privateKeyPEM: try Self.text(of: key),
                anchorsPEM: try anchors.map(Self.text)
            )
        } catch let error as CredentialsError {
            throw StartError("\(error) (\(certificate))")
        }
    }

    private static func text(of file: String) throws -> String {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw StartError("\(file) cannot be read; expected a PEM file.")
        }
        return text
    }
}
