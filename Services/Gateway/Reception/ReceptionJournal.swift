import Storage
import WireCodec

/// The rows of every piece of reception work, in the gateway's own store.
///
/// There are references and rule names in it, never a name or a text of somebody's.
struct ReceptionJournal: Sendable {
    let store: Store
    let failpoints: Failpoints

    /// The tables.
    static let migrations = [
        Migration(
            "0001 reception sagas",
            """
            CREATE TABLE gateway_sagas (
                id BYTES PRIMARY KEY, officer TEXT NOT NULL, unit TEXT NOT NULL,
                request_key BYTES NOT NULL, fingerprint BYTES NOT NULL, request BYTES NOT NULL,
                begun_at INTEGER NOT NULL, ended_at INTEGER, UNIQUE (officer, request_key)
            )
            """,
            """
            CREATE TABLE gateway_saga_rows (
                saga BYTES NOT NULL REFERENCES gateway_sagas (id), number INTEGER NOT NULL,
                step TEXT NOT NULL, way TEXT NOT NULL, mark TEXT NOT NULL, result BYTES,
                reason TEXT, at INTEGER NOT NULL, PRIMARY KEY (saga, number)
            )
            """
        ),
        Migration(
            "0002 hands",
            """
            CREATE TABLE gateway_saga_hands (
                saga BYTES NOT NULL REFERENCES gateway_sagas (id), number INTEGER NOT NULL,
                officer TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (saga, number)
            )
            """
        ),
        Migration("0003 traces", "ALTER TABLE gateway_sagas ADD COLUMN trace BYTES"),
    ]

    /// Files new work, or answers the one that this officer filed under this key.
    func file(_ work: ReceptionWork) async throws -> ReceptionWork {
        try await store.write { transaction in
            if let row = try transaction.row(
                "\(Self.select) WHERE s.officer = $1 AND s.request_key = $2",
                work.officer,
                work.key
            ) {
                return try ReceptionWork(row)
            }
            try transaction.execute(
                """
                INSERT INTO gateway_sagas
                    (id, officer, unit, request_key, fingerprint, request, begun_at, trace)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                work.id.bytes,
                work.officer,
                work.unit,
                work.key,
                work.fingerprint,
                work.request,
                work.begunAt.millisecondsSinceEpoch,
                work.trace.bytes
            )
            return work
        }
    }

    /// The work of an identifier.
    func work(_ id: Identifier) async throws -> ReceptionWork? {
        try await store.read { transaction in
            try transaction.row("\(Self.select) WHERE s.id = $1", id.bytes).map(ReceptionWork.init)
        }
    }

    /// All work that is not ended, oldest first.
    func unfinished() async throws -> [ReceptionWork] {
        try await store.read { transaction in
            try transaction.rows(
                "\(Self.select) WHERE s.ended_at IS NULL ORDER BY s.begun_at, s.id"
            )
            .map(ReceptionWork.init)
        }
    }

    /// The rows of a piece of work, in order.
    func rows(of id: Identifier) async throws -> [JournalRow] {
        try await store.read { transaction in
            try transaction.rows(
                """
                SELECT step, way, mark, result, reason FROM gateway_saga_rows
                WHERE saga = $1 ORDER BY number
                """,
                id.bytes
            ).map(JournalRow.init)
        }
    }

    /// Commits a row; `ended` when it is the last.
    ///
    /// The number must be the next one, so that two runs of the same work cannot both write it.
    func append(
        _ row: JournalRow,
        number: Int,
        to id: Identifier,
        at now: Instant,
        ended: Bool
    ) async throws {
        let (mark, result, reason) = row.columns
        try await store.write { transaction in
            try transaction.execute(
                """
                INSERT INTO gateway_saga_rows (saga, number, step, way, mark, result, reason, at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                id.bytes,
                number,
                row.step.name,
                row.way.rawValue,
                mark,
                result,
                reason,
                now.millisecondsSinceEpoch
            )
            if ended {
                try transaction.execute(
                    "UPDATE gateway_sagas SET ended_at = $1 WHERE id = $2",
                    now.millisecondsSinceEpoch,
                    id.bytes
                )
            }
        }
        try failpoints.rowCommitted(number)
    }

    /// Hands a piece of work to another officer, on whose behalf its calls are made from now on; what was
    /// done before stays as it was done.
    func hand(_ work: ReceptionWork, to officer: String, at now: Instant) async throws
        -> ReceptionWork
    {
        try await store.write { transaction in
            try transaction.execute(
                """
                INSERT INTO gateway_saga_hands (saga, number, officer, at)
                SELECT $1, COUNT(*) + 1, $2, $3 FROM gateway_saga_hands WHERE saga = $1
                """,
                work.id.bytes,
                officer,
                now.millisecondsSinceEpoch
            )
        }
        var work = work
        work.acting = officer
        return work
    }

    private static let select = """
        SELECT s.id AS id, s.officer AS officer, s.unit AS unit, s.request_key AS request_key,
            s.fingerprint AS fingerprint, s.request AS request, s.begun_at AS begun_at, s.trace AS trace,
            COALESCE((SELECT h.officer FROM gateway_saga_hands h WHERE h.saga = s.id
                ORDER BY h.number DESC LIMIT 1), s.officer) AS acting
        FROM gateway_sagas s
        """
}

/// A piece of reception work as it was asked for.
struct ReceptionWork: Sendable, Hashable {
    /// The work's identifier, by which the services know it.
    var id: Identifier
    /// The identity of the officer who asked.
    var officer: String
    /// The identity of the officer on whose behalf calls are made: who asked, until somebody else who may
    /// goes on where it waits.
    var acting: String
    /// That officer's unit at the time.
    var unit: String
    /// The keyed digest of the idempotency key under which it was asked.
    var key: [UInt8]
    /// The keyed digest of the request as it was received.
    var fingerprint: [UInt8]
    /// The request, encoded.
    var request: [UInt8]
    /// When it was asked.
    var begunAt: Instant
    /// The trace of the request that began it, to which all its calls belong, whenever and by whomever they
    /// are made.
    var trace: TraceID
}

extension ReceptionWork {
    init(_ row: StoredRow) throws {
        guard let id = Identifier(bytes: try row["id"] as [UInt8]) else {
            throw JournalDamage.unreadable
        }
        let trace: [UInt8]? = try row["trace"]
        self.init(
            id: id,
            officer: try row["officer"],
            acting: try row["acting"],
            unit: try row["unit"],
            key: try row["request_key"],
            fingerprint: try row["fingerprint"],
            request: try row["request"],
            begunAt: Instant(millisecondsSinceEpoch: try row["begun_at"]),
            // An earlier version kept none: then the work's own name is one.
            trace: trace.flatMap { TraceID(bytes: $0) } ?? TraceID(beginningWith: id)
        )
    }
}

extension JournalRow {
    init(_ row: StoredRow) throws {
        let mark: String = try row["mark"]
        guard let step = ReceptionStep(name: try row["step"]),
            let way = Way(rawValue: try row["way"])
        else { throw JournalDamage.unreadable }
        switch mark {
        case "begun": self.init(step, way, .begun)
        case "done": self.init(step, way, .done(result: try row["result"]))
        case "refused": self.init(step, way, .refused(reason: try row["reason"]))
        default: throw JournalDamage.unreadable
        }
    }

    /// The columns that say what the row says.
    var columns: (mark: String, result: [UInt8]?, reason: String?) {
        switch mark {
        case .begun: ("begun", nil, nil)
        case .done(let result): ("done", result, nil)
        case .refused(let reason): ("refused", nil, reason)
        }
    }
}
