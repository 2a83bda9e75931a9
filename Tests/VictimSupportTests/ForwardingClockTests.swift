import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Until June 2025 a commune forwarded an application within three working days; there is no such step
/// since.
struct ForwardingClockTests {
    /// An application that was handed in on a day, written down today.
    private func filed(_ day: CalendarDate, in scene: VictimScene) async throws -> ApplicationID {
        var application = try await scene.application()
        application.submittedOn = day
        return try await scene.client(Officers.health).call(FileRecord(application)).id
    }

    private func clocks(
        of id: ApplicationID,
        in scene: VictimScene
    ) async throws -> [ClockReading] {
        try await scene.client(Officers.health).call(RecordClocks<Application>(id: id)).clocks
    }

    /// Days in 2025: a Friday, the last day of the old law (a Monday), and the day before it.
    @Test(arguments: ["2025-06-20", "2025-06-30", "2025-06-29"])
    func `it starts with the day on which the form was handed in, beside the decision's`(
        text: String
    ) async throws {
        try await VictimScene.run { scene in
            let day = try #require(CalendarDate(text))
            let clocks = try await clocks(of: filed(day, in: scene), in: scene)
            #expect(Set(clocks.map(\.name)) == [.application, .applicationForwarding])
            let clock = try #require(clocks.first { $0.name == .applicationForwarding })
            #expect(clock.isRunning && clock.isConfirmed)
            #expect(clock.startedAt == VietnameseTime.start(of: day))
            #expect(clock.legalBasis?.instrument == "09/2013/NĐ-CP")
            let due = DueDate(
                .workingDays(3),
                from: VietnameseTime.start(of: day),
                holidays: .vietnam
            )
            #expect(clock.dueAt == due.at)
        }
    }

    @Test func `handed in on Friday the twentieth it is due by the end of Wednesday`() async throws
    {
        try await VictimScene.run { scene in
            let day = try #require(CalendarDate("2025-06-20"))
            let clocks = try await clocks(of: filed(day, in: scene), in: scene)
            let clock = clocks.first { $0.name == .applicationForwarding }
            #expect(clock?.dueAt == VietnameseTime.end(of: day.adding(days: 5)))
        }
    }

    @Test(arguments: ["2025-07-01", "2026-06-01"])
    func `of what was handed in since July 2025 nothing is forwarded`(text: String) async throws {
        try await VictimScene.run { scene in
            let day = try #require(CalendarDate(text))
            let clocks = try await clocks(of: filed(day, in: scene), in: scene)
            #expect(clocks.map(\.name) == [.application])
        }
    }

    @Test(arguments: [Application.State.complete, .incomplete, .withdrawn])
    func `it stops once the authority has the form, or nobody asks any more`(
        state: Application.State
    ) async throws {
        try await VictimScene.run { scene in
            let day = try #require(CalendarDate("2025-06-20"))
            let id = try await filed(day, in: scene)
            try await scene.advance(
                id,
                as: Application.self,
                to: state,
                facts: state == .complete ? [:] : [.reason: "Thiếu giấy tờ."]
            )
            let stopped = try await clocks(of: id, in: scene)
                .first { $0.name == .applicationForwarding }
            #expect(stopped?.isRunning == false)
            guard state == .incomplete else { return }
            // What was missing is handed in at the authority: the commune has nothing to forward.
            try await scene.advance(id, as: Application.self, to: .submitted)
            let running = try await clocks(of: id, in: scene).filter(\.isRunning)
            #expect(running.map(\.name) == [.application])
        }
    }
}
