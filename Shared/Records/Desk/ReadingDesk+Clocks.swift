import RPC
import Storage
public import Vocabulary
import WireCodec

extension ReadingDesk {
    /// The clocks of a record that the caller may read, in the order in which they started.
    ///
    /// Due dates are reckoned when they are asked for, so a rule that is replaced holds at once.
    public func clocks<R: Record>(of id: R.ID, as type: R.Type = R.self) throws -> [ClockReading] {
        try clocks(of: try readable(id, as: R.self).filed)
    }

    /// The clocks of a record that was read at this desk, without reading it once more.
    ///
    /// Who extended one stands in an earlier version, which need not be opened for whoever does not ask.
    public func clocks<R: Record>(
        of filed: Filed<R>,
        tellingDecisions: Bool = true
    ) throws -> [ClockReading] {
        try clockRows(of: Shelf.Place(kind: R.kind, id: filed.id.identifier)).map { row in
            try reading(
                row,
                extendedBy: tellingDecisions ? decision(of: row["extended_version"], filed) : nil
            )
        }
    }

    func clockRows(of place: Shelf.Place) throws -> [StoredRow] {
        if let rows = rowsAtHand(of: .clocks(place)) { return rows }
        let rows = try snapshot.rows(
            """
            SELECT name, started_at, stopped_at, extended_until, extended_version
            FROM record_clocks WHERE kind = $1 AND id = $2 ORDER BY started_at, name
            """,
            place.kind.rawValue,
            place.id.bytes
        )
        bringToShelf(rows, of: .clocks(place))
        return rows
    }

    /// What a clock says, and by which decision it was extended, as far as that is told.
    func reading(_ row: StoredRow, extendedBy decision: String?) throws -> ClockReading {
        let name = ClockName(rawValue: try row["name"])
        let start = Instant(millisecondsSinceEpoch: try row["started_at"])
        let stopped: Int64? = try row["stopped_at"]
        let extended: Int64? = try row["extended_until"]
        let rule = rules.rule(for: name, startedAt: start)
        let due = rule.map { rules.due(under: $0, startedAt: start) }
        return ClockReading(
            name: name,
            startedAt: start,
            stoppedAt: stopped.map(Instant.init(millisecondsSinceEpoch:)),
            dueAt: extended.map(Instant.init(millisecondsSinceEpoch:)) ?? due?.at,
            isProvisional: extended == nil && (due?.isProvisional ?? false),
            legalBasis: rule?.legalBasis,
            isConfirmed: rule?.confirmed ?? false,
            extendedBy: decision
        )
    }

    /// The number of the decision that a version extended a clock by.
    private func decision<R: Record>(
        of version: Int?,
        _ filed: Filed<R>
    ) throws -> String? {
        guard let version else { return nil }
        let row = try snapshot.row(
            """
            SELECT v.sealed, r.key FROM record_versions v
            JOIN records r ON r.kind = v.kind AND r.id = v.id
            WHERE v.kind = $1 AND v.id = $2 AND v.version = $3
            """,
            R.kind.rawValue,
            filed.id.stored,
            version
        )
        guard let row else { return nil }
        return try body(
            of: R.kind,
            filed.id.identifier,
            version: version,
            sealed: row["sealed"],
            key: KeyName(try row["key"])
        ).facts[.documentNumber]
    }

    /// The steps that the caller may take next.
    public func nextSteps<R: Record>(
        of id: R.ID,
        as type: R.Type = R.self
    ) throws -> (version: Int, state: R.State, steps: [OfferedStep<R.State>]) {
        let kept = try readable(id, as: R.self)
        let steps = R.lifecycle.steps(from: kept.state).filter { viewer.holds($0.roles) }
        return (kept.version, kept.state, steps.map { OfferedStep($0) })
    }
}
