import RPC
import Records
import ServiceContracts
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import VictimSupportServer

/// A place that is held for somebody who does not come must not block a bed unseen.
struct HeldPlaceClockTests {
    /// A place held at a gate, and what it is called.
    private struct Held {
        let stay: Filed<Stay>
        let hold: Identifier
        let facility: FacilityID
    }

    /// Somebody's place in a facility, held from so many days after today.
    private func held(
        _ scene: VictimScene,
        days: Int = 0,
        runBy body: Caller = Officers.health
    ) async throws -> Held {
        let facility = try await scene.opened(
            for: 1,
            runBy: body,
            referrers: [Officers.borderGuard]
        )
        let person = try await scene.person()
        var asked = scene.reserving([person], in: [facility])
        asked.from = VietnameseTime.date(of: scene.harness.time.now).adding(days: days)
        _ = try await scene.client(Officers.borderGuard).call(asked)
        let stay = try #require(try await scene.stays(of: person).first)
        return Held(stay: stay, hold: asked.hold, facility: facility)
    }

    private func clocks(of held: Held, _ scene: VictimScene) async throws -> [ClockReading] {
        try await scene.client(Officers.health).call(RecordClocks<Stay>(id: held.stay.id)).clocks
    }

    /// The held places that stand in somebody's radar.
    private func deadlines(
        of officer: Caller = Officers.health,
        overdue: Bool? = nil,
        _ scene: VictimScene
    ) async throws -> [RunningClock] {
        let query = DeadlineQuery(overdue: overdue, kinds: [Stay.kind])
        let page = try await scene.client(officer).call(ListDeadlines<VictimSupport>(query))
        return page.entries.map(\.deadline).filter { $0.clock == .heldPlace }
    }

    @Test func `a held place is due at the end of the next day, and then it is overdue and held`()
        async throws
    {
        try await VictimScene.run { scene in
            let held = try await held(scene)
            let due = VietnameseTime.end(of: VictimScene.day.adding(days: 1))
            let told = try await deadlines(scene)
            #expect(told.map(\.id) == [held.stay.id.identifier])
            #expect(told.map(\.dueAt) == [due])
            #expect(told.map(\.organisation) == [Officers.health.organisation])
            #expect(told.map(\.isOverdue) == [false])
            #expect(told.map(\.isConfirmed) == [false])
            #expect(told.map(\.legalBasis) == [LegalBasis("Homeward", "practice")])
            scene.harness.time.pass(scene.harness.time.now.duration(to: due) - .seconds(1))
            #expect(try await deadlines(overdue: true, scene).isEmpty)
            scene.harness.time.pass(.seconds(2))
            #expect(
                try await deadlines(overdue: true, scene).map(\.id) == [held.stay.id.identifier]
            )
            // Nobody's bed is given away by the passing of time.
            let stays = try await scene.stays(of: held.stay.record.victim)
            #expect(stays.map(\.state.known) == [.held])
        }
    }

    /// At a minute before midnight and at a minute after it in Viet Nam, for that day, for a day past and for
    /// one to come.
    @Test(arguments: [
        ("2026-07-01T16:59:00Z", 0, "2026-07-02"), ("2026-07-01T17:01:00Z", 0, "2026-07-03"),
        ("2026-07-01T16:59:00Z", -4, "2026-07-02"), ("2026-07-01T17:01:00Z", -1, "2026-07-03"),
        ("2026-07-01T16:59:00Z", 1, "2026-07-03"), ("2026-07-01T17:01:00Z", 3, "2026-07-06"),
    ])
    func `its clock runs from the day for which it is held, and from now where that is past`(
        moment: String,
        days: Int,
        due: String
    ) async throws {
        try await VictimScene.run { scene in
            let moment = try #require(Instant(moment))
            // Facility and person first: each reading of the time is a millisecond.
            scene.harness.time.pass(scene.harness.time.now.duration(to: moment))
            let held = try await held(scene, days: days)
            let clock = try #require(try await clocks(of: held, scene).first)
            #expect(clock.name == .heldPlace && clock.isRunning)
            #expect(clock.dueAt == VietnameseTime.end(of: try #require(CalendarDate(due))))
            let day = VietnameseTime.date(of: moment).adding(days: max(0, days))
            #expect(VietnameseTime.date(of: clock.startedAt) == day)
        }
    }

    @Test func `what is taken up with the reception owes nothing more`() async throws {
        try await VictimScene.run { scene in
            let held = try await held(scene)
            let gate = scene.client(Officers.borderGuard)
            _ = try await gate.call(TakeUpPlaces(hold: held.hold))
            #expect(try await deadlines(scene).isEmpty)
            #expect(try await clocks(of: held, scene).map(\.isRunning) == [false])
        }
    }

    @Test func `what the work behind it gives up owes nothing more`() async throws {
        try await VictimScene.run { scene in
            let held = try await held(scene)
            let gate = scene.client(Officers.borderGuard)
            #expect(try await gate.call(ReleasePlaces(hold: held.hold)).released == 1)
            #expect(try await deadlines(scene).isEmpty)
        }
    }

    @Test func `an officer of the receiving body gives it up with a reason, and the bed is free`()
        async throws
    {
        try await VictimScene.run { scene in
            let held = try await held(scene)
            scene.harness.time.pass(.seconds(3 * 86_400))
            #expect(try await deadlines(overdue: true, scene).count == 1)
            func giveUp(_ facts: StepFacts) async throws {
                _ = try await scene.client(Officers.health2).call(
                    TakeStep<Stay>(
                        id: held.stay.id,
                        seen: held.stay.version,
                        to: .cancelled,
                        facts: facts
                    )
                )
            }
            let before = try await scene.harness.contents()
            let silent = await refusal { try await giveUp(StepFacts()) }
            #expect(silent?.reason == "lifecycle.facts")
            #expect(try await scene.harness.contents().changed(since: before).isEmpty)
            try await giveUp([.reason: "Người không đến cửa khẩu."])
            #expect(try await deadlines(scene).isEmpty)
            let next = try await scene.allocated(in: held.facility)
            #expect(next.state.known == .allocated)
            // Whoever comes late all the same is not told of a place that is another's.
            let gate = scene.client(Officers.borderGuard)
            #expect(try await gate.call(TakeUpPlaces(hold: held.hold)).places == 0)
        }
    }

    @Test func `only whoever reads the stay hears of it`() async throws {
        try await VictimScene.run { scene in
            _ = try await held(scene, runBy: Officers.facility)
            #expect(try await deadlines(scene).count == 1)
            #expect(try await deadlines(of: Officers.health2, scene).count == 1)
            // Where somebody is taken to is told to the body there when it takes them over.
            for officer in [
                Officers.facility, Officers.borderGuard, Officers.strangeHealth, Officers.police,
                Officers.commune,
            ] {
                #expect(try await deadlines(of: officer, scene).isEmpty, "\(officer.unit)")
            }
        }
    }

    @Test func `places that an earlier version held have a clock once the store is opened`()
        async throws
    {
        try await VictimScene.run { scene in
            let held = try await held(scene)
            let settled = try await scene.allocated(in: try await scene.opened(for: 1))
            let before = try await deadlines(scene)
            let store = scene.harness.service.keeper.store
            try await store.write { transaction in
                try transaction.execute("DELETE FROM record_clocks WHERE name = 'heldPlace'")
                for statement in Placing.clockMigration.statements {
                    try transaction.execute(statement)
                }
            }
            try await scene.harness.restart()
            #expect(try await deadlines(scene).map(\.dueAt) == before.map(\.dueAt))
            #expect(try await deadlines(scene).map(\.id) == [held.stay.id.identifier])
            let others = try await scene.client(Officers.health)
                .call(RecordClocks<Stay>(id: settled.id)).clocks
            #expect(others.isEmpty)
            _ = try await scene.client(Officers.borderGuard).call(TakeUpPlaces(hold: held.hold))
            #expect(try await deadlines(scene).isEmpty)
        }
    }
}
