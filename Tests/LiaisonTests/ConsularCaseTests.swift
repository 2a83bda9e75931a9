import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What a mission owes people abroad.
struct ConsularCaseTests {
    @Test func `the travel paper is owed in five working days once the file is valid`() async throws
    {
        try await LiaisonScene.run { scene in
            let trial = LifecycleTrial(scene: scene, kind: LiaisonScene.consularCases)
            let specimen = try await trial.specimen(in: .fileValid)
            let mission = scene.client(specimen.by)
            let running = try await mission.call(RecordClocks<ConsularCase>(id: specimen.id)).clocks
                .filter(\.isRunning)
            let clock = try #require(running.first)
            #expect(running.map(\.name) == [.travelPaper])
            let due = DueDate(.workingDays(5), from: clock.startedAt, holidays: .vietnam)
            #expect(clock.dueAt == due.at)
            let seen = try await mission.call(NextSteps<ConsularCase>(id: specimen.id)).version
            let issued = try await mission.call(
                TakeStep<ConsularCase>(
                    id: specimen.id,
                    seen: seen,
                    to: .documented,
                    facts: [.documentNumber: "15/GTH", .decisionDate: "2026-06-30"]
                )
            )
            #expect(issued.record?.state == Word(.documented))
            let after = try await mission.call(RecordClocks<ConsularCase>(id: specimen.id)).clocks
            #expect(after.allSatisfy { !$0.isRunning })
        }
    }
}
