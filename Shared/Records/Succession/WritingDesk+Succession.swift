import RPC
import Storage
import Vocabulary
import WireCodec

extension WritingDesk {
    /// Begins a succession, or moves its next page.
    func goOn(
        with succession: Succession,
        _ legalBasis: LegalBasis?
    ) throws -> RecordKeeper.Journalled {
        try check(succession)
        guard let row = try journalRow(of: succession) else {
            return try begin(succession, legalBasis)
        }
        // The cache may lag behind another call that began one meanwhile.
        guard try Succession(row) == succession else {
            throw ServiceError.invalid("former", "succeeded")
        }
        let journalled = try journalled(row)
        guard journalled.finishedAt == nil else { return journalled }
        let place = SuccessionPlace(
            kind: try row["place_kind"],
            filedAt: try row["place_filed_at"],
            id: Bytes(try row["place_id"] as [UInt8])
        )
        let rows = try successionPage(after: place)
        var count = journalled.count
        for row in rows {
            guard let type = keeper.types[RecordKind(rawValue: try row["kind"])] else { continue }
            count = count + (try type.succeed(row, journalled, self))
        }
        try note(
            count,
            of: succession,
            at: try rows.last.map { try self.place(of: $0) } ?? place,
            isDone: rows.count < SuccessionPlace.page
        )
        return try noted(succession)
    }

    /// Moves one record to the successor, if it is open and the former unit's.
    ///
    /// What waits for a second officer goes on waiting: the record says the same, only who answers for
    /// it is another.
    func succeed<R: Record>(
        _ kept: KeptRecord<R>,
        _ journalled: RecordKeeper.Journalled
    ) throws -> SuccessionCount {
        let succession = journalled.succession
        let count = try concern(kept, succession)
        guard count.records > 0 else { return count }
        var filing = kept.body.filing
        filing.owner = succession.name(of: filing.owner)
        filing.assigned = filing.assigned.map(succession.name).reduce(into: []) { units, unit in
            if unit != filing.owner, !units.contains(unit) { units.append(unit) }
        }
        filing.occurred = Occurrence(
            at: VietnameseTime.start(of: succession.from),
            precision: .day
        )
        filing.legalBasis = journalled.legalBasis
        _ = try append(
            Change(
                what: .succeeded,
                state: kept.state,
                filing: filing,
                record: kept.record
            ),
            to: kept,
            proposals: .goOn
        )
        return count
    }

    private func begin(
        _ succession: Succession,
        _ legalBasis: LegalBasis?
    ) throws -> RecordKeeper.Journalled {
        try transaction.execute(
            """
            INSERT INTO record_successions (former, successor, from_day, instrument, provision,
                begun_at, begun_by, place_kind, place_filed_at, place_id, records, closed, clocks,
                approvals)
            VALUES ($1, $2, $3, $4, $5, $6, $7, '', 0, $8, 0, 0, 0, 0)
            """,
            succession.former.path,
            succession.successor.path,
            succession.from.text,
            legalBasis?.instrument,
            legalBasis?.provision,
            now.millisecondsSinceEpoch,
            author,
            [UInt8]()
        )
        try AccessClass.followSuccessions(in: transaction)
        return try noted(succession)
    }

    private func note(
        _ count: SuccessionCount,
        of succession: Succession,
        at place: SuccessionPlace,
        isDone: Bool
    ) throws {
        try transaction.execute(
            """
            UPDATE record_successions SET place_kind = $2, place_filed_at = $3, place_id = $4,
                records = $5, closed = $6, clocks = $7, approvals = $8, finished_at = $9
            WHERE former = $1
            """,
            succession.former.path,
            place.kind,
            place.filedAt,
            place.id.array,
            count.records,
            count.closed,
            count.clocks,
            count.approvals,
            isDone ? now.millisecondsSinceEpoch : nil
        )
    }

    private func journalRow(of succession: Succession) throws -> StoredRow? {
        try transaction.row(
            "SELECT \(Self.journalColumns) FROM record_successions WHERE former = $1",
            succession.former.path
        )
    }

    private func noted(_ succession: Succession) throws -> RecordKeeper.Journalled {
        guard let row = try journalRow(of: succession) else {
            throw KeptDataError.unreadable("a succession that was just noted is not there")
        }
        return try journalled(row)
    }
}
