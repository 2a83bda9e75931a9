import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Plans, services and applications.
struct SupportTests {
    @Test func `a plan that enters follow-up has a visit in the months one, three, six and twelve`()
        async throws
    {
        try await VictimScene.run { scene in
            let visits = try await scene.visits()
            #expect(
                Set(visits.compactMap { $0.record.month?.known }) == Set(FollowUpMonth.allCases)
            )
            for visit in visits {
                let clocks = try await scene.client(Officers.health)
                    .call(RecordClocks<FollowUp>(id: visit.id)).clocks
                let month = try #require(visit.record.month?.known)
                let clock = try #require(clocks.first)
                #expect(clock.name == month.clock)
                #expect(
                    clock.dueAt
                        == DueDate(
                            .months(Int(month.rawValue) ?? 0),
                            from: clock.startedAt,
                            holidays: .vietnam
                        ).at
                )
                let made = try await scene.advance(
                    visit.id,
                    as: FollowUp.self,
                    to: .made,
                    facts: [.finding: "Đã có việc làm."]
                )
                let after = try await scene.client(Officers.health)
                    .call(RecordClocks<FollowUp>(id: made.id)).clocks
                #expect(after.allSatisfy { !$0.isRunning })
            }
        }
    }

    @Test func `an application is decided within nine working days, by two officers`()
        async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let filed = try await health.call(FileRecord(try await scene.application())).id
            let clock = try #require(
                try await health.call(RecordClocks<Application>(id: filed)).clocks.first
            )
            #expect(clock.name == .application)
            #expect(clock.legalBasis?.instrument == "162/2025/NĐ-CP")
            #expect(clock.isConfirmed)
            let due = DueDate(.workingDays(9), from: clock.startedAt, holidays: .vietnam)
            #expect(clock.dueAt == due.at)
            try await scene.advance(filed, as: Application.self, to: .complete)
            let seen = try await health.call(NextSteps<Application>(id: filed)).version
            let grant = try await health.call(
                TakeStep<Application>(
                    id: filed,
                    seen: seen,
                    to: .granted,
                    facts: [.documentNumber: "7/QĐ", .decisionDate: "2026-06-30"]
                )
            )
            let awaiting = try #require(grant.awaiting)
            let own = await refusal {
                try await health.call(DecideApproval<Application>(approval: awaiting, .approve))
            }
            #expect(own?.reason == "approval.sameOfficer")
            let granted = try await scene.client(Officers.health2)
                .call(DecideApproval<Application>(approval: awaiting, .approve))
            #expect(granted.record?.state.known == .granted)
        }
    }

    @Test func `the nine days run from the day of the form, through the check, to the decision`()
        async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            var application = try await scene.application()
            let handedIn = VietnameseTime.date(of: scene.harness.time.now).adding(days: -4)
            application.submittedOn = handedIn
            let filed = try await health.call(FileRecord(application)).id
            func clocks() async throws -> [ClockReading] {
                try await health.call(RecordClocks<Application>(id: filed)).clocks
            }
            let due = DueDate(
                .workingDays(9),
                from: VietnameseTime.start(of: handedIn),
                holidays: .vietnam
            )
            #expect(try await clocks().map(\.dueAt) == [due.at])
            scene.harness.time.pass(.seconds(3 * 86_400))
            try await scene.advance(filed, as: Application.self, to: .complete)
            let running = try await clocks().filter(\.isRunning)
            #expect(running.map(\.dueAt) == [due.at])
            try await scene.advance(
                filed,
                as: Application.self,
                to: .rejected,
                facts: [.reason: "Thiếu.", .documentNumber: "8/QĐ", .decisionDate: "2026-07-03"]
            )
            #expect(try await clocks().allSatisfy { !$0.isRunning })
        }
    }

    @Test func `whatever is written about a person goes when they are erased`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let person = try await health.call(
                IntakeVictim(victim: VictimScene.victim, identity: VictimScene.identity)
            )
            var plan = try await scene.plan()
            plan.victim = person.victim
            plan.assessment = nil
            let filed = try await health.call(FileRecord(plan))
            let asked = try await health.call(
                EraseVictim(
                    victim: person.victim,
                    seen: person.version,
                    reason: FreeText("Người đó yêu cầu.")
                )
            )
            _ = try await health.call(FetchRecord<SupportPlan>(id: filed.id))
            _ = try await scene.client(Officers.health2).call(
                DecideApproval<Victim>(approval: try #require(asked.awaiting), .approve)
            )
            let error = await refusal {
                try await scene.client(Officers.health).call(FetchRecord<SupportPlan>(id: filed.id))
            }
            #expect(error?.reason == "record.notFound")
        }
    }
}

extension VictimScene {
    /// The visits of a plan that has come to follow-up.
    func visits() async throws -> [Filed<FollowUp>] {
        let plan = try await client(Officers.health).call(FileRecord(try await plan()))
        let finding: StepFacts = [.finding: "Đã trao đổi."]
        try await advance(plan.id, as: SupportPlan.self, to: .assessed, facts: finding)
        try await advance(plan.id, as: SupportPlan.self, to: .planned)
        try await advance(plan.id, as: SupportPlan.self, to: .inService)
        try await advance(plan.id, as: SupportPlan.self, to: .reintegrating, facts: finding)
        try await advance(plan.id, as: SupportPlan.self, to: .followUp)
        let list = try await client(Officers.health)
            .call(ListRecords<FollowUp>(facets: [Facet("plan", plan.id.loggable)]))
        return list.records.compactMap(\.content)
    }
}
