public import Storage
public import WireCodec

/// What a trail has of a trace, with what shows that it stands there.
public struct TraceEvidence: Sendable, Hashable {
    /// An entry as it is kept.
    public struct Entry: Sendable, Hashable {
        /// Its number.
        public let number: Int64
        /// The bytes that were hashed.
        public let bytes: [UInt8]
        /// The way from it to the root.
        public let proof: [MerkleHash]

        /// An entry that somebody showed.
        public init(number: Int64, bytes: [UInt8], proof: [MerkleHash]) {
            self.number = number
            self.bytes = bytes
            self.proof = proof
        }
    }

    /// The entries, in order.
    public let entries: [Entry]
    /// The number from which there is more; missing where that was all.
    public let next: Int64?
    /// The tree against which they are proved.
    public let head: TreeHead
    /// The newest checkpoint that was signed of the trail.
    public let checkpoint: Checkpoint?
    /// Shows the checkpoint's tree to be the beginning of ``head``.
    public let consistency: [MerkleHash]

    /// Evidence that somebody showed; ``EvidenceVerifier`` says what it is worth.
    public init(
        entries: [Entry],
        next: Int64?,
        head: TreeHead,
        checkpoint: Checkpoint?,
        consistency: [MerkleHash]
    ) {
        self.entries = entries
        self.next = next
        self.head = head
        self.checkpoint = checkpoint
        self.consistency = consistency
    }
}

extension AuditTrail {
    /// The entries of a trace from a number on, and their proofs, all of one snapshot.
    ///
    /// They are proved in the tree of a checkpoint, where one is given: then whatever is shown is signed, and
    /// what came later is not shown. Otherwise in the tree as it stands, which the newest checkpoint may not
    /// reach. Found by an index: time grows with the entries and with the height of the tree, not with the trail.
    public func evidence(
        of trace: TraceID,
        from number: Int64 = 0,
        limit: Int,
        under signed: Checkpoint? = nil,
        in snapshot: ReadTransaction
    ) throws -> TraceEvidence {
        let prover = prover(in: snapshot)
        let size = try signed?.size ?? size(in: snapshot)
        let head = TreeHead(size: size, root: try prover.root(size: size))
        let rows = try snapshot.rows(
            """
            SELECT number, entry FROM audit_entries
            WHERE trace = $1 AND number >= $2 AND number < $3
            ORDER BY number LIMIT $4
            """,
            trace.bytes,
            number,
            signed?.size ?? .max,
            limit + 1
        )
        let entries = try rows.prefix(limit).map { row in
            let number: Int64 = try row["number"]
            guard number < head.size else { throw AuditError.missingNode }
            return TraceEvidence.Entry(
                number: number,
                bytes: try row["entry"],
                proof: try prover.inclusion(of: number, size: head.size)
            )
        }
        // A tree that is shorter than its checkpoint was cut: then there is nothing to show of it.
        let checkpoint = try signed ?? newestCheckpoint(in: snapshot)
        let consistency = try checkpoint.map { checkpoint in
            checkpoint.size > head.size
                ? [] : try prover.consistency(from: checkpoint.size, to: head.size)
        }
        return TraceEvidence(
            entries: entries,
            next: rows.count > limit ? try rows[limit]["number"] : nil,
            head: head,
            checkpoint: checkpoint,
            consistency: consistency ?? []
        )
    }
}
