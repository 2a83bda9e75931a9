public import Crypto
import WireCodec

/// The keys that the kernel derives from the two it is given.
///
/// They come from outside the store and are never written by the kernel. Each use has a key of its
/// own, so that what one use reveals says nothing about another.
public struct RecordKeys: Sendable {
    let wrapping: SymmetricKey
    let replies: SymmetricKey
    let cursors: SymmetricKey
    private let fingerprints: SymmetricKey
    private let digests: SymmetricKey
    private let erasures: SymmetricKey

    /// Takes the key that wraps records' keys and the one that digests requests.
    public init(wrapping: SymmetricKey, digest: SymmetricKey) {
        self.wrapping = wrapping
        digests = digest
        replies = Self.derive("stored replies", from: wrapping)
        cursors = Self.derive("cursors", from: wrapping)
        fingerprints = Self.derive("idempotency", from: digest)
        erasures = Self.derive("erasures", from: digest)
    }

    /// The digest of a request, as the audit trail keeps it.
    func digest(_ message: [UInt8]) -> Bytes {
        Bytes(copying: HMAC<SHA256>.authenticationCode(for: message, using: digests))
    }

    /// A name for a stored reply, from which nobody learns whose it is.
    func fingerprint(_ place: Seal.Place) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: place.bytes, using: fingerprints))
    }

    /// Shows that a notice of an erasure was written here.
    func tag(of key: KeyName, at time: Instant) -> [UInt8] {
        let place = Seal.Place("erasure", key.bytes, number: Int(time.millisecondsSinceEpoch))
        return Array(HMAC<SHA256>.authenticationCode(for: place.bytes, using: erasures))
    }

    private static func derive(_ use: String, from secret: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret,
            info: Array("homeward 1 \(use)".utf8),
            outputByteCount: 32
        )
    }
}
