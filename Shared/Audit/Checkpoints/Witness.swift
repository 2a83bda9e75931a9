public import Storage
import WireCodec

/// Keeps other services' checkpoints, and refuses one that contradicts what it kept before.
///
/// It believes nothing but signatures and proofs: a larger tree must be shown to begin with the one
/// that is kept. What contradicts is kept too, apart, signed as it is: it is the evidence.
public struct Witness: Sendable {
    /// The keys of the services that are witnessed.
    private let keys: [AuditWord: CheckpointKey]

    /// A witness for these services.
    public init(keys: [AuditWord: CheckpointKey]) {
        self.keys = keys
    }

    /// The tables, to be listed among the store's migrations.
    public static let migrations = [
        Migration(
            "witness 0001",
            """
            CREATE TABLE witness_checkpoints (
                service TEXT NOT NULL,
                size INTEGER NOT NULL,
                checkpoint BYTES NOT NULL,
                PRIMARY KEY (service, size))
            """,
            """
            CREATE TABLE witness_contradictions (
                number INTEGER NOT NULL PRIMARY KEY,
                service TEXT NOT NULL,
                checkpoint BYTES NOT NULL)
            """
        ), ErasureArchive.migration,
    ]

    /// What became of a checkpoint.
    public enum Verdict: Sendable, Hashable {
        /// It is kept.
        case kept
        /// It was kept before.
        case known
        /// It is older than what is kept, and agrees in time with being late; not kept.
        case late
        /// The proof from this size is needed.
        case needsProof(from: Int64)
        /// It contradicts what is kept: the trail was cut or rewritten. The evidence is kept.
        case contradicts(Contradiction)
        /// It is not signed by the service it names, or nobody knows that service.
        case notSigned
    }

    /// In what a checkpoint contradicts an earlier one.
    public enum Contradiction: String, Sendable, Hashable {
        /// The same size with another root.
        case otherRoot
        /// A later checkpoint of a smaller tree.
        case shorter
        /// A larger tree that does not begin with the one that is kept.
        case notAnExtension
    }

    /// The size from which the next proof must begin; 0 when nothing is kept of the service.
    public func newestSize(
        of service: AuditWord,
        in transaction: ReadTransaction
    ) throws -> Int64 {
        try newest(of: service, in: transaction)?.size ?? 0
    }

    /// Checks a checkpoint and keeps it, or says why not.
    ///
    /// `proof` is the consistency proof from ``newestSize(of:in:)`` to the checkpoint's size; a proof
    /// that fails is a contradiction only when there was one to check.
    public func keep(
        _ checkpoint: Checkpoint,
        proof: [MerkleHash]? = nil,
        in transaction: WriteTransaction
    ) throws -> Verdict {
        guard let key = keys[checkpoint.service], checkpoint.isSigned(by: key),
            checkpoint.size >= 0
        else { return .notSigned }
        guard let newest = try newest(of: checkpoint.service, in: transaction) else {
            try store(checkpoint, in: transaction)
            return .kept
        }
        if let same = try kept(of: checkpoint.service, size: checkpoint.size, in: transaction) {
            if same.root == checkpoint.root { return .known }
            return try contradiction(.otherRoot, checkpoint, in: transaction)
        }
        if checkpoint.size < newest.size {
            guard checkpoint.at > newest.at else { return .late }
            return try contradiction(.shorter, checkpoint, in: transaction)
        }
        guard let proof else { return .needsProof(from: newest.size) }
        let isExtension = MerkleProof.isConsistent(
            old: newest.size,
            oldRoot: newest.root,
            new: checkpoint.size,
            newRoot: checkpoint.root,
            proof: proof
        )
        guard isExtension else {
            return try contradiction(.notAnExtension, checkpoint, in: transaction)
        }
        try store(checkpoint, in: transaction)
        return .kept
    }

    /// A page of the checkpoints kept of a service, by size, beginning above one.
    public func checkpoints(
        of service: AuditWord,
        above size: Int64 = -1,
        limit: Int = 500,
        in transaction: ReadTransaction
    ) throws -> [Checkpoint] {
        try decoded(
            transaction.rows(
                """
                SELECT checkpoint FROM witness_checkpoints WHERE service = $1 AND size > $2
                ORDER BY size LIMIT $3
                """,
                service.text,
                size,
                limit
            )
        )
    }

    /// The checkpoints that contradicted, oldest first.
    public func contradictions(in transaction: ReadTransaction) throws -> [Checkpoint] {
        try decoded(
            transaction.rows("SELECT checkpoint FROM witness_contradictions ORDER BY number")
        )
    }

    private func newest(
        of service: AuditWord,
        in transaction: ReadTransaction
    ) throws -> Checkpoint? {
        try decoded(
            transaction.rows(
                """
                SELECT checkpoint FROM witness_checkpoints WHERE service = $1
                ORDER BY size DESC LIMIT 1
                """,
                service.text
            )
        ).first
    }

    private func kept(
        of service: AuditWord,
        size: Int64,
        in transaction: ReadTransaction
    ) throws -> Checkpoint? {
        try decoded(
            transaction.rows(
                "SELECT checkpoint FROM witness_checkpoints WHERE service = $1 AND size = $2",
                service.text,
                size
            )
        ).first
    }

    private func store(_ checkpoint: Checkpoint, in transaction: WriteTransaction) throws {
        try transaction.execute(
            "INSERT INTO witness_checkpoints (service, size, checkpoint) VALUES ($1, $2, $3)",
            checkpoint.service.text,
            checkpoint.size,
            try Wire.encode(checkpoint)
        )
    }

    /// Keeps the evidence, once: a peer that sends it each minute fills no disk.
    private func contradiction(
        _ contradiction: Contradiction,
        _ checkpoint: Checkpoint,
        in transaction: WriteTransaction
    ) throws -> Verdict {
        let bytes = try Wire.encode(checkpoint)
        let known = try transaction.row(
            "SELECT COUNT(*) FROM witness_contradictions WHERE service = $1",
            checkpoint.service.text
        )
        let count: Int64 = try known?[0] ?? 0
        if count < Self.evidencePerService {
            try transaction.execute(
                """
                INSERT INTO witness_contradictions (number, service, checkpoint)
                VALUES ($1, $2, $3)
                """,
                try transaction.advance("contradictions"),
                checkpoint.service.text,
                bytes
            )
        }
        return .contradicts(contradiction)
    }

    /// One contradiction proves the matter; a hundred tell how it went on.
    private static let evidencePerService: Int64 = 100

    private func decoded(_ rows: [StoredRow]) throws -> [Checkpoint] {
        try rows.map { row in try Wire.decode(from: try row["checkpoint"] as [UInt8]) }
    }
}
