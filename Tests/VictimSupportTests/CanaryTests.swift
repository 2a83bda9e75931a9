import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// A made-up identity in every text of every request, and looked for everywhere.
struct CanaryTests {
    /// Methods that accept no call at all.
    private static let never: Set<String> = [
        // These kinds are amended by methods of their own.
        "victims.victim.correct", "victims.victim.void", "victims.identification.correct",
        "victims.identification.void", "victims.transferRequest.correct",
        "victims.transferRequest.void", "victims.screeningQuestion.correct",
        // Of a question that a service asked nothing is voided, and nobody extends its clock.
        "victims.screeningQuestion.void", "victims.screeningQuestion.extend",
        "victims.guardianQuestion.correct", "victims.guardianQuestion.void",
    ]

    @Test
    func `what is written in any field stands in no file, log, error, event, audit or metric`()
        async throws
    {
        let planting = try Planting(for: VictimSupport.self)
        try await ServiceHarness.run(
            VictimSupportService.self,
            named: "victims",
            planting: planting
        ) { harness in
            let trial = CanaryTrial(
                VictimScene(harness: harness),
                planting,
                kinds: VictimScene.trials,
                neverAccepted: Self.never
            )
            let problems = try await trial.problems { try await Self.everyMethod($0) }
            #expect(problems == [])
        }
    }

    @Test func `looking finds what does stand there`() async throws {
        try await VictimScene.run { scene in
            _ = try await scene.person()
            #expect(try scene.harness.places(of: "victims.victim") != [])
        }
    }

    /// The service's own methods, with every text that they take.
    private static func everyMethod(_ scene: VictimScene) async throws {
        let guards = scene.client(Officers.borderGuard)
        let person = try await scene.person(.everyField)
        _ = try await guards.call(AmendIdentity(victim: person, seen: 1, identity: .everyField))
        let parts = PersonParts(
            name: PersonName("Nguyễn Thị Thử"),
            birth: BirthDate("1999"),
            commune: Address("Xã Hải Hà Thử"),
            document: PersonDocumentNumber("022199004217")
        )
        let found = try await guards.call(
            SearchVictims(parts: parts),
            purpose: VictimScene.purpose
        )
        // What is planted in the question is what was planted in the identity.
        #expect(found.candidates.map(\.victim) == [person])
        _ = try await guards.call(MatchVictim(parts: parts), purpose: VictimScene.purpose)
        _ = try await scene.client(Officers.casesService).call(
            scene.screening(of: .everyField),
            purpose: VictimScene.screeningPurpose
        )
        _ = try await guards.call(
            RequestTransfer(parts: parts, asked: Officers.health.organisation, reason: .other),
            purpose: VictimScene.purpose
        )
        let evidence = Evidence(
            kind: .ownStatement,
            givenAt: Occurrence(at: scene.harness.time.now),
            content: FreeText("Lời khai.")
        )
        let identification = try await guards.call(
            BeginIdentification(
                victim: person,
                path: .rescued,
                province: .quangNinh,
                units: [],
                evidence: [evidence]
            )
        )
        _ = try await guards.call(
            AddEvidence(
                identification: identification.identification,
                seen: identification.version,
                evidence: evidence
            )
        )
        try await supporting(scene, person)
        try await receiving(scene, person)
        try await extendingVisit(scene)
        _ = try await scene.client(Officers.health).call(
            MatchTrace(
                trace: try await scene.client(Officers.health)
                    .call(FileRecord(try await scene.trace())).id
            ),
            purpose: VictimScene.purpose
        )
        try await exchanging(scene)
        let victim = try await scene.client(Officers.health).call(NextSteps<Victim>(id: person))
        _ = try await scene.client(Officers.health).call(
            EraseVictim(
                victim: person,
                seen: victim.version,
                reason: FreeText("Người đó yêu cầu."),
                legalBasis: LegalBasis("91/2025/QH15", "Điều 14")
            )
        )
    }

    /// Somebody who came back and has their certificate.
    private static func receiving(_ scene: VictimScene, _ person: VictimRef) async throws {
        let announced = try await scene.announced(person)
        let received = try await scene.receivedAlone(announced)
        _ = try await scene.client(Officers.borderGuard).call(
            CertifyReturn(
                reception: announced.reception,
                seen: received.record?.version ?? 0,
                number: FreeText("7/GCN")
            )
        )
    }

    /// A visit that may come later than planned.
    private static func extendingVisit(_ scene: VictimScene) async throws {
        let visit = try #require(try await scene.visits().first)
        let month = try #require(visit.record.month?.known)
        _ = try await scene.client(Officers.health).call(
            ExtendClock<FollowUp>(
                id: visit.id,
                seen: visit.version,
                clock: month.clock,
                until: VietnameseTime.date(of: scene.harness.time.now).adding(days: 900),
                decision: FreeText("45/QĐ-GH"),
                legalBasis: LegalBasis("53/2024/QH15", "Điều 27")
            )
        )
    }

    /// A person who comes in and goes out in the words of HTCDS.
    private static func exchanging(_ scene: VictimScene) async throws {
        let health = scene.client(Officers.health)
        let names = ["prs_FirstName", "prs_Salutation", "cas_CaseOwner", "cco_CaseComment"]
        let row = HTCDSRow(
            row: 1,
            entries: names.map {
                HTCDSEntry(standardField: $0, standardValue: FreeText("Nguyễn Thị Thử"))
            }
        )
        let taken = try await health.call(ImportHTCDS(rows: [row], province: .quangNinh))
        let person = try #require(taken.imported.first?.victim)
        _ = try await health.call(ExportHTCDS(victims: [person]), purpose: VictimScene.purpose)
    }

    /// A reception with a note and a referral with details, each corrected.
    private static func supporting(_ scene: VictimScene, _ person: VictimRef) async throws {
        let health = scene.client(Officers.health)
        let announced = try await scene.announced(person)
        let reception = try await health.call(FetchRecord<Reception>(id: announced.reception))
        var noted = try #require(reception.content)
        noted.record.note = FreeText("Người đó mệt.")
        _ = try await scene.client(Officers.borderGuard).call(
            CorrectRecord(
                id: noted.id,
                seen: noted.version,
                corrects: noted.version,
                record: noted.record,
                reason: FreeText("bổ sung")
            )
        )
        _ = try await scene.consent(of: person)
        var request = scene.referral(of: person)
        request.details = FreeText("Cần bác sĩ.")
        let referred = try await health.call(request)
        let referral = try await health.call(FetchRecord<Referral>(id: referred.referral))
        let filed = try #require(referral.content)
        _ = try await health.call(
            CorrectRecord(
                id: filed.id,
                seen: filed.version,
                corrects: filed.version,
                record: filed.record,
                reason: FreeText("bổ sung")
            )
        )
    }
}
