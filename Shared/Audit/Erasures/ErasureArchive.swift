public import Storage
import WireCodec

/// Keeps other services' erasures for them, each under the identity that told of it.
///
/// A service whose store, keys and ledger were all put back from a copy no longer knows whom it erased
/// since; what the others keep tells it. It only grows: whoever could take a notice back could bring
/// somebody back.
public struct ErasureArchive: Sendable {
    /// Notices in one page or one call, at most.
    public static let page = 500
    /// Notices kept of one service, at most: more people than any of them will ever know.
    public static let noticesPerService: Int64 = 10_000_000

    /// The archive of a store whose migrations include ``Witness/migrations``.
    public init() {}

    static let migration = Migration(
        "witness 0002",
        """
        CREATE TABLE witness_erasures (
            position INTEGER NOT NULL PRIMARY KEY,
            owner TEXT NOT NULL,
            key BYTES NOT NULL,
            at INTEGER NOT NULL,
            tag BYTES NOT NULL,
            UNIQUE (owner, key))
        """,
        "CREATE INDEX witness_erasures_owner ON witness_erasures (owner, position)"
    )

    /// A notice and its place in the archive.
    public struct Kept: Sendable, Hashable {
        /// Its place; later ones have larger ones.
        public let position: Int64
        /// What was told.
        public let notice: ErasureNotice
    }

    /// Keeps notices of a service; those that are kept already are no error.
    ///
    /// Throws ``AuditError/malformedNotice`` or ``AuditError/tooManyNotices`` and keeps none then.
    public func keep(
        _ notices: [ErasureNotice],
        of owner: AuditIdentity,
        in transaction: WriteTransaction
    ) throws {
        guard notices.count <= Self.page, notices.allSatisfy(\.isWellFormed) else {
            throw AuditError.malformedNotice
        }
        guard !notices.isEmpty else { return }
        let row = try transaction.row(
            "SELECT COUNT(*) FROM witness_erasures WHERE owner = $1",
            owner.uri
        )
        let count: Int64 = try row?[0] ?? 0
        guard count + Int64(notices.count) <= Self.noticesPerService else {
            throw AuditError.tooManyNotices
        }
        for notice in notices {
            let known = try transaction.row(
                "SELECT position FROM witness_erasures WHERE owner = $1 AND key = $2",
                owner.uri,
                notice.key.array
            )
            guard known == nil else { continue }
            try transaction.execute(
                """
                INSERT INTO witness_erasures (position, owner, key, at, tag)
                VALUES ($1, $2, $3, $4, $5)
                """,
                try transaction.advance("erasures"),
                owner.uri,
                notice.key.array,
                notice.at.millisecondsSinceEpoch,
                notice.tag.array
            )
        }
    }

    /// A page of what is kept of a service, in the order in which it told it.
    public func notices(
        of owner: AuditIdentity,
        after position: Int64,
        in transaction: ReadTransaction
    ) throws -> [Kept] {
        try transaction.rows(
            """
            SELECT position, key, at, tag FROM witness_erasures
            WHERE owner = $1 AND position > $2 ORDER BY position LIMIT $3
            """,
            owner.uri,
            position,
            Self.page
        ).map { row in
            Kept(
                position: try row["position"],
                notice: ErasureNotice(
                    key: Bytes(try row["key"] as [UInt8]),
                    at: Instant(millisecondsSinceEpoch: try row["at"]),
                    tag: Bytes(try row["tag"] as [UInt8])
                )
            )
        }
    }
}
