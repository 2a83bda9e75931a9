import RPC
import Storage
import Synchronization
import Vocabulary
import WireCodec

extension ReadingDesk {
    /// The rows of the next page, with their keys at hand.
    func successionPage(after place: SuccessionPlace) throws -> [StoredRow] {
        let rows = try snapshot.rows(
            """
            SELECT r.kind, r.id, r.version, r.state, r.filed_at, r.key, r.merged_into, v.sealed
            FROM records r
            JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
            WHERE r.erased = 0 AND (r.kind, r.filed_at, r.id) > ($1, $2, $3)
            ORDER BY r.kind, r.filed_at, r.id LIMIT $4
            """,
            place.kind,
            place.filedAt,
            place.id.array,
            SuccessionPlace.page
        )
        try loadKeys(of: rows)
        return rows
    }

    func place(of row: StoredRow) throws -> SuccessionPlace {
        SuccessionPlace(
            kind: try row["kind"],
            filedAt: try row["filed_at"],
            id: Bytes(try row["id"] as [UInt8])
        )
    }

    /// Counts a page of what a succession would move.
    func plan(
        _ succession: Succession,
        after cursor: Bytes?
    ) throws -> (count: SuccessionCount, next: Bytes?) {
        try check(succession)
        let use = "succession\n\(viewer.identity)\n\(succession.former.path)"
        let place =
            try cursor.map { cursor in
                guard
                    let body = try? Seal.open(
                        cursor.array,
                        with: keeper.keys.cursors,
                        at: Seal.Place("cursor", Array(use.utf8))
                    )
                else { throw ServiceError.unknownCursor }
                return try Wire.decode(SuccessionPlace.self, from: body)
            } ?? SuccessionPlace()
        let rows = try successionPage(after: place)
        let count = try rows.reduce(SuccessionCount()) { count, row in
            guard let type = keeper.types[RecordKind(rawValue: try row["kind"])] else {
                return count
            }
            return count + (try type.concerned(row, succession, self))
        }
        guard rows.count == SuccessionPlace.page, let last = rows.last else { return (count, nil) }
        let sealed = try Seal.close(
            try Wire.encode(try self.place(of: last)),
            with: keeper.keys.cursors,
            at: Seal.Place("cursor", Array(use.utf8))
        )
        return (count, Bytes(sealed))
    }

    /// What a succession means for one record.
    func concern<R: Record>(
        _ kept: KeptRecord<R>,
        _ succession: Succession
    ) throws -> SuccessionCount {
        var count = SuccessionCount()
        let units = [kept.body.filing.owner] + kept.body.filing.assigned
        guard units.contains(where: { succession.former.contains($0) }) else { return count }
        guard !R.isClosed(in: kept.state) else {
            count.closed = 1
            return count
        }
        count.records = 1
        count.clocks = try number(
            """
            SELECT COUNT(*) AS n FROM record_clocks
            WHERE kind = $1 AND id = $2 AND stopped_at IS NULL
            """,
            of: kept
        )
        count.approvals = try number(
            """
            SELECT COUNT(*) AS n FROM record_approvals
            WHERE kind = $1 AND record = $2 AND status = 'pending'
            """,
            of: kept
        )
        return count
    }

    private func number<R: Record>(_ statement: String, of kept: KeptRecord<R>) throws -> Int {
        try snapshot.row(statement, R.kind.rawValue, kept.id.stored)?["n"] ?? 0
    }

    /// Refuses a succession that contradicts what is known.
    func check(_ succession: Succession) throws {
        let known = keeper.successions.withLock(\.self)
        if let fault = known.fault(of: succession, on: VietnameseTime.date(of: now)) {
            throw ServiceError.invalid(fault.field, fault.rule)
        }
    }

    func journalled() throws -> [RecordKeeper.Journalled] {
        try snapshot.rows(
            "SELECT \(Self.journalColumns) FROM record_successions ORDER BY begun_at, former"
        ).map { try journalled($0) }
    }

    func journalled(_ row: StoredRow) throws -> RecordKeeper.Journalled {
        var count = SuccessionCount()
        count.records = try row["records"]
        count.closed = try row["closed"]
        count.clocks = try row["clocks"]
        count.approvals = try row["approvals"]
        let instrument: String? = try row["instrument"]
        let provision: String? = try row["provision"]
        return RecordKeeper.Journalled(
            succession: try Succession(row),
            legalBasis: instrument.map { LegalBasis($0, provision) },
            count: count,
            begunAt: Instant(millisecondsSinceEpoch: try row["begun_at"]),
            begunBy: try row["begun_by"],
            finishedAt: (try row["finished_at"] as Int64?)
                .map(Instant.init(millisecondsSinceEpoch:))
        )
    }

    static let journalColumns = """
        former, successor, from_day, instrument, provision, begun_at, begun_by, place_kind,
        place_filed_at, place_id, records, closed, clocks, approvals, finished_at
        """
}
