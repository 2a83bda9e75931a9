import Crypto
import Foundation
import SwiftASN1
import WireCodec
@_spi(FixedExpiryValidationTime) import X509

/// An officer's certificate and key as they sign and open bundles, and the authorities they trust.
struct BundleSigner: Sendable {
    /// The name in the certificate.
    let identity: String
    /// The certificate and what leads to its authority, DER.
    let chain: [Bytes]
    /// The certificate's key.
    let key: P256.Signing.PrivateKey
    private let anchors: [Certificate]

    /// Reads three PEM texts; keys other than P-256 sign no bundle.
    init(certificatePEM: String, keyPEM: String, anchorsPEM: String) throws(BundleError) {
        do {
            let documents = try PEMDocument.parseMultiple(pemString: certificatePEM)
            chain = documents.map { Bytes($0.derBytes) }
            guard let leaf = documents.first else { throw BundleError.unsuitableKey }
            identity = try Self.identity(of: Certificate(derEncoded: leaf.derBytes))
            key = try P256.Signing.PrivateKey(pemRepresentation: keyPEM)
            anchors = try PEMDocument.parseMultiple(pemString: anchorsPEM)
                .map { try Certificate(derEncoded: $0.derBytes) }
        } catch {
            throw .unsuitableKey
        }
    }

    /// The digest by which a bundle names the key that it is sealed for.
    static func digest(of key: P256.Signing.PublicKey) -> Bytes {
        Bytes(Array(SHA256.hash(data: key.x963Representation)))
    }

    /// Signs bytes with ECDSA over P-256 and SHA-256.
    func signature(of bytes: [UInt8]) throws -> Bytes {
        Bytes(Array(try key.signature(for: Data(bytes)).rawRepresentation))
    }

    /// The key of a chain's leaf.
    static func key(of chain: [Bytes]) throws(BundleError) -> P256.Signing.PublicKey {
        guard let leaf = chain.first, let certificate = try? Certificate(derEncoded: leaf.array),
            let key = P256.Signing.PublicKey(certificate.publicKey)
        else { throw .untrustedSigner }
        return key
    }

    /// Whom a chain names, once an authority of ours vouches for it at a moment.
    ///
    /// The moment is the signing: an offline post comes back when its certificate has been renewed.
    /// Whoever holds an ended key gains nothing by an early date, because only the maker imports, with
    /// a certificate that is good today.
    func signer(of chain: [Bytes], at moment: Instant) async throws(BundleError) -> String {
        var certificates: [Certificate] = []
        for each in chain {
            guard let certificate = try? Certificate(derEncoded: each.array) else {
                throw .untrustedSigner
            }
            certificates.append(certificate)
        }
        guard let leaf = certificates.first else { throw .untrustedSigner }
        let date = Date(timeIntervalSince1970: Double(moment.millisecondsSinceEpoch) / 1000)
        var verifier = Verifier(rootCertificates: X509.CertificateStore(anchors)) {
            RFC5280Policy(fixedExpiryValidationTime: date)
        }
        let intermediates = X509.CertificateStore(certificates.dropFirst())
        let result = await verifier.validate(leaf: leaf, intermediates: intermediates)
        guard case .validCertificate = result else { throw .untrustedSigner }
        return try Self.identity(of: leaf)
    }

    /// The one name of a client's certificate.
    private static func identity(of leaf: Certificate) throws(BundleError) -> String {
        guard let names = try? leaf.extensions.subjectAlternativeNames,
            let usages = try? leaf.extensions.extendedKeyUsage, usages.contains(.clientAuth)
        else { throw .untrustedSigner }
        if case .isCertificateAuthority? = try? leaf.extensions.basicConstraints {
            throw .untrustedSigner
        }
        let uris = names.compactMap { name in
            if case .uniformResourceIdentifier(let uri) = name { uri } else { nil }
        }
        guard uris.count == 1 else { throw .untrustedSigner }
        return uris[0]
    }
}
