import Crypto
public import WireCodec

/// A service's signed word on how long its trail is and what stands in it.
///
/// The other services keep it. Whoever changes the trail afterwards, with all its hashes, would have
/// to change it there too, or find another trail with the same root.
public struct Checkpoint: Sendable, Hashable, Codable {
    /// Whose trail.
    public let service: AuditWord
    /// How many entries.
    public let size: Int64
    /// The root over them.
    public let root: MerkleHash
    /// When it was signed.
    public let at: Instant
    /// Ed25519 over ``signedBytes``.
    public let signature: Bytes

    /// The head it speaks of.
    public var head: TreeHead { TreeHead(size: size, root: root) }

    /// Signs a head.
    public init(
        of head: TreeHead,
        service: AuditWord,
        at: Instant,
        signer: CheckpointSigner
    ) throws {
        self.service = service
        self.size = head.size
        self.root = head.root
        self.at = at
        let bytes = try Self.signedBytes(service, head, at)
        signature = Bytes(copying: try signer.key.signature(for: bytes))
    }

    /// Whether the holder of the key signed exactly this.
    public func isSigned(by key: CheckpointKey) -> Bool {
        guard let bytes = try? Self.signedBytes(service, head, at) else { return false }
        return key.key.isValidSignature(signature.array, for: bytes)
    }

    /// A label, so that no other signature of the key passes for one, and the fields in CBOR.
    private static func signedBytes(
        _ service: AuditWord,
        _ head: TreeHead,
        _ at: Instant
    ) throws -> [UInt8] {
        let content = Signed(service: service, size: head.size, root: head.root, at: at)
        return Array("homeward audit checkpoint 1\n".utf8) + (try Wire.encode(content))
    }

    /// What the signature covers.
    private struct Signed: Codable {
        var service: AuditWord
        var size: Int64
        var root: MerkleHash
        var at: Instant
    }
}

/// The key with which a service signs its checkpoints; it lives outside the database.
public struct CheckpointSigner: Sendable {
    let key: Curve25519.Signing.PrivateKey

    /// A signer with a key from ``SecretFile``.
    public init(_ secret: SymmetricKeyBytes) throws {
        key = try Curve25519.Signing.PrivateKey(rawRepresentation: secret.bytes)
    }

    /// The key for whoever checks.
    public var publicKey: CheckpointKey { CheckpointKey(key: key.publicKey) }
}

/// The key with which anybody checks a service's checkpoints.
public struct CheckpointKey: Sendable {
    let key: Curve25519.Signing.PublicKey

    init(key: Curve25519.Signing.PublicKey) {
        self.key = key
    }

    /// A key as it was handed over; nil unless it is one.
    public init?(_ bytes: [UInt8]) {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
            return nil
        }
        self.key = key
    }

    /// The 32 bytes, to hand over.
    public var bytes: [UInt8] { Array(key.rawRepresentation) }
}
