public import Storage
public import WireCodec

extension AuditTrail {
    /// Signs the tree as it stands and keeps the checkpoint; the others get it from there.
    ///
    /// A tree that has not grown answers its last checkpoint again.
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
        let checkpoint = try Checkpoint(of: head, service: service, at: time, signer: signer)
        try transaction.execute(
            "INSERT INTO audit_checkpoints (size, checkpoint) VALUES ($1, $2)",
            head.size,
            try Wire.encode(checkpoint)
        )
        return checkpoint
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
