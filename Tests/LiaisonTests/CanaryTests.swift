import LiaisonServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary

/// A made-up identity in every text of every request, and looked for everywhere.
@Suite struct CanaryTests {
    /// Methods that accept no call at all: signed papers are set right by addenda, letters by another
    /// letter.
    private static let never: Set<String> = [
        "liaison.handover.correct", "liaison.handOn.correct", "liaison.handOn.void",
        "liaison.correspondence.correct",
        // What was asked is asked anew; what two officers stood by or a meeting moved is no slip.
        "liaison.informationRequest.correct", "liaison.informationRequest.void",
        "liaison.tipDossier.void", "liaison.tipItem.void", "liaison.meetingSeries.void",
        "liaison.focalPoint.void",
        // What only a later method enters.
        "liaison.planTask.file record.reports[].text", "liaison.meeting.file record.minutes",
        "liaison.meeting.file record.commitments[].text",
        "liaison.transfer.file record.minutes.foreignSide.office",
        "liaison.transfer.file record.minutes.addenda[].text",
        "liaison.transfer.file record.minutes.addenda[].signatures[].officer",
        "liaison.transfer.file record.minutes.foreignSide.attachedBy",
        "liaison.transfer.file record.minutes.signatures[].officer",
    ]

    @Test
    func `what is written in any field stands in no file, log, error, event, audit or metric`()
        async throws
    {
        let planting = try Planting(for: Liaison.self)
        try await ServiceHarness.run(LiaisonService.self, named: "liaison", planting: planting) {
            harness in
            let trial = CanaryTrial(
                LiaisonScene(harness: harness),
                planting,
                kinds: LiaisonScene.trials,
                neverAccepted: Self.never
            )
            let problems = try await trial.problems { try await Self.everyMethod($0) }
            #expect(problems == [])
        }
    }

    /// The service's own methods, with every text that they take.
    private static func everyMethod(_ scene: LiaisonScene) async throws {
        _ = try await scene.client(Officers.consular).call(
            ReceiveCorrespondence(
                letter: scene.letter(),
                partnerNumber: "Ref 12",
                arrivedAt: scene.now
            )
        )
        let kept = try await scene.client(Officers.consular).call(
            ReceiveCorrespondence(
                letter: scene.letter(),
                arrivedAt: scene.now,
                handling: .notPassedOn
            )
        )
        _ = try await scene.client(Officers.consular)
            .call(AskToForward(id: kept.filed.id, body: "Đề nghị cho phép chuyển cho công an"))
        try await everyMinutes(scene)
    }

    /// The minutes of handovers and transfers, with every text that they take.
    private static func everyMinutes(_ scene: LiaisonScene) async throws {
        let trial = LifecycleTrial(scene: scene, kind: LiaisonScene.handovers())
        let arrived = try await trial.specimen(in: .arrived)
        let guards = scene.client(Officers.borderGuard)
        for reason in [nil, FreeText("đếm lại")] {
            _ = try await guards.call(
                DrawUpMinutes(
                    id: arrived.id,
                    seen: try await scene.handover(arrived.id).version,
                    at: scene.now,
                    reason: reason
                )
            )
        }
        let signed = try await trial.specimen(in: .minutesSigned)
        _ = try await guards.call(
            AddAddendum(
                id: signed.id,
                seen: try await scene.handover(signed.id).version,
                text: "Bổ sung một người.",
                at: scene.now
            )
        )
        let transfers = LifecycleTrial(scene: scene, kind: LiaisonScene.transfers)
        let counted = try await transfers.specimen(in: .handedOver)
        for reason in [nil, FreeText("đếm lại")] {
            let seen = try await guards.call(FetchRecord<BorderTransfer>(id: counted.id)).content
            _ = try await guards.call(
                DrawUpMinutes(
                    id: counted.id,
                    seen: try #require(seen).version,
                    at: scene.now,
                    reason: reason
                )
            )
        }
        let complete = try await transfers.specimen(in: .minutesSigned)
        let seen = try await guards.call(FetchRecord<BorderTransfer>(id: complete.id)).content
        _ = try await guards.call(
            AddAddendum(
                id: complete.id,
                seen: try #require(seen).version,
                text: "Bổ sung tang vật kèm theo.",
                at: scene.now
            )
        )
    }
}
