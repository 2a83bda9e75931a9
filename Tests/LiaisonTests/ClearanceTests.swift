import LiaisonServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Nobody is handed over to another state whom Cases or victim support has not cleared.
struct ClearanceTests {
    /// Who leaves, and which service knows whether they may.
    private static let leaving: [(TransferSubject, String)] = [
        (.suspects, AdmitHandover.method.name), (.victims, AdmitReturn.method.name),
    ]

    private static func transfer(_ subject: TransferSubject) -> BorderTransfer {
        BorderTransfer(
            of: subject,
            .outward,
            partner: .laos,
            office: "Cảnh sát quốc gia",
            people: [
                subject == .suspects
                    ? TransferEntry(suspect: .make()) : TransferEntry(victim: .make())
            ]
        )
    }

    /// Proposes that a transfer be accepted.
    private func accept(
        _ filed: Filed<BorderTransfer>,
        in scene: LiaisonScene
    ) async throws -> StepOutcome<BorderTransfer> {
        try await scene.client(Officers.police).call(
            TakeStep<BorderTransfer>(
                id: filed.id,
                seen: filed.version,
                to: .accepted,
                facts: [.documentNumber: "5/CV"]
            )
        )
    }

    @Test(arguments: leaving, [false, nil] as [Bool?])
    func `who is not cleared, or cannot be asked about, does not leave`(
        leaving: (TransferSubject, String),
        answer: Bool?
    ) async throws {
        let clearing = Clearing(admitted: answer)
        try await LiaisonScene.run(clearing: clearing) { scene in
            let filed = try await scene.client(Officers.police)
                .call(FileRecord(Self.transfer(leaving.0)))
            let before = try await scene.harness.rows()
            let error = await refusal { try await accept(filed, in: scene) }
            #expect(error?.reason == "transfer.notCleared")
            // A read that found nobody is tried again.
            #expect(Set(clearing.asked) == [leaving.1])
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test(arguments: leaving)
    func `both are asked when it is agreed and again before a day is set`(
        subject: TransferSubject,
        method: String
    ) async throws {
        let clearing = Clearing(admitted: true)
        try await LiaisonScene.run(clearing: clearing) { scene in
            let police = scene.client(Officers.police)
            let filed = try await police.call(FileRecord(Self.transfer(subject)))
            let proposed = try await accept(filed, in: scene)
            let accepted = try await scene.client(Officers.police2).call(
                DecideApproval<BorderTransfer>(
                    approval: try #require(proposed.awaiting),
                    .approve
                )
            )
            let schedule = TakeStep<BorderTransfer>(
                id: filed.id,
                seen: accepted.record?.version ?? 0,
                to: .scheduled,
                facts: [.gate: "mongCai", .scheduledDate: "2026-07-30"]
            )
            // Meanwhile somebody saw signs, or the person changed their mind.
            clearing.become(admitting: false)
            let before = try await scene.harness.rows()
            let error = await refusal { try await police.call(schedule) }
            #expect(error?.reason == "transfer.notCleared")
            #expect(try await scene.harness.rows() == before)
            clearing.become(admitting: true)
            let scheduled = try await police.call(schedule)
            #expect(scheduled.record?.state.known == .scheduled)
            #expect(clearing.asked == [method, method, method])
        }
    }

    @Test func `whoever comes to Viet Nam is asked about nowhere`() async throws {
        let clearing = Clearing(admitted: false)
        try await LiaisonScene.run(clearing: clearing) { scene in
            _ = try await LifecycleTrial(scene: scene, kind: LiaisonScene.transfers)
                .specimen(in: .scheduled)
            #expect(clearing.asked.isEmpty)
        }
    }

    @Test func `nobody is asked for an officer who may not take the step, or did not see it`()
        async throws
    {
        let clearing = Clearing(admitted: true)
        try await LiaisonScene.run(clearing: clearing) { scene in
            let filed = try await scene.client(Officers.police)
                .call(FileRecord(Self.transfer(.suspects)))
            let step = TakeStep<BorderTransfer>(
                id: filed.id,
                seen: filed.version,
                to: .accepted,
                facts: [.documentNumber: "5/CV"]
            )
            let stranger = await refusal {
                try await scene.client(Officers.strangePolice).call(step)
            }
            #expect(stranger?.reason == "record.notFound")
            var stale = step
            stale.seen = 7
            let late = await refusal { try await scene.client(Officers.police).call(stale) }
            #expect(late?.code == .conflict)
            var untold = step
            untold.facts = [:]
            let missing = await refusal { try await scene.client(Officers.police).call(untold) }
            #expect(missing?.code == .invalidArgument)
            #expect(clearing.asked.isEmpty)
        }
    }
}
