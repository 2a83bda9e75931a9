import ServiceContracts
import Vocabulary
import WireCodec

/// Which reports each body of a task owed, handed in, and owes.
///
/// The clock of reports is the task's: whichever body reports starts it anew. What each body owes is
/// reckoned here, by the same rule, from the moment at which the task was taken up.
struct ReportBook {
    /// What each body reported, the lead first.
    let bodies: [BodyReports]

    /// A period, to the moment.
    private struct Period {
        let from: Instant
        let until: Instant
    }

    /// Periods of one task that are told at most: of a half-yearly report, twenty years.
    private static let mostPeriods = 40

    /// Reads a task's reports; `now` counts until the task is done.
    init(of task: Filed<PlanTask>, _ clocks: [ClockReading], rules: ClockRules, now: Instant) {
        let isOver = [.completed, .cancelled].contains(task.known)
        let end = isOver ? task.filing.occurred.at : now
        // Where taking it up was voided, its clock may have run.
        let reporting = task.state == .assigned ? [] : clocks.filter { $0.name == .taskReport }
        let periods = Self.periods(reporting, rules, until: end)
        bodies = task.record.parties.map { body in
            let reports = task.record.reports.filter { $0.party == body }
            return Self.reports(of: body, reports, periods, isOver: isOver, at: end)
        }
    }

    /// The periods from the first clock on, up to the one that follows on the one that runs; an extended
    /// clock extends the period that would have ended with it.
    private static func periods(
        _ clocks: [ClockReading],
        _ rules: ClockRules,
        until end: Instant
    ) -> [Period] {
        guard var from = clocks.map(\.startedAt).min() else { return [] }
        let extensions: [(natural: Instant, extended: Instant)] = clocks.compactMap { clock in
            guard let natural = rules.due(clock.name, startedAt: clock.startedAt)?.at,
                let due = clock.dueAt, due > natural
            else { return nil }
            return (natural, due)
        }
        var periods: [Period] = []
        while periods.last.map({ $0.from <= end }) ?? true, periods.count < mostPeriods,
            let due = rules.due(.taskReport, startedAt: from)?.at, due > from
        {
            let extended = extensions.filter { $0.natural <= due && due < $0.extended }
            periods.append(
                Period(from: from, until: extended.map(\.extended).max() ?? due)
            )
            from = due
        }
        return periods
    }

    private static func reports(
        of body: OrgID,
        _ reports: [TaskReport],
        _ periods: [Period],
        isOver: Bool,
        at end: Instant
    ) -> BodyReports {
        let done = reports.first { $0.isPartDone }?.at
        // What began after the body's part was done is owed by nobody.
        let periods = periods.filter { period in done.map { period.from < $0 } ?? true }
        let begun = periods.filter { $0.from <= end }
        var outcomes = [ReportOutcome?](repeating: nil, count: begun.count)
        for report in reports.sorted(by: { $0.at < $1.at }) {
            let owed = begun.indices.first { outcomes[$0] == nil && begun[$0].from <= report.at }
            if let owed { outcomes[owed] = report.at <= begun[owed].until ? .inTime : .late }
        }
        let owesMore = !isOver && done == nil
        let told = zip(begun, outcomes).map { period, outcome in
            (period, outcome ?? (period.until < end ? ReportOutcome.missing : .open))
        }.filter { $0.1 != .open || owesMore }
        let next = told.first { $0.1 == .open }?.0 ?? periods.first { $0.from > end }
        return BodyReports(
            body: body,
            due: told.count { $0.0.until < end },
            inTime: told.count { $0.1 == .inTime },
            late: told.count { $0.1 == .late },
            missing: told.count { $0.1 == .missing },
            isPartDone: done != nil,
            nextDue: owesMore ? next.map { VietnameseTime.date(of: $0.until) } : nil,
            periods: told.map { period, outcome in
                ReportPeriod(
                    // The one before ended with the last millisecond of its day.
                    from: VietnameseTime.date(of: period.from.advanced(by: .milliseconds(1))),
                    until: VietnameseTime.date(of: period.until),
                    outcome: outcome
                )
            }
        )
    }
}
