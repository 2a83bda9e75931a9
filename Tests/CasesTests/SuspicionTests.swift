import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What is said of suspects and of crossings is what they are found and counted by.
struct SuspicionTests {
    // MARK: - Suspects' roles

    private func found(_ role: SuspectRole, in scene: CasesScene) async throws -> [SuspectID] {
        try await scene.client(Officers.police)
            .call(ListRecords<Suspect>(facets: [Facet("role", role.rawValue)]))
            .records.compactMap(\.content).map(\.id)
    }

    @Test func `a suspect is found by each role they had, by a role set right, and by no other`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.file().caseFile
            let police = scene.client(Officers.police)
            var suspects: [SuspectRole: SuspectID] = [:]
            for role in SuspectRole.allCases {
                suspects[role] = try await police.call(
                    RegisterSuspect(
                        suspect: Suspect(caseFile: file, roles: [role], possibleVictim: false),
                        screening: CasesScene.screening()
                    )
                ).suspect
            }
            for role in SuspectRole.allCases {
                let suspect = try #require(suspects[role])
                #expect(try await found(role, in: scene) == [suspect], "\(role)")
                let kept = try await police.call(FetchRecord<Suspect>(id: suspect)).content
                #expect(kept?.record.roles == [Word(role)], "\(role)")
            }
            let recruiter = try #require(suspects[.recruiter])
            let smuggler = try #require(suspects[.smuggler])
            let kept = try #require(
                try await police.call(FetchRecord<Suspect>(id: recruiter)).content
            )
            var both = kept.record
            both.roles = [Word(.smuggler), Word(.exploiter)]
            _ = try await police.call(
                CorrectRecord(
                    id: recruiter,
                    seen: kept.version,
                    corrects: kept.version,
                    record: both,
                    reason: FreeText("Khai lại.")
                )
            )
            #expect(try await found(.recruiter, in: scene).isEmpty)
            #expect(try await Set(found(.smuggler, in: scene)) == [recruiter, smuggler])
            let counts = try await police.call(CountRecords<Suspect>(by: "role")).counts
            #expect(counts.first { $0.value == SuspectRole.exploiter.rawValue }?.count == 2)
            #expect(counts.allSatisfy { $0.value != SuspectRole.recruiter.rawValue })
        }
    }

    @Test func `nobody is registered without a role, nor with a word that is none`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.file().caseFile
            var nameless = Suspect(caseFile: file, roles: [], possibleVictim: false)
            let before = try await scene.harness.rows()
            func registering(_ suspect: Suspect) async -> ServiceError? {
                await refusal {
                    try await scene.client(Officers.police).call(
                        RegisterSuspect(suspect: suspect, screening: CasesScene.screening())
                    )
                }
            }
            #expect(await registering(nameless)?.violations.map(\.rule) == ["count.1-15"])
            nameless.roles = [Word(text: "Mastermind")]
            #expect(await registering(nameless)?.reason == "vocabulary.unrecognized")
            #expect(try await scene.harness.rows() == before)
        }
    }

    // MARK: - Crossings' suspicion

    private func crossing(
        _ suspicion: TraffickingSuspicion,
        personTimes: Int,
        in scene: CasesScene
    ) async throws -> Filed<IllegalCrossing> {
        try await scene.client(Officers.borderGuard).call(
            FileRecord(
                IllegalCrossing(
                    day: CasesScene.past,
                    province: .quangNinh,
                    country: .china,
                    direction: .exit,
                    persons: personTimes,
                    personTimes: personTimes,
                    suspicion: suspicion
                )
            )
        )
    }

    private func suspected(in scene: CasesScene) async throws -> [String: Int?] {
        try await scene.figure(.crossingPersonTimes, by: .suspicion)?.table ?? [:]
    }

    @Test func `whoever looks into a crossing later moves it among the suspected, with its people`()
        async throws
    {
        try await CasesScene.run { scene in
            _ = try await crossing(.suspected, personTimes: 2, in: scene)
            _ = try await crossing(.none, personTimes: 30, in: scene)
            let unseen = try await crossing(.notExamined, personTimes: 500, in: scene)
            // That nobody has looked yet is neither a suspicion nor the lack of one.
            #expect(
                try await suspected(in: scene) == [
                    "suspected": 2, "none": 30, "notExamined": 500,
                ]
            )
            let guards = scene.client(Officers.borderGuard)
            let file = try await guards.call(
                DetectCase(
                    province: .quangNinh,
                    offence: .article150,
                    transnational: true,
                    summary: FreeText("Đưa người qua đường mòn.")
                )
            ).caseFile
            var looked = unseen.record
            looked.suspicion = Word(.suspected)
            looked.caseFile = file
            let updated = try await guards.call(
                UpdateRecord(id: unseen.id, seen: unseen.version, record: looked)
            )
            #expect(try await suspected(in: scene) == ["suspected": 502, "none": 30])
            let ofFile = try await guards.call(
                ListRecords<IllegalCrossing>(
                    facets: [.caseFile(file), Facet("suspicion", "suspected")]
                )
            )
            #expect(ofFile.records.compactMap(\.content).map(\.id) == [unseen.id])
            #expect(updated.state.known == .detected)
        }
    }

    @Test func `a crossing that was none is suspected of nothing, and nobody writes it again`()
        async throws
    {
        try await CasesScene.run { scene in
            let filed = try await crossing(.suspected, personTimes: 7, in: scene)
            let guards = scene.client(Officers.borderGuard)
            let proposed = try await guards.call(
                TakeStep<IllegalCrossing>(
                    id: filed.id,
                    seen: filed.version,
                    to: .dismissed,
                    facts: [.reason: "Dân hai bên biên giới qua lại đúng quy định."]
                )
            )
            // Before a second officer agrees it stands as it was.
            #expect(try await suspected(in: scene) == ["suspected": 7])
            let dismissed = try await scene.client(Officers.borderGuard2).call(
                DecideApproval<IllegalCrossing>(
                    approval: proposed.awaiting ?? .make(),
                    .approve
                )
            )
            #expect(try await suspected(in: scene) == [:])
            var again = filed.record
            again.suspicion = Word(.none)
            let changed = again
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await guards.call(
                    UpdateRecord(
                        id: filed.id,
                        seen: dismissed.record?.version ?? 0,
                        record: changed
                    )
                )
            }
            #expect(error?.code == .failedPrecondition)
            #expect(try await scene.harness.rows() == before)
        }
    }
}
