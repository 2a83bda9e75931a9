import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// What one officer did alone is owed in time like anything else, and stands among the deadlines.
@Suite struct RatificationClockTests {
    private static let reason = FreeText("in danger tonight")

    /// A tip that one duty officer admitted alone.
    private func actedAlone(
        _ office: Office,
        _ filed: Filed<Tip>? = nil
    ) async throws -> (tip: Filed<Tip>, act: ApprovalID) {
        let tip: Filed<Tip> =
            if let filed {
                try await office.take(.assigned, of: filed)
            } else {
                try await office.assigned()
            }
        let outcome = try await office.client(.lan).call(
            TakeStep<Tip>(
                id: tip.id,
                seen: tip.version,
                to: .admitted,
                facts: [.reason: "in danger tonight"],
                alone: true
            )
        )
        return (try #require(outcome.record), try #require(outcome.toRatify))
    }

    private func readings(of tip: Tip.ID, in office: Office) async throws -> [ClockReading] {
        try await office.client(.lan).call(RecordClocks<Tip>(id: tip)).clocks
            .filter { $0.name == .ratification }
    }

    @Test
    func `what one officer did alone is a deadline from then on, and overdue once it is over`()
        async throws
    {
        try await withOffice { office in
            let (tip, _) = try await actedAlone(office)
            let begun = office.time.now
            for officer in [Caller.lan, .minh] {
                let told = try await office.deadlines(for: officer).entries.map(\.deadline)
                #expect(told.map(\.id) == [tip.id.identifier])
                #expect(told.map(\.clock) == [.ratification])
                #expect(told.map(\.state) == ["admitted"])
                #expect(told.map(\.startedAt) == [begun])
                #expect(told.map(\.dueAt) == [begun.advanced(by: .seconds(86_400))])
                #expect(told.map(\.isOverdue) == [false])
            }
            let waiting = try await office.client(.minh).call(ListApprovals<Tip>()).approvals
            #expect(
                waiting.map(\.dueAt) == (try await readings(of: tip.id, in: office)).map(\.dueAt)
            )
            office.time.pass(.seconds(86_400))
            #expect(try await office.deadlines(DeadlineQuery(overdue: true)).entries.isEmpty)
            office.time.pass(.milliseconds(1))
            let late = try await office.deadlines(DeadlineQuery(overdue: true), for: .minh)
            #expect(late.entries.map(\.deadline.id) == [tip.id.identifier])
        }
    }

    @Test func `whoever may not read the record hears nothing of it`() async throws {
        try await withOffice { office in
            _ = try await actedAlone(office)
            let shared = try await office.filed(visibility: .shared)
            _ = try await actedAlone(office, shared)
            for officer in [Caller.stranger, .guardsman, .health, .commune] {
                #expect(try await office.deadlines(for: officer).entries == [], "\(officer.unit)")
            }
            #expect(try await office.deadlines(for: .minh).entries.count == 2)
        }
    }

    @Test(arguments: [Decision.approve, .refuse])
    func `ratified or disowned, it is owed no more`(decision: Decision) async throws {
        try await withOffice { office in
            let (tip, act) = try await actedAlone(office)
            let (other, _) = try await actedAlone(office)
            office.time.pass(.seconds(3_600))
            let ratify = RatifyStep<Tip>(approval: act, decision, reason: Self.reason)
            _ = try await office.client(.minh).call(ratify)
            #expect(
                try await office.deadlines().entries.map(\.deadline.id) == [other.id.identifier]
            )
            let readings = try await readings(of: tip.id, in: office)
            #expect(readings.map(\.stoppedAt) == [office.time.now])
            #expect(try await self.readings(of: other.id, in: office).map(\.isRunning) == [true])
        }
    }

    @Test func `a refused ratification leaves the clock as it is`() async throws {
        try await withOffice { office in
            let (tip, act) = try await actedAlone(office)
            let before = try await office.everything()
            let own = await refusal {
                _ = try await office.client(.lan).call(RatifyStep<Tip>(approval: act, .approve))
            }
            #expect(own == "approval.sameOfficer")
            #expect(try await office.everything() == before)
            #expect(try await readings(of: tip.id, in: office).map(\.isRunning) == [true])
        }
    }

    @Test func `an act that is void was never owed`() async throws {
        try await withOffice { office in
            let (tip, _) = try await actedAlone(office)
            let voiding = try await office.client(.lan).call(
                VoidStep<Tip>(
                    id: tip.id,
                    seen: tip.version,
                    version: tip.version,
                    reason: Self.reason
                )
            )
            #expect(try await office.deadlines().entries.count == 1)
            _ = try await office.client(.minh).call(
                DecideApproval<Tip>(approval: try #require(voiding.awaiting), .approve)
            )
            #expect(try await office.deadlines().entries.isEmpty)
            #expect(try await readings(of: tip.id, in: office).isEmpty)
        }
    }

    @Test func `an erased person's acts owe no ratification`() async throws {
        try await withOffice { office in
            let person = VictimRef.make()
            let filed = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.file(Tip.about("a van"), owner: Caller.province, sealedFor: person)
            }
            _ = try await actedAlone(office, filed)
            #expect(try await office.deadlines().entries.count == 1)
            try await office.erase(person)
            #expect(try await office.deadlines().entries.isEmpty)
        }
    }

    @Test func `nobody gives themselves more time for it`() async throws {
        try await withOffice { office in
            let (tip, act) = try await actedAlone(office)
            let before = try await office.everything()
            let extend = ExtendClock<Tip>(
                id: tip.id,
                seen: tip.version,
                clock: .ratification,
                until: try #require(CalendarDate("2026-08-15")),
                decision: FreeText("15/QĐ-CA")
            )
            #expect(
                await refusal { _ = try await office.client(.lan).call(extend) }
                    == "record.invalidField"
            )
            #expect(try await office.everything() == before)
            let due = office.time.now.advanced(by: .seconds(86_400))
            #expect(try await readings(of: tip.id, in: office).map(\.dueAt) == [due])
            _ = try await office.client(.minh).call(RatifyStep<Tip>(approval: act, .approve))
            var after = extend
            after.seen += 1
            #expect(
                await refusal { _ = try await office.client(.lan).call(after) }
                    == "clock.notRunning"
            )
        }
    }

    @Test func `a record whose act awaits ratification goes behind no other`() async throws {
        try await withOffice { office in
            let (tip, act) = try await actedAlone(office)
            let survivor = try await office.filed()
            func merge(_ seen: Int) async throws {
                _ = try await office.client(.lan).call(
                    MergeRecord<Tip>(
                        id: tip.id,
                        seen: seen,
                        into: survivor.id,
                        seenInto: survivor.version,
                        reason: Self.reason
                    )
                )
            }
            let before = try await office.everything()
            #expect(await refusal { try await merge(tip.version) } == "record.notMergeable")
            #expect(try await office.everything() == before)
            _ = try await office.client(.minh).call(RatifyStep<Tip>(approval: act, .approve))
            try await merge(tip.version + 1)
            #expect(try await office.deadlines().entries.map(\.deadline.clock) == [.triage])
        }
    }

    @Test func `it moves with a rule that is replaced, and with its record to a successor`()
        async throws
    {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            let (tip, _) = try await actedAlone(office)
            try await office.close()
            let rules = ClockRules.limiting(.ratification, to: .hours(2))
            let again = try await Office.open(
                in: folder,
                keys: office.keys,
                time: office.time,
                rules: rules
            )
            let due = again.time.now.advanced(by: .seconds(7_200))
            #expect(try await again.deadlines().entries.map(\.deadline.dueAt) == [due])
            let successor: OrgID = "VN/GOV/MPS/PROV/HPH"
            let administrator = CountDifference.viewer("VN/GOV/MPS/IT", .administrator)
            let succession = SucceedOrganisation<Files>(
                Succession(
                    of: Caller.province,
                    by: successor,
                    from: try #require(CalendarDate("2026-07-01"))
                ),
                legalBasis: LegalBasis("202/2025/QH15")
            )
            for _ in 0..<2 { _ = try await again.client(administrator).call(succession) }
            let heir = CountDifference.viewer(successor.path, .provincialPolice)
            let told = try await again.deadlines(DeadlineQuery(mine: true), for: heir)
            #expect(told.entries.map(\.deadline.id) == [tip.id.identifier])
            #expect(told.entries.map(\.deadline.clock) == [.ratification])
            try await again.close()
        }
    }

    @Test func `in a store of an earlier version, what was done alone before has its clock too`()
        async throws
    {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            let (owed, _) = try await actedAlone(office)
            let (settled, act) = try await actedAlone(office)
            let person = VictimRef.make()
            let filed = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.file(Tip.about("a van"), owner: Caller.province, sealedFor: person)
            }
            _ = try await actedAlone(office, filed)
            office.time.pass(.seconds(60))
            _ = try await office.client(.minh).call(RatifyStep<Tip>(approval: act, .approve))
            try await office.erase(person)
            // All but the erased one's, which stood for a time and is over.
            let kept = """
                SELECT c.* FROM record_clocks c JOIN records r ON r.kind = c.kind AND r.id = c.id
                WHERE r.erased = 0 ORDER BY c.id, c.name
                """
            let before = try await office.found(kept)
            #expect(before.count == 4)
            let deadlines = try await office.deadlines().entries.map(\.deadline)
            #expect(deadlines.map(\.id) == [owed.id.identifier])
            try await office.close()
            try await office.asBefore(
                "records 0011",
                "DELETE FROM record_clocks WHERE name = 'ratification'"
            )
            let reopened = try await office.opened()
            #expect(try await reopened.found(kept) == before)
            #expect(try await reopened.deadlines().entries.map(\.deadline) == deadlines)
            let readings = try await readings(of: settled.id, in: reopened)
            #expect(readings.map(\.stoppedAt) == [reopened.time.now])
            try await reopened.close()
        }
    }
}
