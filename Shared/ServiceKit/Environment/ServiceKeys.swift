public import Audit
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
    public var checkpoint: CheckpointSigner

    /// Takes the four keys.
    public init(
        wrapping: SymmetricKey,
        digest: SymmetricKey,
        index: SymmetricKey,
        checkpoint: CheckpointSigner
    ) {
        self.wrapping = wrapping
        self.digest = digest
        self.index = index
        self.checkpoint = checkpoint
    }

    /// Digests requests for the audit.
    var digester: RequestDigester {
        RequestDigester(SymmetricKeyBytes(bytes: digest.withUnsafeBytes { Array($0) }))
    }

    /// Fresh keys, for tests.
    public static func generate() throws -> ServiceKeys {
        let secret = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        return ServiceKeys(
            wrapping: SymmetricKey(size: .bits256),
            digest: SymmetricKey(size: .bits256),
            index: SymmetricKey(size: .bits256),
            checkpoint: try CheckpointSigner(SymmetricKeyBytes(bytes: secret))
        )
    }
}
