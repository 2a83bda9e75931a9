import CasesServer
import RPC
import ServiceContracts
import ServiceKit
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Nobody is prosecuted, alone or with their file, whom nobody screened for that.
struct ProsecutionGuardTests {
    private static let indictment: StepFacts = [
        .indictmentNumber: "7/CT", .decisionDate: "2026-06-29",
    ]
    private static let accusation: StepFacts = [
        .documentNumber: "12/QĐ", .decisionDate: "2026-06-30", .offence: "art150",
    ]
    private static let procurator = Officers.of(.procuracy, in: Officers.police.organisation)
    private static let procurator2 = Officers.of(.procuracy, in: Officers.police.organisation, 2)

    private func prosecute(
        _ file: CaseFileID,
        in scene: CasesScene
    ) async throws -> StepOutcome<CaseFile> {
        let procuracy = scene.client(Self.procurator)
        let toCourt = Self.indictment.adding(.recipient, Officers.court.unit)
        return try await procuracy.call(
            TakeStep<CaseFile>(
                id: file,
                seen: try await procuracy.call(NextSteps<CaseFile>(id: file)).version,
                to: .prosecuted,
                facts: toCourt
            )
        )
    }

    /// The file is not prosecuted for this reason, and nothing of it is kept.
    private func expectHeld(
        _ file: CaseFileID,
        in scene: CasesScene,
        _ reason: String
    ) async throws {
        let before = try await scene.harness.rows()
        let error = await refusal { try await prosecute(file, in: scene) }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.reason == reason)
        #expect(try await scene.harness.rows() == before)
    }

    private func take(
        _ to: Suspect.State,
        _ facts: StepFacts,
        of suspect: SuspectID,
        as officer: Caller,
        in scene: CasesScene
    ) async throws -> StepOutcome<Suspect> {
        let client = scene.client(officer)
        return try await client.call(
            TakeStep<Suspect>(
                id: suspect,
                seen: try await client.call(NextSteps<Suspect>(id: suspect)).version,
                to: to,
                facts: facts
            )
        )
    }

    /// Somebody is not indicted for this reason, and nothing of it is kept.
    private func expectUnindicted(
        _ suspect: SuspectID,
        in scene: CasesScene,
        _ reason: String
    ) async throws {
        let before = try await scene.harness.rows()
        let error = await refusal {
            try await take(.indicted, Self.indictment, of: suspect, as: Self.procurator, in: scene)
        }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.reason == reason)
        #expect(try await scene.harness.rows() == before)
    }

    // MARK: - A file

    @Test
    func `a file is prosecuted once each of its suspects was screened for that, and recently`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let one = try await scene.suspect(of: file.id).suspect
            let other = try await scene.suspect(of: file.id).suspect
            try await scene.conclude(file)
            try await expectHeld(file.id, in: scene, "cases.unscreened")
            // A screening for another act, however recent, is none for this one.
            for suspect in [one, other] {
                try await scene.screen(suspect, CasesScene.screening(.arrest))
            }
            try await expectHeld(file.id, in: scene, "cases.unscreened")
            try await scene.screen(one, CasesScene.screening(.prosecution))
            try await expectHeld(file.id, in: scene, "cases.unscreened")
            // That somebody at large could not be asked is recorded, too.
            try await scene.screen(other, CasesScene.screening(.prosecution, .notPossible))
            let approval = try #require(try await prosecute(file.id, in: scene).awaiting)
            scene.harness.time.pass(.seconds(31 * 86_400))
            let approve = DecideApproval<CaseFile>(approval: approval, .approve)
            let before = try await scene.harness.rows()
            let late = await refusal { try await scene.client(Self.procurator2).call(approve) }
            #expect(late?.reason == "cases.screeningTooOld")
            #expect(try await scene.harness.rows() == before)
            for suspect in [one, other] {
                try await scene.screen(
                    suspect,
                    Screening(.prosecution, .no, at: scene.harness.time.now)
                )
            }
            let prosecuted = try await scene.client(Self.procurator2).call(approve)
            #expect(prosecuted.record?.state.known == .prosecuted)
        }
    }

    @Test func `signs, a hit and a decision each hold a file up until they are settled`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let suspect = try await scene.suspect(of: file.id).suspect
            try await scene.screen(suspect, CasesScene.screening(.prosecution))
            try await scene.conclude(file)
            let support = scene.client(Officers.victimSupportService)
            _ = try await support.call(
                TellScreening(suspect: suspect, isPending: true, number: 1)
            )
            try await expectHeld(file.id, in: scene, "cases.possibleVictim")
            _ = try await support.call(
                TellScreening(suspect: suspect, isPending: false, number: 2)
            )
            let flagged = try await scene.screen(
                suspect,
                CasesScene.screening(.prosecution, .yes)
            )
            try await expectHeld(file.id, in: scene, "cases.possibleVictim")
            let cleared = try await scene.clear(suspect, seen: flagged.version)
            _ = try await scene.client(Officers.police).call(
                ConfirmVictim(
                    suspect: suspect,
                    seen: cleared?.version ?? 0,
                    decision: FreeText("46/XN")
                )
            )
            try await expectHeld(file.id, in: scene, "cases.confirmedVictim")
            let freed = try await take(
                .exempted,
                [.reason: "Là nạn nhân."],
                of: suspect,
                as: Officers.police,
                in: scene
            )
            try await expectHeld(file.id, in: scene, "cases.confirmedVictim")
            _ = try await scene.client(Officers.police2).call(
                DecideApproval<Suspect>(approval: freed.awaiting ?? .make(), .approve)
            )
            #expect(try await prosecute(file.id, in: scene).awaiting != nil)
        }
    }

    @Test func `whoever is not proceeded against any more holds no file up`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let suspect = try await scene.suspect(of: file.id).suspect
            try await scene.conclude(file)
            try await expectHeld(file.id, in: scene, "cases.unscreened")
            _ = try await take(
                .deceased,
                [.reason: "Đã chết."],
                of: suspect,
                as: Officers.police,
                in: scene
            )
            #expect(try await prosecute(file.id, in: scene).awaiting != nil)
        }
    }

    @Test
    func `somebody registered twice is screened once they are one, by the record that stands`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let one = try await scene.suspect(of: file.id)
            let other = try await scene.suspect(of: file.id)
            try await scene.conclude(file)
            let screened = try await scene.screen(
                one.suspect,
                CasesScene.screening(.prosecution)
            )
            try await expectHeld(file.id, in: scene, "cases.unscreened")
            let police = scene.client(Officers.police)
            let merged = try await police.call(
                MergeRecord<Suspect>(
                    id: other.suspect,
                    seen: other.version,
                    into: one.suspect,
                    seenInto: screened.version,
                    reason: FreeText("Cùng một người.")
                )
            )
            let approval = try #require(try await prosecute(file.id, in: scene).awaiting)
            // Two people after all: the other one is to be screened, too.
            _ = try await police.call(
                UnmergeRecord<Suspect>(
                    id: other.suspect,
                    seen: merged.duplicate.version,
                    reason: FreeText("Hai người khác nhau.")
                )
            )
            let before = try await scene.harness.rows()
            let late = await refusal {
                try await scene.client(Self.procurator2).call(
                    DecideApproval<CaseFile>(approval: approval, .approve)
                )
            }
            #expect(late?.reason == "cases.unscreened")
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test
    func `a refusal names whom a file waits for, each with why, of those whom the caller reads`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let guards = scene.client(Officers.borderGuard)
            let unread = try await guards.call(
                RegisterSuspect(
                    suspect: Suspect(
                        caseFile: file.id,
                        roles: [.transporter],
                        possibleVictim: false
                    ),
                    screening: CasesScene.screening()
                )
            )
            let screened = try await scene.suspect(of: file.id).suspect
            let unscreened = try await scene.suspect(of: file.id).suspect
            let flagged = try await scene.suspect(of: file.id).suspect
            try await scene.conclude(file)
            try await scene.screen(screened, CasesScene.screening(.prosecution))
            let flag = try await scene.screen(flagged, CasesScene.screening(.prosecution, .yes))
            // Of a victim whom the border guard registered the police read nothing any more.
            _ = try await guards.call(
                ConfirmVictim(
                    suspect: unread.suspect,
                    seen: unread.version,
                    decision: FreeText("46/XN")
                )
            )
            let before = try await scene.harness.rows()
            let named = await refusal { try await prosecute(file.id, in: scene) }
            #expect(
                named?.violations.sorted { $0.rule < $1.rule } == [
                    FieldViolation(
                        field: "suspects[\(flagged.loggable)]",
                        rule: "cases.possibleVictim"
                    ),
                    FieldViolation(
                        field: "suspects[\(unscreened.loggable)]",
                        rule: "cases.unscreened"
                    ),
                ]
            )
            // Why the one whom the caller does not read holds it up is not said either.
            #expect(named?.reason == named?.violations.first?.rule)
            #expect(try await scene.harness.rows() == before)
            try await scene.screen(unscreened, CasesScene.screening(.prosecution))
            try await scene.clear(flagged, seen: flag.version)
            let after = try await scene.harness.rows()
            let unnamed = await refusal { try await prosecute(file.id, in: scene) }
            #expect(unnamed?.reason == "cases.confirmedVictim")
            #expect(unnamed?.violations == [])
            #expect(try await scene.harness.rows() == after)
        }
    }

    @Test func `of many whom a file waits for a refusal names twenty, and then the others`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            var suspects: Set<SuspectID> = []
            for _ in 0..<21 { suspects.insert(try await scene.suspect(of: file.id).suspect) }
            try await scene.conclude(file)
            func named() async -> Set<String> {
                let error = await refusal { try await prosecute(file.id, in: scene) }
                return Set(error?.violations.map(\.field) ?? [])
            }
            let first = await named()
            #expect(first.count == 20)
            for suspect in suspects where first.contains("suspects[\(suspect.loggable)]") {
                try await scene.screen(suspect, CasesScene.screening(.prosecution))
                suspects.remove(suspect)
            }
            #expect(await named() == Set(suspects.map { "suspects[\($0.loggable)]" }))
            #expect(suspects.count == 1)
        }
    }

    // MARK: - A suspect

    @Test func `nobody is indicted on an old screening, nor while it is open whether they are one`()
        async throws
    {
        try await CasesScene.run { scene in
            let suspect = try await scene.suspect().suspect
            _ = try await take(
                .accused,
                Self.accusation,
                of: suspect,
                as: Officers.police,
                in: scene
            )
            scene.harness.time.pass(.seconds(31 * 86_400))
            try await expectUnindicted(suspect, in: scene, "cases.screeningTooOld")
            let again = Screening(.prosecution, .no, at: scene.harness.time.now)
            try await scene.screen(suspect, again)
            let support = scene.client(Officers.victimSupportService)
            _ = try await support.call(
                TellScreening(suspect: suspect, isPending: true, number: 1)
            )
            try await expectUnindicted(suspect, in: scene, "cases.possibleVictim")
            _ = try await support.call(
                TellScreening(suspect: suspect, isPending: false, number: 2)
            )
            let flagged = try await scene.screen(
                suspect,
                CasesScene.screening(.prosecution, .yes)
            )
            try await expectUnindicted(suspect, in: scene, "cases.possibleVictim")
            let cleared = try await scene.clear(suspect, seen: flagged.version)
            let confirmed = try await scene.client(Officers.police).call(
                ConfirmVictim(
                    suspect: suspect,
                    seen: cleared?.version ?? 0,
                    decision: FreeText("46/XN")
                )
            )
            try await expectUnindicted(suspect, in: scene, "cases.confirmedVictim")
            try await scene.clear(suspect, seen: confirmed.version)
            let indicted = try await take(
                .indicted,
                Self.indictment,
                of: suspect,
                as: Self.procurator,
                in: scene
            )
            #expect(indicted.record?.state.known == .indicted)
        }
    }

    // MARK: - A silent victim support

    @Test
    func `while victim support cannot be reached a screening is pending and nobody prosecuted`()
        async throws
    {
        let support = FallingSilent()
        try await CasesScene.run(beside: Neighbours([VictimSupport.name: support])) { scene in
            let file = try await scene.investigating()
            let suspect = try await scene.suspect(of: file.id).suspect
            let heard = try await scene.screen(suspect, CasesScene.screening(.prosecution))
            #expect(heard.screening == .clear)
            _ = try await take(
                .accused,
                Self.accusation,
                of: suspect,
                as: Officers.police,
                in: scene
            )
            try await scene.conclude(file)
            support.fallSilent()
            let unheard = try await scene.screen(suspect, CasesScene.screening(.prosecution))
            #expect(unheard.screening == .pending)
            try await expectUnindicted(suspect, in: scene, "cases.possibleVictim")
            try await expectHeld(file.id, in: scene, "cases.possibleVictim")
        }
    }

    /// Acts against somebody at large, and the screening for each.
    private static let acts: [(Suspect.State, StepFacts, ScreeningOccasion)] = [
        (.wanted, [.documentNumber: "12/QĐ", .decisionDate: "2026-06-30"], .wantedNotice),
        (.accused, accusation, .prosecution),
        (
            .handedOver,
            [.link: BorderTransferID.make().loggable, .recipient: "VN/GOV/MPS/FAD"],
            .handover
        ),
    ]

    @Test func `whom nobody could be asked about is arrested, and nothing else is done to them`()
        async throws
    {
        try await CasesScene.run(beside: Neighbours()) { scene in
            let suspect = try await scene.unscreened().suspect
            for (_, _, occasion) in Self.acts {
                let screened = try await scene.screen(suspect, CasesScene.screening(occasion))
                #expect(screened.screening == .pending)
            }
            for (to, facts, _) in Self.acts {
                let before = try await scene.harness.rows()
                let error = await refusal {
                    try await take(to, facts, of: suspect, as: Officers.police, in: scene)
                }
                #expect(error?.reason == "cases.possibleVictim", "\(to)")
                #expect(try await scene.harness.rows() == before, "\(to)")
            }
            try await scene.screen(suspect, CasesScene.screening(.arrest))
            let arrested = try await take(
                .arrested,
                [.documentNumber: "12/QĐ", .decisionDate: "2026-06-30"],
                of: suspect,
                as: Officers.police,
                in: scene
            )
            #expect(arrested.record?.state.known == .arrested)
        }
    }
}

extension CasesScene {
    /// Two officers conclude an investigation and propose to prosecute.
    func conclude(_ file: (id: CaseFileID, version: Int)) async throws {
        let proposed = try await client(Officers.police).call(
            TakeStep<CaseFile>(
                id: file.id,
                seen: file.version,
                to: .concluded,
                facts: [.documentNumber: "12/KLĐT", .decisionDate: "2026-06-30"]
            )
        )
        _ = try await client(Officers.police2).call(
            DecideApproval<CaseFile>(approval: proposed.awaiting ?? .make(), .approve)
        )
    }
}
