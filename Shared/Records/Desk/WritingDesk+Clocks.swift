import RPC
import Storage
public import Vocabulary
public import WireCodec

extension WritingDesk {
    /// Extends a running clock to the end of a day, by a decision with a number.
    ///
    /// Throws `clock.notRunning`, and refuses a day before the one on which it is due already: a
    /// decision gives time and takes none. Nor does it give more than a bound that was read in the law, nor
    /// time to whoever acted alone: what awaits its ratification is late when the rule says so.
    public func extend<R: Record>(
        _ clock: ClockName,
        of id: R.ID,
        as type: R.Type = R.self,
        seen: Int,
        until day: CalendarDate,
        decision number: String,
        legalBasis: LegalBasis? = nil
    ) throws -> Filed<R> {
        let kept = try seenRecord(id, as: R.self, seen: seen)
        guard viewer.holds(R.authors) else {
            throw ServiceError.notAuthor(of: R.kind, roles: R.authors)
        }
        let facts: StepFacts = [.extendedUntil: day.text, .documentNumber: number]
        let problems = facts.problems(needing: [])
        guard problems.isEmpty else { throw ServiceError.facts(problems) }
        let running = try clocks(of: id, as: R.self).first { $0.name == clock && $0.isRunning }
        guard let running else { throw ServiceError.clockNotRunning }
        if R.lifecycle.ratifications.contains(clock), try awaitsRatification(kept) {
            throw ServiceError.invalid("clock", "ratification")
        }
        if let dueAt = running.dueAt, VietnameseTime.end(of: day) <= dueAt {
            throw ServiceError.invalid("until", "after.dueAt")
        }
        if let last = rules.latestExtension(of: clock, startedAt: running.startedAt),
            VietnameseTime.end(of: day) > last
        {
            throw ServiceError.invalid("until", "upTo.\(VietnameseTime.date(of: last).text)")
        }
        var filing = kept.body.filing
        filing.occurred = try checked(nil)
        filing.legalBasis = legalBasis
        let filed = try append(
            Change(
                what: .extended,
                state: kept.state,
                filing: filing,
                record: kept.record,
                facts: facts
            ),
            to: kept
        )
        try transaction.execute(
            """
            UPDATE record_clocks SET extended_until = $4, extended_version = $5
            WHERE kind = $1 AND id = $2 AND name = $3 AND stopped_at IS NULL
            """,
            R.kind.rawValue,
            kept.id.stored,
            clock.rawValue,
            VietnameseTime.end(of: day).millisecondsSinceEpoch,
            filed.version
        )
        return filed
    }

    /// Stops and starts the clocks of a step that was taken.
    ///
    /// A clock that the record waited for before the step and waits for after it runs on, unless the step
    /// is one that starts it anew.
    func moveClocks<R: Record>(
        _ step: Step<R.State>,
        _ type: R.Type,
        _ id: [UInt8],
        _ filing: Filing,
        also told: [ClockName] = [],
        since: Instant? = nil
    ) throws {
        let left =
            step.stays ? [] : Set(R.lifecycle.steps(from: step.from).compactMap { $0.within })
        let entered =
            step.stays ? [] : Set(R.lifecycle.steps(from: step.to).compactMap { $0.within })
        let anew = Set(step.starts + told)
        let running = left.intersection(entered).subtracting(anew)
        let (version, at) = (filing.version, filing.occurred.at)
        for name in left.union(step.stops).subtracting(running) {
            try transaction.execute(
                """
                UPDATE record_clocks SET stopped_version = $4, stopped_at = $5
                WHERE kind = $1 AND id = $2 AND name = $3 AND stopped_at IS NULL
                """,
                R.kind.rawValue,
                id,
                name.rawValue,
                version,
                at.millisecondsSinceEpoch
            )
        }
        let starting = entered.union(step.starts).subtracting(running).subtracting(told)
        try startClocks(starting, R.kind, id, version: version, at: at)
        try startClocks(Set(told), R.kind, id, version: version, at: since ?? at)
    }

    func startClocks(
        _ names: Set<ClockName>,
        _ kind: RecordKind,
        _ id: [UInt8],
        version: Int,
        at start: Instant
    ) throws {
        for name in names {
            try transaction.execute(
                """
                INSERT INTO record_clocks (kind, id, name, started_version, started_at)
                VALUES ($1, $2, $3, $4, $5)
                """,
                kind.rawValue,
                id,
                name.rawValue,
                version,
                start.millisecondsSinceEpoch
            )
        }
    }

    /// Stops the clock of one act's ratification; those of other acts on the record run on.
    func stopRatification<R: Record>(
        of kept: KeptRecord<R>,
        actedIn version: Int,
        by ratified: Filing
    ) throws {
        for name in R.lifecycle.ratifications {
            try transaction.execute(
                """
                UPDATE record_clocks SET stopped_version = $5, stopped_at = $6
                WHERE kind = $1 AND id = $2 AND name = $3 AND started_version = $4
                    AND stopped_at IS NULL
                """,
                R.kind.rawValue,
                kept.id.stored,
                name.rawValue,
                version,
                ratified.version,
                now.millisecondsSinceEpoch
            )
        }
    }

    /// Whether one duty officer did something on the record that nobody has ratified or disowned yet.
    func awaitsRatification<R: Record>(_ kept: KeptRecord<R>) throws -> Bool {
        try transaction.row(
            """
            SELECT id FROM record_approvals
            WHERE kind = $1 AND record = $2 AND status = 'pending' AND ratification = 1 LIMIT 1
            """,
            R.kind.rawValue,
            kept.id.stored
        ) != nil
    }

    /// Undoes what a version did to the clocks: those it started never ran, those it stopped run.
    func undoClocks(of kind: RecordKind, _ id: [UInt8], version: Int) throws {
        try transaction.execute(
            "DELETE FROM record_clocks WHERE kind = $1 AND id = $2 AND started_version = $3",
            kind.rawValue,
            id,
            version
        )
        try transaction.execute(
            """
            UPDATE record_clocks SET stopped_version = NULL, stopped_at = NULL
            WHERE kind = $1 AND id = $2 AND stopped_version = $3
            """,
            kind.rawValue,
            id,
            version
        )
    }
}
