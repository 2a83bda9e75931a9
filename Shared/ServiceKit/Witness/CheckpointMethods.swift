public import Audit
public import RPC
import Vocabulary
public import WireCodec

/// Asks a service for the newest signed checkpoint of its audit trail; built in.
public struct NewestCheckpoint<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).\(BuiltinMethod.checkpoint.rawValue)",
            .read,
            callers: RoleSet.witnesses.union([.auditor]).names
        )
    }

    public init() {}

    /// The checkpoint and the key that it is signed with.
    public struct Response: Codable, Sendable {
        /// The newest checkpoint; absent before the first minute is over.
        public var checkpoint: Checkpoint?
        /// The public key, 32 bytes of Ed25519.
        public var key: Bytes

        public init(checkpoint: Checkpoint?, key: Bytes) {
            self.checkpoint = checkpoint
            self.key = key
        }
    }
}

/// Hands a service the caller's newest checkpoint to keep as a witness; built in.
///
/// Answers what became of it; a proof is asked for with ``CheckpointVerdict/proofNeeded`` and the
/// size that it must begin from.
public struct KeepCheckpoint<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).\(BuiltinMethod.keepCheckpoint.rawValue)",
            .write,
            callers: RoleSet.witnesses.names
        )
    }

    /// The signed checkpoint.
    public var checkpoint: Checkpoint
    /// The key that it is signed with; the first one seen of a service is pinned.
    public var key: Bytes
    /// The proof that the tree begins with the one that was kept last.
    public var proof: [MerkleHash]?

    public init(checkpoint: Checkpoint, key: Bytes, proof: [MerkleHash]? = nil) {
        self.checkpoint = checkpoint
        self.key = key
        self.proof = proof
    }

    public typealias Response = CheckpointVerdict
}

/// What a witness made of a checkpoint.
public struct CheckpointVerdict: Codable, Sendable, Hashable {
    /// One of the words below, or a newer version's.
    public var word: String
    /// The size from which a proof must begin, with ``proofNeeded``.
    public var from: Int64?

    public init(_ word: String, from: Int64? = nil) {
        self.word = word
        self.from = from
    }

    /// It is kept, or was before.
    public static let kept = "kept"
    /// It came late and agrees.
    public static let late = "late"
    /// A proof is needed.
    public static let proofNeeded = "proofNeeded"
    /// It contradicts what is kept: the trail was cut or rewritten.
    public static let contradicts = "contradicts"
    /// The signature does not hold.
    public static let notSigned = "notSigned"
}

extension RoleSet {
    /// The services, who keep one another's checkpoints.
    static let witnesses: RoleSet = [
        .casesService, .victimSupportService, .liaisonService, .gatewayService,
    ]
}
