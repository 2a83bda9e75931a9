public import Storage
public import WireCodec

extension AuditTrail {
    /// Signs the tree as it stands and keeps the checkpoint; the others get it from there.
    ///
    /// A tree that has not grown answers its last checkpoint again. A checkpoint is never older than one of a
    /// smaller tree, whatever the clock says: to a witness that would be a trail that became shorter.
    public func sign(
        at time: Instant,
        by signer: CheckpointSigner,
        in transaction: WriteTransaction
    ) throws -> Checkpoint {
        let head = try head(in: transaction)
        let kept = try transaction.row(
            "SELECT checkpoint FROM audit_checkpoints WHERE size = $1",
            head.size
        )
        if let kept { return try Wire.decode(from: try kept["checkpoint"] as [UInt8]) }
        let earlier = try newestCheckpoint(in: transaction)
        let checkpoint = try Checkpoint(
            of: head,
            service: service,
            at: max(time, earlier?.at ?? time),
            signer: signer
        )
        try transaction.execute(
            "INSERT INTO audit_checkpoints (size, checkpoint) VALUES ($1, $2)",
            head.size,
            try Wire.encode(checkpoint)
        )
        return checkpoint
    }

    /// Signs the tree as it stands, if it begins with the one that was signed last; `nil` if it does not.
    ///
    /// For whoever asks for evidence: a trail that was written anew since is not signed for the asking, so that
    /// what is shown of it contradicts the last checkpoint.
    public func signExtension(
        at time: Instant,
        by signer: CheckpointSigner,
        in transaction: WriteTransaction
    ) throws -> Checkpoint? {
        if let earlier = try newestCheckpoint(in: transaction) {
            let head = try head(in: transaction)
            guard earlier.size <= head.size else { return nil }
            let isExtension = MerkleProof.isConsistent(
                old: earlier.size,
                oldRoot: earlier.root,
                new: head.size,
                newRoot: head.root,
                proof: try prover(in: transaction).consistency(from: earlier.size, to: head.size)
            )
            guard isExtension else { return nil }
        }
        return try sign(at: time, by: signer, in: transaction)
    }

    /// The checkpoint of the largest tree that was signed.
    public func newestCheckpoint(in transaction: ReadTransaction) throws -> Checkpoint? {
        try transaction.row(
            "SELECT checkpoint FROM audit_checkpoints ORDER BY size DESC LIMIT 1"
        ).map { row in try Wire.decode(from: try row["checkpoint"] as [UInt8]) }
    }

    /// A page of the trail's own checkpoints, by size, beginning above one.
    public func checkpoints(
        above size: Int64 = -1,
        limit: Int = 500,
        in transaction: ReadTransaction
    ) throws -> [Checkpoint] {
        try transaction.rows(
            "SELECT checkpoint FROM audit_checkpoints WHERE size > $1 ORDER BY size LIMIT $2",
            size,
            limit
        ).map { row in try Wire.decode(from: try row["checkpoint"] as [UInt8]) }
    }
}
