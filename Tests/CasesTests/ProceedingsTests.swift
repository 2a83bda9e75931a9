import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What procuracy and court write into a file, and files that rest, move and are taken up again.
struct ProceedingsTests {
    private func take(
        _ to: CaseFile.State,
        _ facts: StepFacts,
        of file: CaseFileID,
        as officer: Caller,
        in scene: CasesScene
    ) async throws -> StepOutcome<CaseFile> {
        let version = try await scene.client(Officers.police)
            .call(NextSteps<CaseFile>(id: file)).version
        return try await scene.client(officer).call(
            TakeStep<CaseFile>(id: file, seen: version, to: to, facts: facts)
        )
    }

    private func file(in state: CaseFile.State, _ scene: CasesScene) async throws -> CaseFileID {
        try await LifecycleTrial(scene: scene, kind: CasesScene.caseFiles).specimen(in: state).id
    }

    private func standing(_ file: CaseFileID, _ scene: CasesScene) async throws -> Filed<CaseFile> {
        try #require(
            try await scene.client(Officers.police).call(FetchRecord<CaseFile>(id: file)).content
        )
    }

    @Test func `the procuracy's indictment and the court's judgment stand in the file`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await file(in: .concluded, scene)
            let procuracy = Officers.of(.procuracy, in: Officers.police.organisation)
            let procuracy2 = Officers.of(.procuracy, in: Officers.police.organisation, 2)
            let court = Officers.of(.court, in: Officers.police.organisation)
            let proposed = try await take(
                .prosecuted,
                [
                    .indictmentNumber: "7/CT", .decisionDate: "2026-06-29",
                    .recipient: Officers.court.unit,
                ],
                of: file,
                as: procuracy,
                in: scene
            )
            #expect(try await standing(file, scene).record.indictment == nil)
            _ = try await scene.client(procuracy2).call(
                DecideApproval<CaseFile>(approval: proposed.awaiting ?? .make(), .approve)
            )
            let indictment = try await standing(file, scene).record.indictment
            #expect(indictment?.number.disclosed == "7/CT")
            #expect(indictment?.date == CasesScene.day(2026, 6, 29))
            _ = try await take(
                .tried,
                [
                    .verdict: "Có tội", .sentence: "8 năm tù",
                    .compensation: "50 triệu đồng cho người bị hại",
                ],
                of: file,
                as: court,
                in: scene
            )
            _ = try await take(
                .finalJudgment,
                [.decisionDate: "2026-06-30"],
                of: file,
                as: court,
                in: scene
            )
            let judgment = try await standing(file, scene).record.judgment
            #expect(judgment?.verdict.disclosed == "Có tội")
            #expect(judgment?.sentence.disclosed == "8 năm tù")
            #expect(judgment?.compensation?.disclosed == "50 triệu đồng cho người bị hại")
            #expect(judgment?.finalOn == CasesScene.day(2026, 6, 30))
        }
    }

    @Test func `a file moves when the body that is to have it accepts, and not before`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await file(in: .investigating, scene)
            let receiver = Officers.of(.provincialPolice, in: "VN/GOV/MPS/PROV/HTI")
            let offered = try await take(
                .transferred,
                [.recipient: receiver.unit, .reason: "Thuộc địa bàn khác."],
                of: file,
                as: Officers.police,
                in: scene
            )
            let offer = try #require(offered.awaiting)
            #expect(try await standing(file, scene).state.known == .investigating)
            let before = try await scene.harness.rows()
            let own = await refusal {
                try await scene.client(Officers.police2)
                    .call(DecideApproval<CaseFile>(approval: offer, .approve))
            }
            #expect(own?.reason == "approval.notApprover")
            #expect(try await scene.harness.rows() == before)
            let accepted = try await scene.client(receiver)
                .call(DecideApproval<CaseFile>(approval: offer, .approve))
            #expect(accepted.record?.state.known == .transferred)
            let read = try await scene.client(receiver).call(FetchRecord<CaseFile>(id: file))
            #expect(read.content != nil)
        }
    }

    @Test(arguments: [CaseFile.State.suspended, .reopened])
    func `a file that rested goes on`(state: CaseFile.State) async throws {
        try await CasesScene.run { scene in
            let file = try await file(in: state, scene)
            let outcome = try await take(
                .investigating,
                state == .suspended ? [.reason: "Đã bắt được đối tượng."] : [:],
                of: file,
                as: Officers.police,
                in: scene
            )
            if let approval = outcome.awaiting {
                _ = try await scene.client(Officers.police2)
                    .call(DecideApproval<CaseFile>(approval: approval, .approve))
            }
            #expect(try await standing(file, scene).state.known == .investigating)
        }
    }

    @Test
    func `procuracy and court read a file and everybody in it once it is theirs, and not before`()
        async throws
    {
        try await CasesScene.run { scene in
            let draft = try await scene.file()
            // Registered before anybody knew which procuracy would have the file.
            let suspect = try await scene.suspect(of: draft.caseFile).suspect
            func reads(_ officer: Caller) async -> [Bool] {
                let client = scene.client(officer)
                let file = await refusal {
                    try await client.call(FetchRecord<CaseFile>(id: draft.caseFile))
                }
                let person = await refusal {
                    try await client.call(FetchRecord<Suspect>(id: suspect))
                }
                return [file == nil, person == nil]
            }
            let investigated = try await scene.investigated(draft)
            #expect(await reads(Officers.procuracy) == [true, true])
            try await scene.screen(suspect, CasesScene.screening(.prosecution))
            try await scene.conclude(investigated)
            #expect(await reads(Officers.court) == [false, false])
            let proposed = try await take(
                .prosecuted,
                [
                    .indictmentNumber: "7/CT", .decisionDate: "2026-06-29",
                    .recipient: Officers.court.unit,
                ],
                of: draft.caseFile,
                as: Officers.procuracy,
                in: scene
            )
            #expect(await reads(Officers.court) == [false, false])
            _ = try await scene.client(Officers.procuracy2).call(
                DecideApproval<CaseFile>(approval: proposed.awaiting ?? .make(), .approve)
            )
            #expect(await reads(Officers.court) == [true, true])
            let tried = try await take(
                .tried,
                [.verdict: "Có tội", .sentence: "8 năm tù"],
                of: draft.caseFile,
                as: Officers.court,
                in: scene
            )
            #expect(tried.record?.state.known == .tried)
        }
    }

    private func clocks(_ file: CaseFileID, _ scene: CasesScene) async throws -> [ClockReading] {
        try await scene.client(Officers.police).call(RecordClocks<CaseFile>(id: file)).clocks
    }

    @Test func `the investigation's clock runs from the decision, is extended, and rests with it`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let running = try #require(try await clocks(file.id, scene).first)
            // Every clause of Article 150 is at least very serious; decided on 30 June 2026.
            #expect(running.name == .investigationVerySerious)
            #expect(running.dueAt == VietnameseTime.end(of: CasesScene.day(2026, 10, 30)))
            #expect(!running.isConfirmed)
            let extended = try await scene.client(Officers.police).call(
                ExtendClock<CaseFile>(
                    id: file.id,
                    seen: file.version,
                    clock: .investigationVerySerious,
                    until: CasesScene.day(2027, 2, 28),
                    decision: FreeText("3/QĐ-VKS")
                )
            )
            #expect(extended.version == file.version + 1)
            let after = try #require(try await clocks(file.id, scene).first)
            #expect(after.dueAt == VietnameseTime.end(of: CasesScene.day(2027, 2, 28)))
            #expect(after.extendedBy == "3/QĐ-VKS")
            let resting = try await take(
                .suspended,
                [.suspensionGround: "suspectAbroad", .reason: "Bỏ trốn."],
                of: file.id,
                as: Officers.police,
                in: scene
            )
            _ = try await scene.client(Officers.police2).call(
                DecideApproval<CaseFile>(approval: resting.awaiting ?? .make(), .approve)
            )
            #expect(try await clocks(file.id, scene).allSatisfy { !$0.isRunning })
        }
    }

    @Test func `a concluded file is not prosecuted while somebody in it may be a victim`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let registered = try await scene.suspect(of: file.id)
            let concluding = try await take(
                .concluded,
                CasesScene.decision,
                of: file.id,
                as: Officers.police,
                in: scene
            )
            _ = try await scene.client(Officers.police2).call(
                DecideApproval<CaseFile>(approval: concluding.awaiting ?? .make(), .approve)
            )
            let screened = try await scene.screen(
                registered.suspect,
                CasesScene.screening(.prosecution, .yes)
            )
            let procuracy = Officers.of(.procuracy, in: Officers.police.organisation)
            let indictment: StepFacts = [
                .indictmentNumber: "7/CT", .decisionDate: "2026-06-29",
                .recipient: Officers.court.unit,
            ]
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await take(.prosecuted, indictment, of: file.id, as: procuracy, in: scene)
            }
            #expect(error?.reason == "cases.possibleVictim")
            #expect(try await scene.harness.rows() == before)
            try await scene.clear(registered.suspect, seen: screened.version)
            let proposed = try await take(
                .prosecuted,
                indictment,
                of: file.id,
                as: procuracy,
                in: scene
            )
            #expect(proposed.awaiting != nil)
        }
    }

    @Test func `the procuracy's clock begins with the conclusion and ends with its decision`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await file(in: .concluded, scene)
            let running = try await clocks(file, scene).filter(\.isRunning)
            #expect(running.map(\.name) == [.prosecutionVerySerious])
            let procuracy = Officers.of(.procuracy, in: Officers.police.organisation)
            let returned = try await take(
                .investigating,
                [.reason: "Thiếu chứng cứ."],
                of: file,
                as: procuracy,
                in: scene
            )
            _ = try await scene.client(
                Officers.of(.procuracy, in: Officers.police.organisation, 2)
            ).call(DecideApproval<CaseFile>(approval: returned.awaiting ?? .make(), .approve))
            let again = try await clocks(file, scene).filter(\.isRunning)
            #expect(again.map(\.name) == [.investigationVerySerious])
        }
    }

    @Test(arguments: [
        ("other", nil, "missing"), ("other", "grave", "vocabulary.unrecognized"),
        ("art150", "serious", "contradicts.offence"),
    ])
    func `how serious an offence is must be told where the article does not say`(
        offence: String,
        gravity: String?,
        rule: String
    ) async throws {
        try await CasesScene.run { scene in
            let file = try await scene.verifying()
            var facts: StepFacts = [
                .documentNumber: "12/QĐ", .decisionDate: "2026-06-30", .offence: offence,
                .recipient: Officers.procuracy.unit,
            ]
            if let gravity { facts = facts.adding(.gravity, gravity) }
            let told = facts
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await take(.opened, told, of: file.id, as: Officers.police, in: scene)
            }
            #expect(
                error?.violations == [FieldViolation(field: "facts.gravity", rule: rule)]
            )
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test(arguments: ["", "Đối tượng ở nước ngoài", "abroad"])
    func `an investigation rests on a ground of the list and on no other`(
        ground: String
    ) async throws {
        try await CasesScene.run { scene in
            let file = try await file(in: .investigating, scene)
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await take(
                    .suspended,
                    ground.isEmpty
                        ? [.reason: "Chờ kết quả."]
                        : [.suspensionGround: ground, .reason: "Chờ kết quả."],
                    of: file,
                    as: Officers.police,
                    in: scene
                )
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.violations.map(\.field) == ["facts.suspensionGround"])
            #expect(try await scene.harness.rows() == before)
            let outcome = try await take(
                .suspended,
                [.suspensionGround: "suspectWanted", .reason: "Chờ kết quả."],
                of: file,
                as: Officers.police,
                in: scene
            )
            #expect(outcome.awaiting != nil)
        }
    }
}
