public import RPC
import Vocabulary
public import WireCodec

/// Tells which entries of a service's audit trail belong to a trace, and proves that they stand in it; built in.
///
/// What an entry holds, `homeward audit show` shows on the service's machine to whoever runs it: who, which
/// method, which record and version, for which purpose, how it ended; by its type it has no room for a
/// person's identity. So this is for auditors, whom the service's own policy names, and a trace that is not
/// known answers like one of which nothing is kept: with no entry. Entries come in the trail's order. Refusals
/// are not among them: they are counted by the minute and belong to no call. The question is itself an entry of
/// the trail (`evidenceRead`), on the disk and signed before the answer leaves.
public struct ListProvedEntries<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).\(BuiltinMethod.provedEntries.rawValue)",
            .read,
            callers: .auditors,
            via: .gateway
        )
    }

    /// The trace.
    public var trace: TraceID
    /// The number from which to go on.
    public var from: Int64?
    /// How many entries at most, 1 to ``ProvedEntries/most``; ``ProvedEntries/usual`` where missing.
    public var limit: Int?

    /// Asks for a trace's entries.
    public init(_ trace: TraceID, from: Int64? = nil, limit: Int? = nil) {
        self.trace = trace
        self.from = from
        self.limit = limit
    }

    public typealias Response = ProvedEntries
}

/// Some entries of a trail, and what shows that they stand in it.
///
/// Each is proved against the tree that the service signed for the asking: with ``checkpoint`` of that tree,
/// ``consistency`` is empty. Where the trail does not begin with what was signed before, nothing is signed: then the
/// tree is the one that stands there, the checkpoint the last one, and the proof does not hold. Nobody needs to be
/// believed for it but the holder of the signing key.
public struct ProvedEntries: Codable, Sendable, Hashable {
    /// As many as one answer holds: each has its path of hashes with it, for each of which rows are read.
    public static let most = 100
    /// As many as are told unless asked otherwise.
    public static let usual = 50

    /// When the service read them.
    public var asOf: Instant
    /// The entries, in the trail's order.
    public var entries: [ProvedEntry]
    /// The number from which to ask for more; missing where that was all.
    public var next: Int64?
    /// How many entries the trail had.
    public var size: Int64
    /// The root of the tree over them, 32 bytes.
    public var root: Bytes
    /// The newest checkpoint that the service signed, as it signed it; missing where it never signed any.
    public var checkpoint: Bytes?
    /// The hashes that show the checkpoint's tree to be the beginning of this one.
    public var consistency: [Bytes]
    /// The key with which the checkpoint is signed, 32 bytes of Ed25519.
    public var key: Bytes

    /// What a service tells.
    public init(
        asOf: Instant,
        entries: [ProvedEntry],
        next: Int64?,
        size: Int64,
        root: Bytes,
        checkpoint: Bytes?,
        consistency: [Bytes],
        key: Bytes
    ) {
        self.asOf = asOf
        self.entries = entries
        self.next = next
        self.size = size
        self.root = root
        self.checkpoint = checkpoint
        self.consistency = consistency
        self.key = key
    }
}

/// An entry of a trail as it is kept, with its place in the tree.
public struct ProvedEntry: Codable, Sendable, Hashable {
    /// Its number in the trail.
    public var number: Int64
    /// The bytes that were hashed: the entry in CBOR.
    public var entry: Bytes
    /// The hashes that lead from it to the root, 32 bytes each.
    public var path: [Bytes]

    /// An entry with its proof.
    public init(number: Int64, entry: Bytes, path: [Bytes]) {
        self.number = number
        self.entry = entry
        self.path = path
    }
}
