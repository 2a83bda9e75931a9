public import Crypto

/// The keys that one service holds and shows to nobody.
///
/// Each has one use, so that losing one does not lose the others: what wraps is never what
/// fingerprints, and the key that signs checkpoints never meets data.
public struct ServiceKeys: Sendable {
    /// Wraps the key of each person and each sealed record.
    public var wrapping: SymmetricKey
    /// Fingerprints requests, for idempotency and the audit: HMAC-SHA256.
    public var digest: SymmetricKey
    /// Makes blind index values; used by victim support alone.
    public var index: SymmetricKey
    /// Signs audit checkpoints: Ed25519.
    public var checkpoint: Curve25519.Signing.PrivateKey

    /// Takes the four keys.
    public init(
        wrapping: SymmetricKey,
        digest: SymmetricKey,
        index: SymmetricKey,
        checkpoint: Curve25519.Signing.PrivateKey
    ) {
        self.wrapping = wrapping
        self.digest = digest
        self.index = index
        self.checkpoint = checkpoint
    }

    /// Fresh keys, for a first start and for tests.
    public static func generate() -> ServiceKeys {
        ServiceKeys(
            wrapping: SymmetricKey(size: .bits256),
            digest: SymmetricKey(size: .bits256),
            index: SymmetricKey(size: .bits256),
            checkpoint: Curve25519.Signing.PrivateKey()
        )
    }
}
