import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Clocks at work on records.
@Suite struct ClockTests {
    private func clocks(of tip: Filed<Tip>, in office: Office) async throws -> [ClockReading] {
        try await office.client(.lan).call(RecordClocks<Tip>(id: tip.id)).clocks
    }

    private func confirmed(_ office: Office, occurred: Occurrence? = nil) async throws -> Filed<Tip>
    {
        let tip = try await office.assigned()
        let outcome = try await office.client(.lan).call(
            TakeStep<Tip>(
                id: tip.id,
                seen: tip.version,
                to: .confirmed,
                facts: [.finding: "seen"],
                occurred: occurred
            )
        )
        return try #require(outcome.record)
    }

    private func extend(
        _ tip: Filed<Tip>,
        _ clock: ClockName = .reply,
        to day: String,
        in office: Office
    ) async throws -> Filed<Tip> {
        try await office.client(.lan).call(
            ExtendClock<Tip>(
                id: tip.id,
                seen: tip.version,
                clock: clock,
                until: try #require(CalendarDate(day)),
                decision: FreeText("15/QĐ-CA")
            )
        )
    }

    @Test func `a clock runs while a record waits for its step, and stops with it`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let waiting = try await clocks(of: tip, in: office)
            #expect(waiting.map(\.name) == [.triage])
            #expect(waiting.first?.isRunning == true)
            office.time.pass(.seconds(3_600))
            let assigned = try await office.take(.assigned, of: tip)
            let stopped = try await clocks(of: assigned, in: office)
            #expect(stopped.first?.stoppedAt == office.time.now)
            #expect(stopped.first?.overdue(at: .latest) == nil)
        }
    }

    @Test func `it runs from the event and not from its recording`() async throws {
        try await withOffice { office in
            // Told on Wednesday of what was heard on Monday.
            let heard = office.time.now.advanced(by: .seconds(-2 * 86_400))
            let tip = try await office.filed(occurred: Occurrence(at: heard))
            let triage = try #require(try await clocks(of: tip, in: office).first)
            #expect(triage.startedAt == heard)
            #expect(triage.dueAt == heard.advanced(by: .seconds(86_400)))
            #expect(triage.overdue(at: office.time.now) == .seconds(86_400))
            #expect(tip.filing.recordedAt == office.time.now)
        }
    }

    @Test func `what no law confirms is marked, with what it rests on`() async throws {
        try await withOffice { office in
            let triage = try #require(
                try await clocks(of: try await office.filed(), in: office).first
            )
            #expect(!triage.isConfirmed)
            #expect(triage.legalBasis == LegalBasis("Homeward", "practice"))
        }
    }

    @Test func `a decision extends a running clock to the end of a day, by its number`()
        async throws
    {
        try await withOffice { office in
            let tip = try await confirmed(office)
            let extended = try await extend(tip, to: "2026-08-15", in: office)
            #expect(extended.version == tip.version + 1)
            let reply = try #require(
                try await clocks(of: extended, in: office).first { $0.name == .reply }
            )
            #expect(reply.dueAt == Instant("2026-08-15T16:59:59.999Z"))
            #expect(reply.extendedBy == "15/QĐ-CA")
            #expect(!reply.isProvisional)
        }
    }

    @Test func `a decision takes no time away, and extends no clock that does not run`()
        async throws
    {
        try await withOffice { office in
            let tip = try await confirmed(office)
            let before = try await office.everything()
            for (clock, day, reason) in [
                (ClockName.reply, "2026-07-31", "record.invalidField"),
                (.reply, "2026-07-05", "record.invalidField"),
                (.triage, "2026-09-01", "clock.notRunning"),
                ("nothing", "2026-09-01", "clock.notRunning"),
            ] {
                #expect(
                    await refusal { _ = try await extend(tip, clock, to: day, in: office) }
                        == reason
                )
            }
            #expect(try await office.everything() == before)
            let extended = try await extend(tip, to: "2026-08-15", in: office)
            #expect(
                await refusal { _ = try await extend(extended, to: "2026-08-10", in: office) }
                    == "record.invalidField"
            )
        }
    }

    @Test
    func `a bound that was read in the law holds a decision, one that is remembered does not`()
        async throws
    {
        for (isConfirmed, reason) in [(true, "record.invalidField"), (false, nil)] {
            var rules = ClockRules.initial
            for place in rules.rules.indices where rules.rules[place].name == .reply {
                rules.rules[place].upTo = .months(2)
                rules.rules[place].confirmed = isConfirmed
            }
            try await withFolder { folder in
                let office = try await Office.open(in: folder, rules: rules)
                let tip = try await confirmed(office)
                let before = try await office.everything()
                // It runs since 1 July.
                #expect(
                    await refusal { _ = try await extend(tip, to: "2026-09-02", in: office) }
                        == reason
                )
                guard isConfirmed else { return try await office.close() }
                #expect(try await office.everything() == before)
                let last = try await extend(tip, to: "2026-09-01", in: office)
                #expect(last.version == tip.version + 1)
                try await office.close()
            }
        }
    }

    @Test func `a step undone leaves the clocks as if it had not been`() async throws {
        try await withOffice { office in
            let tip = try await confirmed(office)
            let answered = try await office.take(.answered, of: tip)
            #expect(
                try await clocks(of: answered, in: office).allSatisfy { !$0.isRunning }
            )
            _ = try await office.client(.lan).call(
                VoidStep<Tip>(
                    id: tip.id,
                    seen: answered.version,
                    version: answered.version,
                    reason: FreeText("not sent")
                )
            )
            let running = try await clocks(of: tip, in: office).filter(\.isRunning)
            #expect(running.map(\.name) == [.reply])
        }
    }

    @Test func `a rule that changes in mid-run holds for what starts after it`() async throws {
        var rules = ClockRules.initial
        rules.rules.removeAll { $0.name == .reply }
        let change = try #require(CalendarDate("2026-07-10"))
        rules.rules += [
            ClockRule(
                .reply,
                .calendarDays(30),
                legalBasis: LegalBasis("old"),
                validFrom: try #require(CalendarDate("2020-01-01")),
                validTo: change.adding(days: -1),
                confirmed: true
            ),
            ClockRule(
                .reply,
                .calendarDays(10),
                legalBasis: LegalBasis("new"),
                validFrom: change,
                confirmed: true
            ),
        ]
        try await withFolder { folder in
            let office = try await Office.open(in: folder, rules: rules)
            let before = try await confirmed(office)
            office.time.pass(.seconds(20 * 86_400))
            let after = try await confirmed(office)
            for (tip, basis, due) in [
                (before, "old", "2026-07-31T16:59:59.999Z"),
                (after, "new", "2026-07-31T16:59:59.999Z"),
            ] {
                let reply = try await clocks(of: tip, in: office).first { $0.name == .reply }
                #expect(reply?.legalBasis == LegalBasis(basis))
                #expect(reply?.dueAt == Instant(due))
            }
            try await office.close()
        }
    }

    @Test func `a rule that is replaced holds at once for clocks that run`() async throws {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            let tip = try await office.filed()
            try await office.close()
            let rules = ClockRules.limiting(.triage, to: .hours(3))
            let again = try await Office.open(
                in: folder,
                keys: office.keys,
                time: office.time,
                rules: rules
            )
            let triage = try await clocks(of: tip, in: again).first
            #expect(triage?.dueAt == office.time.now.advanced(by: .seconds(3 * 3_600)))
            try await again.close()
        }
    }
}
