import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Each clock of the book at work on a record: extended by a decision, and under a rule that changes in mid-run.
struct EveryClockTests {
    /// Rules, each with a moment at which it holds: 23:59 in Viet Nam.
    struct Ruled: Sendable, CustomTestStringConvertible {
        let rule: ClockRule
        var testDescription: String { "\(rule.name.rawValue), \(rule.legalBasis.instrument)" }

        var start: Instant {
            let summer = CalendarDate(year: 2026, month: 7, day: 1) ?? .earliest
            let day = rule.holds(on: summer) ? summer : (rule.validTo ?? summer).adding(days: -30)
            return VietnameseTime.end(of: day).advanced(by: .seconds(-60))
        }
    }

    static let rules = ClockRules.initial.rules.map(Ruled.init)

    /// Tips that start a clock with their confirmation.
    private func starting(_ clock: ClockName) -> RecordType {
        RecordType(
            Tip.self,
            onStep: { step, _ in if step.to == .confirmed { step.starts = [clock] } }
        )
    }

    /// A tip whose confirmation happened at a moment, and so started the clock.
    private func begun(_ office: Office, at start: Instant) async throws -> Filed<Tip> {
        let tip = try await office.assigned()
        let outcome = try await office.client(.lan).call(
            TakeStep<Tip>(
                id: tip.id,
                seen: tip.version,
                to: .confirmed,
                facts: [.finding: "seen"],
                occurred: Occurrence(at: start)
            )
        )
        return try #require(outcome.record)
    }

    private func reading(
        of clock: ClockName,
        on tip: Filed<Tip>,
        in office: Office
    ) async throws -> ClockReading {
        try #require(
            try await office.client(.lan).call(RecordClocks<Tip>(id: tip.id)).clocks
                .first { $0.name == clock && $0.startedAt == tip.filing.occurred.at }
        )
    }

    @Test(arguments: rules)
    func `each clock is extended by a decision, to the end of its day in Viet Nam`(
        ruled: Ruled
    ) async throws {
        let clock = ruled.rule.name
        try await withFolder { folder in
            let office = try await Office.open(
                in: folder,
                time: Office.Time("2026-07-02T01:00:00Z"),
                tips: starting(clock)
            )
            let tip = try await begun(office, at: ruled.start)
            let plain = try await reading(of: clock, on: tip, in: office)
            #expect(plain.startedAt == ruled.start)
            let due = try #require(plain.dueAt)
            #expect(due == ClockRules.initial.due(clock, startedAt: ruled.start)?.at)
            #expect(plain.isConfirmed == ruled.rule.confirmed)
            let day = VietnameseTime.date(of: due).adding(days: 5)
            let extended = try await office.client(.lan).call(
                ExtendClock<Tip>(
                    id: tip.id,
                    seen: tip.version,
                    clock: clock,
                    until: day,
                    decision: FreeText("15/QĐ")
                )
            )
            #expect(extended.version == tip.version + 1)
            let after = try await reading(of: clock, on: tip, in: office)
            #expect(after.dueAt == VietnameseTime.end(of: day))
            #expect(after.extendedBy == "15/QĐ")
            #expect(!after.isProvisional)
            #expect(after.overdue(at: VietnameseTime.end(of: day)) == nil)
            let next = VietnameseTime.start(of: day.adding(days: 1))
            #expect(after.overdue(at: next) == .milliseconds(1))
            try await office.close()
        }
    }

    @Test(arguments: rules)
    func `each clock keeps the rule of the day on which it started when the rule changes`(
        ruled: Ruled
    ) async throws {
        let clock = ruled.rule.name
        let change = VietnameseTime.date(of: ruled.start).adding(days: 1)
        var book = ClockRules.initial
        book.rules.removeAll { $0 == ruled.rule }
        var former = ruled.rule
        former.validTo = change.adding(days: -1)
        var later = ruled.rule
        later.limit.count += 1
        later.legalBasis = LegalBasis("mới")
        later.validFrom = change
        book.rules += [former, later]
        try await withFolder { [book] folder in
            let office = try await Office.open(
                in: folder,
                time: Office.Time("2026-07-02T01:00:00Z"),
                rules: book,
                tips: starting(clock)
            )
            // At 23:59 of the last day, and at 00:01 of the first one.
            let before = try await begun(office, at: ruled.start)
            let after = try await begun(office, at: ruled.start.advanced(by: .seconds(120)))
            for (tip, rule) in [(before, former), (after, later)] {
                let clocks = try await reading(of: clock, on: tip, in: office)
                #expect(clocks.legalBasis == rule.legalBasis)
                let due = DueDate(
                    rule.limit,
                    from: tip.filing.occurred.at,
                    holidays: book.holidays
                )
                #expect(clocks.dueAt == due.at)
            }
            try await office.close()
        }
    }
}
