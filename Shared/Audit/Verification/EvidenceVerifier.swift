public import WireCodec

/// Judges evidence that somebody else shows, believing nothing but hashes and a signature.
///
/// It shows that entries stand in a trail which the holder of the key signed, unchanged since they were
/// recorded. It does not show that there are no others: who leaves one out is found by whoever has the trail
/// (``AuditVerifier``).
public struct EvidenceVerifier: Sendable {
    private let service: AuditWord
    private let trace: TraceID
    private let key: CheckpointKey?

    /// A verifier of a service's evidence of a trace; without a key no signature holds.
    public init(service: AuditWord, trace: TraceID, key: CheckpointKey?) {
        self.service = service
        self.trace = trace
        self.key = key
    }

    /// What an entry's proof is worth; a closed list, append only.
    public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
        /// It stands in a tree whose root the service signed.
        case signed
        /// It stands in the tree that was shown, beyond what is signed so far: a service of an earlier version
        /// does not sign for the asking, and its next minute signs it.
        case unsigned
        /// Its proof does not lead to the root: it was altered, or never stood there.
        case unproved
        /// It says another number, service or trace than it is shown for, or cannot be read.
        case foreign

        /// Whether something is wrong.
        public var isBad: Bool { self == .unproved || self == .foreign }
    }

    /// What the tree is worth; a closed list, append only.
    public enum TreeVerdict: String, Sendable, Hashable, Codable, CaseIterable {
        /// It begins with the one that the service signed last.
        case signed
        /// The service has signed nothing yet.
        case unsigned
        /// The checkpoint is another service's, or its signature does not hold.
        case forged
        /// It does not begin with the tree that was signed: entries were changed or cut off.
        case rewritten

        /// Whether something is wrong.
        public var isBad: Bool { self == .forged || self == .rewritten }
    }

    /// What the tree is worth.
    public func judge(_ evidence: TraceEvidence) -> TreeVerdict {
        guard let checkpoint = evidence.checkpoint else { return .unsigned }
        guard checkpoint.service == service, let key, checkpoint.isSigned(by: key) else {
            return .forged
        }
        let isBeginning = MerkleProof.isConsistent(
            old: checkpoint.size,
            oldRoot: checkpoint.root,
            new: evidence.head.size,
            newRoot: evidence.head.root,
            proof: evidence.consistency
        )
        return isBeginning ? .signed : .rewritten
    }

    /// What an entry is worth, and what it says where that can be read.
    public func judge(
        _ entry: TraceEvidence.Entry,
        of evidence: TraceEvidence
    ) -> (verdict: Verdict, entry: AuditEntry?) {
        let recorded = try? Wire.decode(RecordedEntry.self, from: entry.bytes)
        let isIncluded = MerkleProof.isIncluded(
            .leaf(entry.bytes),
            at: entry.number,
            size: evidence.head.size,
            root: evidence.head.root,
            proof: entry.proof
        )
        guard isIncluded else { return (.unproved, recorded?.entry) }
        guard let recorded, recorded.number == entry.number, recorded.service == service,
            recorded.entry.trace == trace
        else { return (.foreign, recorded?.entry) }
        let isSigned =
            judge(evidence) == .signed && entry.number < (evidence.checkpoint?.size ?? 0)
        return (isSigned ? .signed : .unsigned, recorded.entry)
    }
}
