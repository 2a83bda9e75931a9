import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What the tables of plans, talks, requests, dossiers and transfers cannot say.
@Suite struct CooperationTests {
    private func step<R: ServedRecord>(
        _ filed: Filed<R>,
        to state: R.State,
        _ facts: StepFacts = StepFacts(),
        at moment: Instant? = nil,
        as officer: Caller,
        in scene: LiaisonScene
    ) async throws -> StepOutcome<R> where R.Service == Liaison {
        try await scene.client(officer).call(
            TakeStep<R>(
                id: filed.id,
                seen: filed.version,
                to: state,
                facts: facts,
                occurred: moment.map { Occurrence(at: $0) }
            )
        )
    }

    /// The reason of a refusal, after which everything is as it was.
    private func refusal<Request: ServiceRequest>(
        of request: Request,
        as officer: Caller,
        in scene: LiaisonScene
    ) async throws -> String? where Request.Service == Liaison {
        let refused = try await scene.refused(request, as: officer)
        #expect(refused.changed == [])
        return refused.error?.reason
    }

    private func report(
        _ task: Filed<PlanTask>,
        done: Bool = false,
        as officer: Caller,
        in scene: LiaisonScene
    ) async throws -> Filed<PlanTask> {
        try await scene.client(officer).call(
            ReportTask(id: task.id, seen: task.version, text: "Đã làm", isPartDone: done)
        )
    }

    private func completion(of task: Filed<PlanTask>) -> TakeStep<PlanTask> {
        TakeStep(id: task.id, seen: task.version, to: .completed, facts: [.finding: "xong"])
    }

    @Test func `only the lead completes a task, once every partner has reported`() async throws {
        try await LiaisonScene.run { scene in
            let filed = try await scene.client(Officers.criminalPolice).call(
                FileRecord(
                    PlanTask(
                        plan: .plan2024,
                        year: 2_024,
                        title: "Sơ kết",
                        lead: Officers.consular.organisation,
                        partners: [Officers.police.organisation]
                    )
                )
            )
            let early = TakeStep<PlanTask>(id: filed.id, seen: 1, to: .accepted)
            #expect(
                try await refusal(of: early, as: Officers.police, in: scene) == "step.otherBody"
            )
            let accepted = try await step(filed, to: .accepted, as: Officers.consular, in: scene)
            var task = try #require(accepted.record)
            task = try await report(task, as: Officers.consular, in: scene)
            #expect(
                try await refusal(of: completion(of: task), as: Officers.consular, in: scene)
                    == "planTask.reportsMissing"
            )
            let stranger = ReportTask(id: task.id, seen: task.version, text: "x", isPartDone: true)
            #expect(
                try await refusal(of: stranger, as: Officers.borderGuard, in: scene)
                    == "step.otherBody"
            )
            task = try await report(task, as: Officers.police, in: scene)
            #expect(
                try await refusal(of: completion(of: task), as: Officers.police, in: scene)
                    == "step.otherBody"
            )
            let done = try await scene.client(Officers.consular).call(completion(of: task))
            #expect(done.record?.state == Word(.completed))
        }
    }

    @Test func `where nobody leads, each body completes its own part`() async throws {
        try await LiaisonScene.run { scene in
            let bodies = [Officers.police.organisation, Officers.borderGuard.organisation]
            let filed = try await scene.client(Officers.criminalPolice).call(
                FileRecord(
                    PlanTask(
                        plan: .plan2024,
                        year: 2_024,
                        title: "Duy trì cơ chế phối hợp",
                        lead: nil,
                        partners: bodies
                    )
                )
            )
            let accepted = try await step(filed, to: .accepted, as: Officers.police, in: scene)
            var task = try #require(accepted.record)
            task = try await report(task, done: true, as: Officers.police, in: scene)
            task = try await report(task, as: Officers.borderGuard, in: scene)
            #expect(
                try await refusal(of: completion(of: task), as: Officers.police, in: scene)
                    == "planTask.reportsMissing"
            )
            task = try await report(task, done: true, as: Officers.borderGuard, in: scene)
            let done = try await scene.client(Officers.police).call(completion(of: task))
            #expect(done.record?.state == Word(.completed))
            #expect(done.record?.record.reports.map(\.party) == [bodies[0], bodies[1], bodies[1]])
        }
    }

    @Test func `a task that nobody takes up is late for the body that handed it out`() async throws
    {
        try await LiaisonScene.run { scene in
            let filed = try await scene.client(Officers.criminalPolice).call(
                FileRecord(
                    PlanTask(
                        plan: .plan2024,
                        year: 2_024,
                        title: "Sơ kết",
                        lead: Officers.consular.organisation
                    )
                )
            )
            let owner = scene.client(Officers.criminalPolice)
            let running = try await owner.call(RecordClocks<PlanTask>(id: filed.id)).clocks
            let clock = try #require(running.first)
            #expect(running.map(\.name) == [.taskAcceptance])
            let due = DueDate(.workingDays(15), from: clock.startedAt, holidays: .vietnam)
            #expect(clock.dueAt == due.at)
            #expect(!clock.isConfirmed)
            _ = try await step(filed, to: .accepted, as: Officers.consular, in: scene)
            let after = try await owner.call(RecordClocks<PlanTask>(id: filed.id)).clocks
            #expect(after.filter(\.isRunning).map(\.name) == [.taskReport])
        }
    }

    @Test func `each report starts the clock of the next one`() async throws {
        try await LiaisonScene.run { scene in
            let specimen = try await LifecycleTrial(scene: scene, kind: LiaisonScene.tasks)
                .specimen(in: .reporting)
            let client = scene.client(Officers.consular)
            let task = try #require(
                try await client.call(FetchRecord<PlanTask>(id: specimen.id)).content
            )
            scene.harness.time.pass(.seconds(86_400))
            _ = try await report(task, as: Officers.consular, in: scene)
            let clocks = try await client.call(RecordClocks<PlanTask>(id: task.id)).clocks
            // One for taking the task up; one for the first report, from that day; one for each next.
            #expect(clocks.map(\.isRunning) == [false, false, false, true])
        }
    }

    @Test func `the body that was asked answers, and the one that asked takes back`() async throws {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            let filed = try await client.call(
                FileRecord(
                    InformationRequest(
                        of: Officers.police.organisation,
                        subject: "Một đường dây",
                        question: "Đề nghị xác minh"
                    ),
                    state: .urgent
                )
            )
            let clock = try await client.call(RecordClocks<InformationRequest>(id: filed.id))
            #expect(clock.clocks.map(\.name) == [.urgentReply])
            let answer = TakeStep<InformationRequest>(
                id: filed.id,
                seen: 1,
                to: .answered,
                facts: [.finding: "đã rõ"]
            )
            #expect(
                try await refusal(of: answer, as: Officers.consular, in: scene) == "step.otherBody"
            )
            let withdrawal = TakeStep<InformationRequest>(
                id: filed.id,
                seen: 1,
                to: .withdrawn,
                facts: [.reason: "không cần nữa"]
            )
            #expect(
                try await refusal(of: withdrawal, as: Officers.police, in: scene)
                    == "step.otherBody"
            )
            let answered = try await scene.client(Officers.police).call(answer)
            #expect(answered.record?.state == Word(.answered))
            let stopped = try await client.call(RecordClocks<InformationRequest>(id: filed.id))
            #expect(stopped.clocks.map(\.isRunning) == [false])
        }
    }

    @Test func `nobody asks their own body`() async throws {
        try await LiaisonScene.run { scene in
            let own = FileRecord(
                InformationRequest(
                    of: Officers.consular.organisation,
                    subject: "Một việc",
                    question: "Hỏi mình"
                )
            )
            let reason = try await refusal(of: own, as: Officers.consular, in: scene)
            #expect(reason == "request.invalid")
        }
    }

    @Test func `the next talks are due a period after the last ones that were held`() async throws {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.defenceRelations)
            let begun = scene.now.advanced(by: .seconds(-700 * 86_400))
            let series = try await client.call(
                FileRecord(
                    MeetingSeries(.central, with: .unitedKingdom, counterpart: "Bộ Nội vụ Anh"),
                    state: .everyTwoYears,
                    occurred: Occurrence(at: begun)
                )
            )
            let before = try await client.call(RecordClocks<MeetingSeries>(id: series.id)).clocks
            let first = VietnameseTime.date(of: begun).adding(months: 24)
            #expect(before.map(\.dueAt) == [VietnameseTime.end(of: first)])
            let meeting = try await client.call(
                FileRecord(
                    Meeting(
                        .regular,
                        .central,
                        with: .unitedKingdom,
                        counterpart: "Bộ Nội vụ Anh",
                        subject: "Hội đàm hai năm một lần",
                        series: series.id
                    )
                )
            )
            let held = scene.now.advanced(by: .seconds(-3_600))
            _ = try await step(
                meeting,
                to: .held,
                at: held,
                as: Officers.defenceRelations,
                in: scene
            )
            let after = try await client.call(RecordClocks<MeetingSeries>(id: series.id)).clocks
            let next = VietnameseTime.date(of: held).adding(months: 24)
            #expect(after.map(\.isRunning) == [false, true])
            #expect(after.last?.dueAt == VietnameseTime.end(of: next))
            let now = try await client.call(FetchRecord<MeetingSeries>(id: series.id)).content
            #expect(now?.record.lastHeld == VietnameseTime.date(of: held))
        }
    }

    @Test func `what a meeting or task points at is to a stranger as if there were nothing`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let series = try await LifecycleTrial(scene: scene, kind: LiaisonScene.series)
                .specimen(in: .everyYear)
            let meeting = try await LifecycleTrial(scene: scene, kind: LiaisonScene.meetings)
                .specimen(in: .planned)
            let stranger = Officers.of(.provincialPolice, in: "VN/GOV/SOMEWHERE/ELSE")
            for id in [series.id, .make()] {
                let talks = Meeting(
                    .regular,
                    .department,
                    with: .laos,
                    counterpart: "Cục Cảnh sát",
                    subject: "Hội đàm",
                    series: id
                )
                let reason = try await refusal(of: FileRecord(talks), as: stranger, in: scene)
                #expect(reason == "record.notFound")
            }
            for id in [meeting.id, .make()] {
                let task = PlanTask(year: 2_024, title: "Một việc", lead: "VN/WU", meeting: id)
                let reason = try await refusal(of: FileRecord(task), as: stranger, in: scene)
                #expect(reason == "record.notFound")
            }
        }
    }

    @Test func `urgent talks are held on a report and wait for nobody`() async throws {
        #expect(Meeting.lifecycle.steps.allSatisfy { $0.approval == nil })
        try await LiaisonScene.run { scene in
            let unreported = FileRecord(
                Meeting(
                    .urgent,
                    .post,
                    with: .laos,
                    counterpart: "Đồn đối diện",
                    subject: "Giải cứu"
                )
            )
            #expect(
                try await refusal(of: unreported, as: Officers.borderGuard, in: scene)
                    == "record.invalidField"
            )
            let specimen = try await LifecycleTrial(scene: scene, kind: LiaisonScene.meetings)
                .specimen(in: .held)
            let client = scene.client(Officers.consular)
            let held = try await client.call(FetchRecord<Meeting>(id: specimen.id)).content
            #expect(held?.version == 2)
        }
    }

    @Test func `what a body took on at a meeting is its task`() async throws {
        try await LiaisonScene.run { scene in
            let specimen = try await LifecycleTrial(scene: scene, kind: LiaisonScene.meetings)
                .specimen(in: .held)
            let client = scene.client(Officers.consular)
            let commitment = Commitment(
                body: Officers.police.organisation,
                text: "Mở đường dây nóng",
                due: scene.today.adding(days: 30)
            )
            let empty = SignMeetingMinutes(
                id: specimen.id,
                seen: 2,
                minutes: "Biên bản",
                commitments: [Commitment(body: commitment.body, text: "")],
                signedAt: scene.now
            )
            #expect(
                try await refusal(of: empty, as: Officers.consular, in: scene) == "request.invalid"
            )
            let signed = try await client.call(
                SignMeetingMinutes(
                    id: specimen.id,
                    seen: 2,
                    minutes: "Biên bản",
                    commitments: [commitment],
                    signedAt: scene.now
                )
            )
            let id = try #require(signed.tasks.first)
            let task = try await scene.client(Officers.police)
                .call(FetchRecord<PlanTask>(id: id)).content
            #expect(task?.record.lead == commitment.body)
            #expect(task?.record.meeting == specimen.id)
            #expect(task?.record.due == commitment.due)
        }
    }

    @Test func `a transfer counts each person once, and somebody must be handed over`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let specimen = try await LifecycleTrial(scene: scene, kind: LiaisonScene.transfers)
                .specimen(in: .scheduled)
            let client = scene.client(Officers.police)
            let filed = try #require(
                try await client.call(FetchRecord<BorderTransfer>(id: specimen.id)).content
            )
            for outcomes in [[ArrivalOutcome](), [.arrived, .arrived], [.absconded]] {
                let count = CountTransfer(
                    id: filed.id,
                    seen: filed.version,
                    outcomes: outcomes,
                    at: scene.now
                )
                #expect(
                    try await refusal(of: count, as: Officers.police, in: scene)
                        == "request.invalid"
                )
            }
            let counted = try await client.call(
                CountTransfer(
                    id: filed.id,
                    seen: filed.version,
                    outcomes: [.arrived],
                    at: scene.now
                )
            )
            #expect(counted.record.people.map(\.outcome) == [Word(.arrived)])
        }
    }
}
