import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary

/// A made-up identity in every text of every request, and looked for everywhere.
struct CanaryTests {
    /// Texts that no call is accepted with.
    private static let never: Set<String> = [
        // A wanted notice that is wrong is withdrawn.
        "cases.wanted.correct",
        // What cleared a suspect is noted by the method that clears.
        "cases.suspect.register suspect.clearedBy",
        "cases.suspect.register suspect.confirmedBy",
        "cases.suspect.register suspect.screenings[].remark",
    ]

    @Test
    func `what is written in any field stands in no file, log, error, event, audit or metric`()
        async throws
    {
        let planting = try Planting(for: Cases.self)
        try await ServiceHarness.run(
            CasesService.self,
            named: "cases",
            planting: planting,
            neighbours: CasesScene.strangersOnly
        ) { harness in
            let trial = CanaryTrial(
                CasesScene(harness: harness),
                planting,
                kinds: CasesScene.trials,
                neverAccepted: Self.never
            )
            let problems = try await trial.problems { try await Self.everyMethod($0) }
            #expect(problems == [])
        }
    }

    @Test func `a suspect's identity is sealed, and its own reader reads it`() async throws {
        let planting = try Planting(for: Cases.self)
        try await ServiceHarness.run(
            CasesService.self,
            named: "cases",
            planting: planting,
            neighbours: CasesScene.strangersOnly
        ) { harness in
            let scene = CasesScene(harness: harness)
            let file = try await scene.file()
            let suspect = try await scene.client(Officers.police).call(
                RegisterSuspect(
                    suspect: Suspect(
                        caseFile: file.caseFile,
                        roles: [.recruiter],
                        possibleVictim: false
                    ),
                    identity: .everyField,
                    screening: CasesScene.screening()
                )
            )
            #expect(try harness.places(holdingAnyOf: Planting.texts) == [])
            let read = try await scene.client(Officers.police).call(
                ReadSuspectIdentity(suspect: suspect.suspect),
                purpose: CasesScene.purpose
            )
            #expect(read.identity.names.first?.disclosed.contains(Planting.mark) == true)
        }
    }

    /// The service's own methods, with every text that they take.
    private static func everyMethod(_ scene: CasesScene) async throws {
        let police = scene.client(Officers.police)
        let file = try await police.call(
            OpenCase(
                report: try await scene.confirmed(people: [.make()]),
                offence: .article150,
                transnational: true,
                summary: FreeText("Vụ việc tại cửa khẩu.")
            )
        )
        _ = try await police.call(
            DetectCase(
                province: .quangNinh,
                offence: .article150,
                transnational: true,
                summary: FreeText("Bắt gặp khi tuần tra.")
            )
        )
        let begun = try await police.call(FetchRecord<CaseFile>(id: file.caseFile))
        let summarised = try #require(begun.content)
        _ = try await police.call(
            CorrectRecord(
                id: summarised.id,
                seen: summarised.version,
                corrects: summarised.version,
                record: summarised.record,
                reason: FreeText("viết nhầm")
            )
        )
        let suspect = try await police.call(
            RegisterSuspect(
                suspect: Suspect(
                    caseFile: file.caseFile,
                    roles: [.recruiter],
                    possibleVictim: true
                ),
                identity: .everyField,
                screening: CasesScene.screening()
            )
        )
        try await scene.clear(suspect.suspect, seen: suspect.version)
        let screened = try await scene.screen(suspect.suspect, CasesScene.screening(.arrest))
        _ = try await police.call(
            ConfirmVictim(
                suspect: suspect.suspect,
                seen: screened.version,
                decision: FreeText("46/XN")
            )
        )
        let cleared = try await police.call(FetchRecord<Suspect>(id: suspect.suspect))
        let content = try #require(cleared.content)
        _ = try await police.call(
            CorrectRecord(
                id: content.id,
                seen: content.version,
                corrects: content.version,
                record: content.record,
                reason: FreeText("viết nhầm")
            )
        )
    }
}
