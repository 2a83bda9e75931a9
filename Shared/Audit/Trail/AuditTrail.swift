public import Storage
import WireCodec

/// A service's record of who did what, in a form that shows every later change.
///
/// An entry is appended in the same transaction as the act it records: both are kept or neither is.
/// Entries are the leaves of a Merkle tree (RFC 6962) whose root is signed and handed to the other
/// services (``Checkpoint``); ``AuditVerifier`` compares what stands here with what they keep.
public struct AuditTrail: Sendable {
    /// The service whose trail it is.
    public let service: AuditWord

    /// The trail of a service; its tables come from ``migrations``.
    public init(service: AuditWord) {
        self.service = service
    }

    /// The tables, to be listed among the store's migrations.
    public static let migrations = [
        Migration(
            "audit 0001",
            """
            CREATE TABLE audit_entries (
                number INTEGER NOT NULL PRIMARY KEY,
                at INTEGER NOT NULL,
                who TEXT NOT NULL,
                record TEXT,
                entry BYTES NOT NULL)
            """,
            "CREATE INDEX audit_entries_record ON audit_entries (record, number)",
            "CREATE INDEX audit_entries_who ON audit_entries (who, number)",
            """
            CREATE TABLE audit_nodes (
                level INTEGER NOT NULL,
                place INTEGER NOT NULL,
                hash BYTES NOT NULL,
                PRIMARY KEY (level, place))
            """,
            """
            CREATE TABLE audit_checkpoints (
                size INTEGER NOT NULL PRIMARY KEY,
                checkpoint BYTES NOT NULL)
            """
        ),
        // Entries from before have no trace, and take no room in the index.
        Migration(
            "audit 0002 traces",
            "ALTER TABLE audit_entries ADD COLUMN trace BYTES",
            """
            CREATE INDEX audit_entries_trace ON audit_entries (trace, number)
            WHERE trace IS NOT NULL
            """
        ),
    ]

    /// Appends an entry in the transaction of the act; answers its number.
    ///
    /// Costs two rows on average and at most one per level of the tree.
    @discardableResult
    public func append(
        _ entry: AuditEntry,
        in transaction: WriteTransaction
    ) throws -> Int64 {
        let number = try transaction.advance(Self.sequence) - 1
        let recorded = RecordedEntry(number: number, service: service, entry: entry)
        let bytes = try Wire.encode(recorded)
        try transaction.execute(
            """
            INSERT INTO audit_entries (number, at, who, record, entry, trace)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            number,
            entry.at.millisecondsSinceEpoch,
            (entry.onBehalfOf ?? entry.who).uri,
            entry.record?.loggable,
            bytes,
            entry.trace?.bytes
        )
        let completed = try MerkleNode.completed(by: .leaf(bytes), at: number) { level, index in
            try Self.kept(level, index, in: transaction)
        }
        for node in completed {
            try transaction.execute(
                "INSERT INTO audit_nodes (level, place, hash) VALUES ($1, $2, $3)",
                node.level,
                node.index,
                node.hash.bytes
            )
        }
        return number
    }

    /// The size and the root of the tree in this snapshot.
    public func head(in transaction: ReadTransaction) throws -> TreeHead {
        let size = try size(in: transaction)
        return TreeHead(size: size, root: try prover(in: transaction).root(size: size))
    }

    /// A page of entries in order, beginning with a number.
    public func entries(
        from number: Int64 = 0,
        limit: Int = 500,
        in transaction: ReadTransaction
    ) throws -> [RecordedEntry] {
        try decoded(
            transaction.rows(
                """
                SELECT entry FROM audit_entries WHERE number >= $1 ORDER BY number LIMIT $2
                """,
                number,
                limit
            )
        )
    }

    /// A page of the entries about a record, in order, beginning with a number.
    public func entries(
        about record: AuditReference,
        from number: Int64 = 0,
        limit: Int = 500,
        in transaction: ReadTransaction
    ) throws -> [RecordedEntry] {
        try decoded(
            transaction.rows(
                """
                SELECT entry FROM audit_entries WHERE record = $1 AND number >= $2
                ORDER BY number LIMIT $3
                """,
                record.loggable,
                number,
                limit
            )
        )
    }

    /// A page of what somebody did, or had done, in order, beginning with a number.
    public func entries(
        by identity: AuditIdentity,
        from number: Int64 = 0,
        limit: Int = 500,
        in transaction: ReadTransaction
    ) throws -> [RecordedEntry] {
        try decoded(
            transaction.rows(
                """
                SELECT entry FROM audit_entries WHERE who = $1 AND number >= $2
                ORDER BY number LIMIT $3
                """,
                identity.uri,
                number,
                limit
            )
        )
    }

    /// Shows that the first `old` entries are still those of a tree of that size.
    public func consistencyProof(
        from old: Int64,
        to new: Int64,
        in transaction: ReadTransaction
    ) throws -> [MerkleHash] {
        guard old >= 0, old <= new, new <= (try size(in: transaction)) else {
            throw AuditError.noSuchSize
        }
        return try prover(in: transaction).consistency(from: old, to: new)
    }

    /// Shows that an entry is part of the tree of a size; with its exact bytes, to be hashed.
    public func inclusionProof(
        of number: Int64,
        size: Int64,
        in transaction: ReadTransaction
    ) throws -> (entry: [UInt8], proof: [MerkleHash]) {
        let row = try transaction.row(
            "SELECT entry FROM audit_entries WHERE number = $1",
            number
        )
        guard let row, number < size, size <= (try self.size(in: transaction)) else {
            throw AuditError.noSuchSize
        }
        return (try row["entry"], try prover(in: transaction).inclusion(of: number, size: size))
    }

    static let sequence = "audit"

    /// How many entries the trail says it has.
    func size(in transaction: ReadTransaction) throws -> Int64 {
        try transaction.row("SELECT MAX(place) + 1 FROM audit_nodes WHERE level = 0")?[0] ?? 0
    }

    /// Makes proofs from the nodes that are stored.
    func prover(in transaction: ReadTransaction) -> MerkleProver {
        MerkleProver { level, index in try Self.kept(level, index, in: transaction) }
    }

    static func node(
        _ level: Int,
        _ index: Int64,
        in transaction: ReadTransaction
    ) throws -> MerkleHash? {
        let row = try transaction.row(
            "SELECT hash FROM audit_nodes WHERE level = $1 AND place = $2",
            level,
            index
        )
        return try row.flatMap { row in MerkleHash(try row["hash"]) }
    }

    /// A node that must be there.
    private static func kept(
        _ level: Int,
        _ index: Int64,
        in transaction: ReadTransaction
    ) throws -> MerkleHash {
        guard let hash = try node(level, index, in: transaction) else {
            throw AuditError.missingNode
        }
        return hash
    }

    private func decoded(_ rows: [StoredRow]) throws -> [RecordedEntry] {
        try rows.map { row in try Wire.decode(from: try row["entry"] as [UInt8]) }
    }
}

/// The size and the root of a tree at a moment.
public struct TreeHead: Sendable, Hashable {
    /// How many entries.
    public let size: Int64
    /// The root over them.
    public let root: MerkleHash

    /// A head.
    public init(size: Int64, root: MerkleHash) {
        self.size = size
        self.root = root
    }
}

/// Why the trail cannot answer.
public enum AuditError: Error, Sendable, Hashable {
    /// The trail is not that long.
    case noSuchSize
    /// A node of the tree is missing: verify the trail.
    case missingNode
    /// A key file is missing, has the wrong length, or others can read it.
    case keyFile(path: String, reason: String)
    /// A notice of an erasure has a part of another length, or there are more than one page of them.
    case malformedNotice
    /// No more notices are kept of this service.
    case tooManyNotices
}
