import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// A plan follows what somebody found that the person needs, and a later look replaces an earlier one.
struct NeedsTests {
    /// A step of a plan that is refused by this reason, and keeps nothing.
    private func expectRefused(
        _ plan: SupportPlanID,
        to state: SupportPlan.State,
        in scene: VictimScene,
        _ reason: String = "supportPlan.notAssessed"
    ) async throws {
        let health = scene.client(Officers.health)
        let seen = try await health.call(NextSteps<SupportPlan>(id: plan)).version
        let before = try await scene.harness.rows()
        let error = await refusal {
            try await health.call(
                TakeStep<SupportPlan>(id: plan, seen: seen, to: state, facts: Self.finding)
            )
        }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.reason == reason)
        #expect(try await scene.harness.rows() == before)
    }

    private static let finding: StepFacts = [.finding: "Đã trao đổi."]

    /// The plan rests on another assessment from now on.
    private func name(
        _ assessment: NeedsAssessmentID?,
        in plan: SupportPlanID,
        _ scene: VictimScene
    ) async throws {
        let health = scene.client(Officers.health)
        let kept = try #require(try await health.call(FetchRecord<SupportPlan>(id: plan)).content)
        var record = kept.record
        record.assessment = assessment
        _ = try await health.call(UpdateRecord(id: plan, seen: kept.version, record: record))
    }

    private func state(
        of assessment: NeedsAssessmentID,
        _ scene: VictimScene
    ) async throws -> NeedsAssessment.State? {
        try await scene.client(Officers.health)
            .call(FetchRecord<NeedsAssessment>(id: assessment)).content?.state.known
    }

    /// What an assessment says, in the order of its fields.
    private func said(_ assessment: NeedsAssessment) -> [String?] {
        [assessment.individual, assessment.household, assessment.community]
            .map { $0?.disclosed } + assessment.needs.map(\.text)
            + [assessment.returnRisk?.text]
    }

    @Test func `what was found in the three circles is kept, and people are found by their needs`()
        async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let asked = try await scene.assessment()
            let filed = try await health.call(FileRecord(asked))
            #expect(said(filed.record) == said(asked))
            for need in Entitlement.allCases {
                let found = try await health.call(
                    ListRecords<NeedsAssessment>(facets: [Facet("need", need.rawValue)])
                ).records.compactMap(\.content).map(\.id)
                #expect(found == (asked.needs.contains(Word(need)) ? [filed.id] : []), "\(need)")
            }
            // More is learned while it is under way; once it is complete it is corrected, with a reason.
            var more = filed.record
            more.needs.append(Word(.legalAid))
            more.household = FreeText("Ở với bà ngoại.")
            let updated = try await health.call(
                UpdateRecord(id: filed.id, seen: filed.version, record: more)
            )
            let completed = try await scene.advance(
                filed.id,
                as: NeedsAssessment.self,
                to: .completed,
                facts: Self.finding
            )
            #expect(said(completed.record) == said(updated.record))
            #expect(completed.record.household?.disclosed == "Ở với bà ngoại.")
            more.needs = []
            let late = more
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await health.call(
                    UpdateRecord(id: filed.id, seen: completed.version, record: late)
                )
            }
            #expect(error?.code == .failedPrecondition)
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `nobody is planned for whose needs nobody has looked at to the end`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            var plan = try await scene.plan()
            plan.assessment = nil
            let id = try await health.call(FileRecord(plan)).id
            try await expectRefused(id, to: .assessed, in: scene)
            var begun = try await scene.assessment()
            begun.victim = plan.victim
            let looking = try await health.call(FileRecord(begun)).id
            try await name(looking, in: id, scene)
            try await expectRefused(id, to: .assessed, in: scene)
            try await scene.advance(
                looking,
                as: NeedsAssessment.self,
                to: .abandoned,
                facts: [.reason: "Người đó chưa muốn nói."]
            )
            try await expectRefused(id, to: .assessed, in: scene)
            try await name(try await scene.assessed(plan.victim).id, in: id, scene)
            let assessed = try await scene.advance(
                id,
                as: SupportPlan.self,
                to: .assessed,
                facts: Self.finding
            )
            #expect(assessed.state.known == .assessed)
        }
    }

    @Test func `a plan names nobody else's assessment, when it is filed or later`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let others = try await scene.assessed().id
            let own = try await scene.plan()
            let filed = try await health.call(FileRecord(own))
            var stray = own
            stray.assessment = others
            let strange = stray
            let before = try await scene.harness.rows()
            let filing = await refusal { try await health.call(FileRecord(strange)) }
            let updating = await refusal {
                try await health.call(
                    UpdateRecord(id: filed.id, seen: filed.version, record: strange)
                )
            }
            for error in [filing, updating] {
                #expect(
                    error?.violations
                        == [FieldViolation(field: "record.assessment", rule: "unknown")]
                )
            }
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `a later assessment replaces the earlier, and the plan waits until it names it`()
        async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let plan = try await scene.plan()
            let first = try #require(plan.assessment)
            let id = try await health.call(FileRecord(plan)).id
            let assessed = try await scene.advance(
                id,
                as: SupportPlan.self,
                to: .assessed,
                facts: Self.finding
            )
            let proposed = try await health.call(
                TakeStep<SupportPlan>(id: id, seen: assessed.version, to: .planned)
            )
            scene.harness.time.pass(.seconds(86_400))
            let second = try await scene.assessed(plan.victim).id
            #expect(try await state(of: first, scene) == .outdated)
            #expect(try await state(of: second, scene) == .completed)
            // Neither alone nor by the second officer, who would approve what nobody would plan now.
            try await expectRefused(id, to: .planned, in: scene)
            let approve = DecideApproval<SupportPlan>(
                approval: proposed.awaiting ?? .make(),
                .approve
            )
            let before = try await scene.harness.rows()
            let late = await refusal {
                try await scene.client(Officers.health2).call(approve)
            }
            #expect(late?.reason == "supportPlan.notAssessed")
            #expect(try await scene.harness.rows() == before)
            try await name(second, in: id, scene)
            let planned = try await scene.advance(id, as: SupportPlan.self, to: .planned)
            #expect(planned.state.known == .planned)
            #expect(planned.record.assessment == second)
        }
    }

    @Test func `a body that is taken off the team reads the plan no more`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let guards = scene.client(Officers.borderGuard)
            var plan = try await scene.plan()
            plan.team = [Officers.borderGuard.organisation]
            let filed = try await health.call(FileRecord(plan))
            #expect(try await guards.call(FetchRecord<SupportPlan>(id: filed.id)).content != nil)
            plan.team = []
            _ = try await health.call(
                UpdateRecord(id: filed.id, seen: filed.version, record: plan)
            )
            let error = await refusal {
                try await guards.call(FetchRecord<SupportPlan>(id: filed.id))
            }
            #expect(error?.code == .notFound)
            // The person's record is read by what the body does for them, not by the team.
            #expect(try await guards.call(FetchRecord<Victim>(id: plan.victim)).content != nil)
        }
    }

    @Test func `an older look that is written down late replaces none, nor one of somebody else`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.cared()
            let newest = try await scene.assessed(person).id
            let another = try await scene.assessed().id
            let lastWeek = scene.harness.time.now.advanced(by: .seconds(-7 * 86_400))
            let late = try await scene.assessed(person, at: lastWeek).id
            for assessment in [newest, another, late] {
                #expect(try await state(of: assessment, scene) == .completed)
            }
        }
    }

    @Test func `a plan taken up again follows a look of its own`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let plan = try await scene.plan()
            let id = try await health.call(FileRecord(plan)).id
            let ended: StepFacts = [.reason: "Về quê."]
            try await scene.advance(id, as: SupportPlan.self, to: .closed, facts: ended)
            try await scene.advance(
                id,
                as: SupportPlan.self,
                to: .reopened,
                facts: [.reason: "Người đó quay lại."]
            )
            scene.harness.time.pass(.seconds(86_400))
            let again = try await scene.assessed(plan.victim).id
            try await expectRefused(id, to: .assessed, in: scene)
            try await name(again, in: id, scene)
            let assessed = try await scene.advance(
                id,
                as: SupportPlan.self,
                to: .assessed,
                facts: Self.finding
            )
            #expect(assessed.state.known == .assessed)
        }
    }

    @Test func `once a later look finds a return dangerous, no embassy is told on the earlier`()
        async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let notice = try await health.call(FileRecord(try await scene.notice(risk: .low)))
            scene.harness.time.pass(.seconds(86_400))
            try await scene.assessed(notice.record.victim, risk: .high)
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await health.call(
                    TakeStep<EmbassyNotice>(
                        id: notice.id,
                        seen: notice.version,
                        to: .told,
                        facts: [.documentNumber: "5/CH"]
                    )
                )
            }
            #expect(error?.reason == "embassy.riskOfReturn")
            #expect(try await scene.harness.rows() == before)
        }
    }
}
