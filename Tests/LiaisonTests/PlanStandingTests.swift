import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// How a plan's tasks stand: who took them up, what each body reported when, and who may hear it.
@Suite struct PlanStandingTests {
    private static let lead = Officers.consular.organisation
    private static let partner = Officers.police.organisation

    private func standing(
        to officer: Caller = Officers.consular,
        in scene: LiaisonScene
    ) async throws -> PlanStanding {
        try await scene.client(officer).call(LiaisonPlanPart(plan: Word(.plan2024)))
    }

    private func task(
        _ scene: LiaisonScene,
        number: Int = 1,
        handling: Handling = .open
    ) async throws -> PlanTaskID {
        try await scene.client(Officers.criminalPolice).call(
            FileRecord(
                PlanTask(
                    plan: .plan2024,
                    number: number,
                    year: 2_024,
                    title: "Sơ kết",
                    lead: Self.lead,
                    partners: [Self.partner]
                ),
                handling: handling
            )
        ).id
    }

    private func accept(_ task: PlanTaskID, in scene: LiaisonScene) async throws {
        _ = try await scene.client(Officers.consular)
            .call(TakeStep<PlanTask>(id: task, seen: 1, to: .accepted))
    }

    private func report(
        _ task: PlanTaskID,
        done: Bool = false,
        as officer: Caller,
        in scene: LiaisonScene
    ) async throws {
        let client = scene.client(officer)
        let version = try #require(
            try await client.call(FetchRecord<PlanTask>(id: task)).content
        ).version
        _ = try await client.call(
            ReportTask(id: task, seen: version, text: "Đã làm", isPartDone: done)
        )
    }

    /// Lets time pass until noon of a day in Viet Nam.
    private func pass(_ scene: LiaisonScene, to day: CalendarDate) {
        let noon = VietnameseTime.start(of: day).advanced(by: .seconds(12 * 3_600))
        scene.harness.time.pass(
            .milliseconds(noon.millisecondsSinceEpoch - scene.now.millisecondsSinceEpoch)
        )
    }

    private func outcomes(_ reports: BodyReports) -> [String] {
        reports.periods.map(\.outcome.text)
    }

    @Test func `each body owes a report every half-year, and one settles the oldest that is owed`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let task = try await task(scene)
            #expect(try await standing(in: scene).tasks[0].bodies.allSatisfy { $0.periods == [] })
            let begun = scene.today
            try await accept(task, in: scene)
            pass(scene, to: begun.adding(months: 2))
            try await report(task, as: Officers.consular, in: scene)
            try await report(task, as: Officers.consular, in: scene)
            let first = try await standing(in: scene).tasks[0].bodies
            #expect(first.map(\.body) == [Self.lead, Self.partner])
            #expect(first.map(outcomes) == [["inTime"], ["open"]])
            #expect(first[1].nextDue == begun.adding(months: 6))
            #expect(first[0].nextDue == begun.adding(months: 12) && first[0].due == 0)
            pass(scene, to: begun.adding(months: 8))
            let second = try await standing(in: scene).tasks[0].bodies
            #expect(second.map(outcomes) == [["inTime", "open"], ["missing", "open"]])
            #expect(second.map(\.missing) == [0, 1])
            #expect(second.map(\.nextDue) == Array(repeating: begun.adding(months: 12), count: 2))
            // Late for the first half-year; nothing yet for the second.
            try await report(task, as: Officers.police, in: scene)
            let third = try await standing(in: scene).tasks[0].bodies
            #expect(outcomes(third[1]) == ["late", "open"])
            #expect([third[1].due, third[1].late, third[1].missing] == [1, 1, 0])
            pass(scene, to: begun.adding(months: 11))
            try await report(task, done: true, as: Officers.police, in: scene)
            pass(scene, to: begun.adding(months: 20))
            let last = try await standing(in: scene).tasks[0].bodies
            #expect(
                last.map(outcomes) == [
                    ["inTime", "missing", "missing", "open"], ["late", "inTime"],
                ]
            )
            #expect(last.map(\.isPartDone) == [false, true])
            #expect(last[1].nextDue == nil)
        }
    }

    @Test func `a decision that extends the report's clock extends the half-year of every body`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let task = try await task(scene)
            let begun = scene.today
            try await accept(task, in: scene)
            let until = begun.adding(months: 7)
            _ = try await scene.client(Officers.consular).call(
                ExtendClock<PlanTask>(
                    id: task,
                    seen: 2,
                    clock: .taskReport,
                    until: until,
                    decision: "12/QĐ"
                )
            )
            pass(scene, to: until)
            let last = try await standing(in: scene).tasks[0].bodies
            #expect(last.map { $0.periods[0].until } == [until, until])
            #expect(last.map { $0.periods[0].outcome.text } == ["open", "open"])
            try await report(task, as: Officers.police, in: scene)
            pass(scene, to: until.adding(days: 1))
            let over = try await standing(in: scene).tasks[0].bodies
            #expect(over.map { $0.periods[0].outcome.text } == ["missing", "inTime"])
            // The half-years after it are where they were.
            #expect(
                over.map { $0.periods[1].until }
                    == Array(
                        repeating: begun.adding(months: 12),
                        count: 2
                    )
            )
        }
    }

    @Test func `a task that is done owes no more reports`() async throws {
        try await LiaisonScene.run { scene in
            let task = try await task(scene)
            try await accept(task, in: scene)
            for officer in [Officers.consular, Officers.police] {
                try await report(task, done: true, as: officer, in: scene)
            }
            _ = try await scene.client(Officers.consular).call(
                TakeStep<PlanTask>(id: task, seen: 4, to: .completed, facts: [.finding: "xong"])
            )
            pass(scene, to: scene.today.adding(months: 30))
            let standing = try await standing(in: scene)
            #expect(standing.states == [.init(.completed, 1)])
            #expect(standing.tasks[0].bodies.map(outcomes) == [["inTime"], ["inTime"]])
            #expect(standing.tasks[0].clock == nil)
        }
    }

    /// Fifteen working days from 20 January 2027 on: five of the days between are New Year's.
    @Test func `who took a task up in time is reckoned in working days`() async throws {
        try await LiaisonScene.run { scene in
            pass(scene, to: try #require(CalendarDate("2027-01-20")))
            let task = try await task(scene)
            pass(scene, to: try #require(CalendarDate("2027-02-17")))
            let last = try await standing(in: scene)
            #expect(last.unaccepted == 0)
            #expect(last.tasks[0].clock?.rule == "taskAcceptance")
            #expect(last.tasks[0].clock?.confirmed == false)
            #expect(last.tasks[0].clock?.provisional == true)
            pass(scene, to: try #require(CalendarDate("2027-02-18")))
            #expect(try await standing(in: scene).unaccepted == 1)
            try await accept(task, in: scene)
            let taken = try await standing(in: scene)
            #expect(taken.unaccepted == 0)
            #expect(taken.tasks[0].clock?.rule == "taskReport")
        }
    }

    @Test
    func `a task is overdue from the day after its last one, and activities are its evidence`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            var task = PlanTask(
                plan: .plan2024,
                year: 2_024,
                title: "Sơ kết",
                lead: Self.lead
            )
            task.due = scene.today
            let filed = try await client.call(FileRecord(task))
            var activity = Activity(
                .seminar,
                title: "Hội thảo",
                from: scene.today,
                until: scene.today
            )
            activity.task = filed.id
            _ = try await client.call(FileRecord(activity))
            let today = try await standing(in: scene)
            #expect(today.overdue == 0 && today.tasks[0].planned == 1)
            scene.harness.time.pass(.seconds(86_400))
            let tomorrow = try await standing(in: scene)
            #expect(tomorrow.overdue == 1 && tomorrow.tasks[0].isOverdue)
        }
    }

    // MARK: - Who may hear it

    @Test func `the national view hears sums over every task, and of none by itself`() async throws
    {
        try await LiaisonScene.run { scene in
            let open = try await task(scene)
            _ = try await task(scene, number: 2, handling: .restricted)
            try await accept(open, in: scene)
            let steering = try await standing(to: Officers.steering, in: scene)
            #expect(steering.tasks == [])
            #expect(steering.states == [.init(.assigned, 1), .init(.accepted, 1)])
            #expect(steering.bodies.map(\.body) == [Self.lead, Self.partner].sorted())
            #expect(steering.bodies.allSatisfy { $0.periods == [] })
            // Of a restricted task nobody hears but those it is with.
            let health = try await standing(to: Officers.health, in: scene)
            #expect(health.tasks.map(\.task) == [open])
            #expect(health.states == [.init(.accepted, 1)])
            let keeper = try await standing(to: Officers.criminalPolice, in: scene)
            #expect(keeper.tasks.map(\.number) == [1, 2])
        }
    }

    @Test func `a plan that no list holds is refused, and roles without any view are`() async throws
    {
        try await LiaisonScene.run { scene in
            let unknown = try await scene.refused(
                LiaisonPlanPart(plan: Word(text: "99/KH")),
                as: Officers.consular
            )
            #expect(
                unknown.error?.violations
                    == [FieldViolation(field: "plan", rule: "vocabulary.unrecognized")]
            )
            #expect(unknown.changed == [])
            for officer in [Officers.auditor, Officers.administrator] {
                let refused = try await scene.refused(
                    LiaisonPlanPart(plan: Word(.plan2024)),
                    as: officer
                )
                #expect(refused.error?.code == .permissionDenied)
                #expect(refused.changed == [])
            }
            let none = try await standing(in: scene)
            #expect(none.tasks == [] && none.states == [] && none.bodies == [])
        }
    }
}
