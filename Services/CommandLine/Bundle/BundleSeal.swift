import Crypto
import Foundation
import RPC
import WireCodec

/// Signs a bundle and closes it for its importer, and the reverse.
///
/// First signed, then sealed: the signature covers whom it is sealed for, and is not to be seen from
/// outside. HPKE (RFC 9180) with P-256, HKDF-SHA-256 and AES-256-GCM; the header is authenticated
/// with it. Nothing is read of a content whose seal or signature does not hold.
enum BundleSeal {
    /// The version of the format that this program writes and reads.
    static let version = 1
    private static let format = "homeward-bundle"
    private static let suite = HPKE.Ciphersuite.P256_SHA256_AES_GCM_256
    private static let purpose = Array("homeward bundle 1\n".utf8)
    /// A leaf and what may lead to its authority.
    private static let mostCertificates = 4
    /// How far a post's clock may run ahead.
    private static let skew = Duration.seconds(300)

    /// What stands before the seal.
    private struct Header: Codable {
        var format: String
        var version: Int
        var recipient: Bytes
    }

    /// The file as a whole.
    private struct File: Codable {
        var header: Header
        var encapsulated: Bytes
        var sealed: Bytes
    }

    /// What the seal closes.
    private struct Signed: Codable {
        var certificates: [Bytes]
        var content: Bytes
        var signature: Bytes
    }

    /// The bytes of a bundle's file.
    static func close(_ bundle: OfflineBundle, by signer: BundleSigner) throws -> [UInt8] {
        let content = try Wire.encode(bundle)
        let signed = Signed(
            certificates: signer.chain,
            content: Bytes(content),
            signature: try signer.signature(of: purpose + content)
        )
        let header = Header(format: format, version: version, recipient: bundle.recipient)
        let key = signer.key.publicKey.x963Representation
        var sender = try HPKE.Sender(
            recipientKey: P256.KeyAgreement.PublicKey(x963Representation: key),
            ciphersuite: suite,
            info: Data(purpose)
        )
        let sealed = try sender.seal(
            Data(Wire.encode(signed)),
            authenticating: Data(Wire.encode(header))
        )
        let file = try Wire.encode(
            File(
                header: header,
                encapsulated: Bytes(Array(sender.encapsulatedKey)),
                sealed: Bytes(Array(sealed))
            )
        )
        guard file.count <= OfflineBundle.mostBytes else { throw BundleError.tooLarge }
        return file
    }

    /// The bundle of a file, once its seal, its signature and its signer are good.
    ///
    /// `keys` are the importer's own, an earlier certificate's among them.
    static func open(
        _ bytes: [UInt8],
        by signer: BundleSigner,
        keys: [P256.Signing.PrivateKey] = [],
        now: Instant
    ) async throws(BundleError) -> OfflineBundle {
        guard bytes.count <= OfflineBundle.mostBytes else { throw .tooLarge }
        let file = try self.file(bytes)
        let signed = try unsealed(file, with: [signer.key] + keys)
        guard (1...mostCertificates).contains(signed.certificates.count) else {
            throw .untrustedSigner
        }
        let key = try BundleSigner.key(of: signed.certificates)
        guard
            let signature = try? P256.Signing.ECDSASignature(
                rawRepresentation: signed.signature.array
            ), key.isValidSignature(signature, for: Data(purpose + signed.content.array))
        else {
            throw .badSignature
        }
        let bundle: OfflineBundle
        do {
            bundle = try Wire.decode(from: signed.content.array, limits: OfflineBundle.limits)
        } catch {
            throw .notABundle
        }
        let name = try await signer.signer(of: signed.certificates, at: bundle.sealedAt)
        guard name == bundle.maker, name == signer.identity else { throw .madeByAnother(name) }
        guard bundle.recipient == file.header.recipient else { throw .sealedForAnother }
        try check(bundle, now: now)
        return bundle
    }

    private static func file(_ bytes: [UInt8]) throws(BundleError) -> File {
        do {
            // The header alone first: another version may continue otherwise.
            let tree = try Wire.decode(
                WireValue.self,
                from: bytes,
                limits: OfflineBundle.limits
            )
            guard let header = tree["header"], header["format"] == .text(format),
                case .unsigned(let number)? = header["version"]
            else { throw BundleError.notABundle }
            guard number == UInt64(version) else {
                throw BundleError.otherVersion(Int(clamping: number))
            }
            return try Wire.decode(from: bytes, limits: OfflineBundle.limits)
        } catch {
            throw error as? BundleError ?? .notABundle
        }
    }

    private static func unsealed(
        _ file: File,
        with keys: [P256.Signing.PrivateKey]
    ) throws(BundleError) -> Signed {
        guard
            let key = keys.first(where: {
                BundleSigner.digest(of: $0.publicKey) == file.header.recipient
            })
        else { throw .sealedForAnother }
        do {
            var recipient = try HPKE.Recipient(
                privateKey: P256.KeyAgreement.PrivateKey(rawRepresentation: key.rawRepresentation),
                ciphersuite: suite,
                info: Data(purpose),
                encapsulatedKey: Data(file.encapsulated.array)
            )
            let plain = try recipient.open(
                Data(file.sealed.array),
                authenticating: Data(Wire.encode(file.header))
            )
            return try Wire.decode(from: Array(plain), limits: OfflineBundle.limits)
        } catch {
            throw .damaged
        }
    }

    private static func check(_ bundle: OfflineBundle, now: Instant) throws(BundleError) {
        guard bundle.begunAt <= bundle.sealedAt, bundle.sealedAt <= now.advanced(by: skew) else {
            throw .wrongTime
        }
        guard bundle.entries.count <= OfflineBundle.mostEntries else { throw .tooLarge }
        var keys: Set<Bytes> = []
        var standIns: Set<Identifier> = []
        for (index, entry) in bundle.entries.enumerated() {
            guard IdempotencyKey(entry.key.array) != nil, keys.insert(entry.key).inserted,
                standIns.insert(entry.standIn).inserted
            else { throw .badEntry(index + 1) }
        }
    }
}
