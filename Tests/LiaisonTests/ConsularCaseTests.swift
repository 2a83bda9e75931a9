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

    private func opened(hostBody: FreeText?, in scene: LiaisonScene) async throws
        -> Filed<ConsularCase>
    {
        try await scene.client(Officers.mission).call(
            FileRecord(
                ConsularCase(
                    in: .myanmar,
                    place: "Khu vực biên giới",
                    hostBody: hostBody,
                    summary: "Ba công dân cần được giải cứu",
                    people: [.make()],
                    needs: [.rescue],
                    bodies: [Officers.consular.organisation]
                )
            )
        )
    }

    private func approach(_ filed: Filed<ConsularCase>) -> TakeStep<ConsularCase> {
        TakeStep<ConsularCase>(id: filed.id, seen: filed.version, to: .withHostBodies)
    }

    @Test func `the host state's bodies are approached by their name, and it stays there`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let mission = scene.client(Officers.mission)
            let filed = try await opened(hostBody: nil, in: scene)
            let nobody = try await scene.refused(approach(filed), as: Officers.mission)
            #expect(
                nobody.error?.violations == [.init(field: "record.hostBody", rule: "missing")]
            )
            #expect(nobody.changed == [])
            var record = filed.record
            record.hostBody = "Cảnh sát bang Shan"
            let named = try await mission.call(
                UpdateRecord(id: filed.id, seen: filed.version, record: record)
            )
            let outcome = try await mission.call(approach(named))
            let approached = try #require(outcome.record)
            #expect(approached.record.hostBody == "Cảnh sát bang Shan")
            // Another body takes over; that none does is not so.
            var changed = approached.record
            changed.hostBody = nil
            let taken = try await scene.refused(
                UpdateRecord(id: filed.id, seen: approached.version, record: changed),
                as: Officers.mission
            )
            #expect(taken.error?.violations == [.init(field: "record.hostBody", rule: "missing")])
            #expect(taken.changed == [])
            changed.hostBody = "Bộ Nội vụ Myanmar"
            let next = try await mission.call(
                UpdateRecord(id: filed.id, seen: approached.version, record: changed)
            )
            #expect(next.record.hostBody == "Bộ Nội vụ Myanmar")
        }
    }

    @Test func `the ministry at home reads which host body answers, and a stranger nothing`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let filed = try await opened(hostBody: "Cảnh sát bang Shan", in: scene)
            let home = try await scene.client(Officers.consular)
                .call(FetchRecord<ConsularCase>(id: filed.id)).content
            #expect(home?.record.hostBody == "Cảnh sát bang Shan")
            for stranger in [Officers.police, Officers.strangeHealth] {
                let refused = try await scene.refused(
                    FetchRecord<ConsularCase>(id: filed.id),
                    as: stranger
                )
                #expect(refused.error?.code == .notFound)
            }
            // Whoever is safe before anybody was approached needs no host body.
            let other = try await opened(hostBody: nil, in: scene)
            let safe = try await scene.client(Officers.mission).call(
                TakeStep<ConsularCase>(
                    id: other.id,
                    seen: other.version,
                    to: .safe,
                    facts: [.finding: "Đã về tới Đại sứ quán"]
                )
            )
            #expect(safe.record?.state == Word(.safe))
        }
    }
}
