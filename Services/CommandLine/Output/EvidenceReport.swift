import Audit
import ServiceContracts
import WireCodec

/// What a trace left in the services' audit trails, and what its proofs are worth: reckoned here, page by
/// page, from what was shown.
struct EvidenceReport: Encodable, Sendable {
    /// One service's trail, as far as it was shown.
    struct Trail: Encodable, Sendable {
        var service: String
        /// How many entries it has.
        var entries: Int64
        /// Up to which entry the service has signed it, and when.
        var signedEntries: Int64?
        var signedAt: Instant?
        /// What the tree is worth.
        var tree: EvidenceVerifier.TreeVerdict
        /// Whether the service itself showed the same key; missing where it could not be asked.
        var isKeyConfirmed: Bool?

        /// Whether something is wrong.
        var isBad: Bool { tree.isBad || isKeyConfirmed == false }
    }

    /// One entry.
    struct Entry: Encodable, Sendable {
        var service: String
        var number: Int64
        /// What its proof is worth.
        var verdict: EvidenceVerifier.Verdict
        /// What it says; missing where it cannot be read.
        var entry: AuditEntry?
        /// The bytes that were hashed, and the way to the root, for whoever checks it again.
        var bytes: Bytes
        var path: [Bytes]
    }

    /// The trace.
    let trace: TraceID
    /// How each service's part came out.
    private(set) var parts: [PartReport] = []
    /// The trails that were shown.
    private(set) var trails: [Trail] = []
    /// The entries, oldest first.
    private(set) var entries: [Entry] = []
    /// Where there is more, if there is.
    private(set) var next: Bytes?

    /// Nothing was read yet of a trace.
    init(_ trace: TraceID, from cursor: Bytes? = nil) {
        self.trace = trace
        next = cursor
    }

    /// Whether a proof fails, of an entry or of a whole trail.
    var isBad: Bool { trails.contains(where: \.isBad) || entries.contains(where: \.verdict.isBad) }

    /// Takes a page in, and judges it.
    mutating func add(_ page: ReadEvidence.Response) {
        for part in page.parts {
            parts.removeAll { $0.service == part.service }
            parts.append(part)
        }
        for evidence in page.evidence { add(evidence) }
        next = page.next
        // Of the same moment, in the order in which they came: that of each trail.
        entries = entries.enumerated().sorted { left, right in
            let moments = [left, right].map { $0.element.entry?.at ?? .latest }
            return (moments[0], left.offset) < (moments[1], right.offset)
        }.map(\.element)
    }

    /// Notes the key that a service itself shows.
    mutating func confirm(_ key: Bytes, of service: String, shown: Bytes) {
        for index in trails.indices where trails[index].service == service {
            let isSame = key == shown && trails[index].isKeyConfirmed != false
            trails[index].isKeyConfirmed = isSame
        }
    }

    private mutating func add(_ shown: ServiceEvidence) {
        let proved = shown.proved
        let evidence = TraceEvidence(proved)
        let verifier = AuditWord(vouchedFor: shown.service).map {
            EvidenceVerifier(service: $0, trace: trace, key: CheckpointKey(proved.key.array))
        }
        // What has not even the form of evidence proves nothing.
        let tree = evidence.flatMap { verifier?.judge($0) } ?? .forged
        let before = trails.first { $0.service == shown.service }
        trails.removeAll { $0.service == shown.service }
        trails.append(
            Trail(
                service: shown.service,
                entries: proved.size,
                signedEntries: evidence?.checkpoint?.size,
                signedAt: evidence?.checkpoint?.at,
                tree: before.map { $0.tree.isBad ? $0.tree : tree } ?? tree,
                isKeyConfirmed: before?.isKeyConfirmed
            )
        )
        for (index, entry) in proved.entries.enumerated() {
            var judged: (verdict: EvidenceVerifier.Verdict, entry: AuditEntry?) = (.unproved, nil)
            if let evidence, let verifier {
                judged = verifier.judge(evidence.entries[index], of: evidence)
            }
            entries.append(
                Entry(
                    service: shown.service,
                    number: entry.number,
                    verdict: judged.verdict,
                    entry: judged.entry,
                    bytes: entry.entry,
                    path: entry.path
                )
            )
        }
    }
}

extension TraceEvidence {
    /// What travelled, as the verifier takes it; `nil` where a hash has another length, or the checkpoint
    /// cannot be read.
    fileprivate init?(_ proved: ProvedEntries) {
        func hashes(_ bytes: [Bytes]) -> [MerkleHash]? {
            let hashes = bytes.compactMap { MerkleHash($0.array) }
            return hashes.count == bytes.count ? hashes : nil
        }
        guard let root = MerkleHash(proved.root.array),
            let consistency = hashes(proved.consistency)
        else { return nil }
        var entries: [Entry] = []
        for entry in proved.entries {
            guard let proof = hashes(entry.path) else { return nil }
            entries.append(Entry(number: entry.number, bytes: entry.entry.array, proof: proof))
        }
        var checkpoint: Checkpoint?
        if let bytes = proved.checkpoint {
            guard let read = try? Wire.decode(Checkpoint.self, from: bytes.array) else {
                return nil
            }
            checkpoint = read
        }
        self.init(
            entries: entries,
            next: proved.next,
            head: TreeHead(size: proved.size, root: root),
            checkpoint: checkpoint,
            consistency: consistency
        )
    }
}
