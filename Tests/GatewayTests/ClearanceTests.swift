import CasesServer
import LiaisonServer
import RPC
import ServiceContracts
import ServiceKit
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// The three real services: liaison asks the two others before anybody is handed over to another state.
struct ClearanceTests {
    /// Liaison beside the services that it asks, over wires that can be cut.
    private struct Scene {
        let cases: ServiceHarness<CasesService>
        let victims: ServiceHarness<VictimSupportService>
        let liaison: ServiceHarness<LiaisonService>
        let wire: FaultyWire

        static func run(_ body: (Scene) async throws -> Void) async throws {
            try await ServiceHarness.run(VictimSupportService.self, named: "victims") { victims in
                try await ServiceHarness.run(
                    CasesService.self,
                    named: "cases",
                    neighbours: Neighbours([
                        VictimSupport.name: victims.transport(as: Officers.casesService)
                    ])
                ) { cases in
                    let wire = FaultyWire { cases.transport(as: Officers.liaisonService) }
                    let neighbours = Neighbours([
                        Cases.name: wire,
                        VictimSupport.name: victims.transport(as: Officers.liaisonService),
                    ])
                    try await ServiceHarness.run(
                        LiaisonService.self,
                        named: "liaison",
                        neighbours: neighbours
                    ) { liaison in
                        try await body(
                            Scene(cases: cases, victims: victims, liaison: liaison, wire: wire)
                        )
                    }
                }
            }
        }

        /// A suspect whom the provincial police registered in a file.
        func suspect() async throws -> SuspectID {
            let police = cases.client(as: Officers.police)
            let file = try await police.begunFile(at: cases.time.now, transnational: true)
            return try await police.call(
                RegisterSuspect(
                    suspect: Suspect(
                        caseFile: file,
                        roles: [.transporter],
                        possibleVictim: false
                    ),
                    screening: Screening(.registration, .no, at: cases.time.now)
                )
            ).suspect
        }

        /// Screens the suspect for a handover.
        func screen(_ suspect: SuspectID, _ answer: ScreeningAnswer) async throws {
            let police = cases.client(as: Officers.police)
            let version = try await police.call(NextSteps<Suspect>(id: suspect)).version
            _ = try await police.call(
                ScreenSuspect(
                    suspect: suspect,
                    seen: version,
                    screening: Screening(
                        .handover,
                        answer,
                        indicators: answer == .yes ? [.forcedToOffend] : [],
                        at: cases.time.now
                    )
                )
            )
        }

        /// What is said to the officer who would agree that these people leave.
        func agree(_ subject: TransferSubject, _ people: [TransferEntry]) async throws -> String? {
            let police = liaison.client(as: Officers.police)
            let filed = try await police.call(
                FileRecord(
                    BorderTransfer(
                        of: subject,
                        .outward,
                        partner: .laos,
                        office: FreeText("Cảnh sát quốc gia"),
                        people: people
                    )
                )
            )
            let refused = await refusal {
                try await police.call(
                    TakeStep<BorderTransfer>(
                        id: filed.id,
                        seen: filed.version,
                        to: .accepted,
                        facts: [.documentNumber: "5/CV"]
                    )
                )
            }
            return refused?.reason
        }
    }

    @Test func `a suspect leaves once screened without a sign, and not while cases is down`()
        async throws
    {
        try await Scene.run { scene in
            let suspect = try await scene.suspect()
            let people = [TransferEntry(suspect: suspect)]
            #expect(try await scene.agree(.suspects, people) == "transfer.notCleared")
            try await scene.screen(suspect, .no)
            #expect(try await scene.agree(.suspects, people) == nil)
            scene.wire.become(.cut)
            #expect(try await scene.agree(.suspects, people) == "transfer.notCleared")
        }
    }

    @Test func `a suspect who may be a victim is given away by no service`() async throws {
        try await Scene.run { scene in
            let suspect = try await scene.suspect()
            try await scene.screen(suspect, .no)
            try await scene.screen(suspect, .yes)
            let answer = try await scene.agree(.suspects, [TransferEntry(suspect: suspect)])
            #expect(answer == "transfer.notCleared")
        }
    }

    @Test func `a foreign victim leaves assessed and willing, and not before`() async throws {
        try await Scene.run { scene in
            let health = scene.victims.client(as: Officers.health)
            let person = try await health.call(
                IntakeVictim(
                    victim: Victim(
                        personKind: Word(.victim),
                        category: Word(.foreigner),
                        ageGroup: Word(.unknown),
                        citizenships: [Word(.laos)],
                        province: Word(.quangNinh)
                    ),
                    identity: PersonIdentity(
                        names: [PersonName("Khamla Thử")],
                        birth: Birth(BirthDate("1999"))
                    )
                )
            ).victim
            let people = [TransferEntry(victim: person)]
            #expect(try await scene.agree(.victims, people) == "transfer.notCleared")
            let assessment = try await health.call(
                FileRecord(
                    NeedsAssessment(
                        victim: person,
                        returnRisk: Word(.low),
                        assessedAt: scene.victims.time.now
                    )
                )
            )
            _ = try await health.call(
                TakeStep<NeedsAssessment>(
                    id: assessment.id,
                    seen: assessment.version,
                    to: .completed,
                    facts: [.finding: "Gia đình chờ đón."]
                )
            )
            #expect(try await scene.agree(.victims, people) == "transfer.notCleared")
            _ = try await health.call(
                RecordConsent(
                    consent: Consent(
                        victim: person,
                        purpose: Word(.returnAbroad),
                        givenAt: scene.victims.time.now,
                        givenBy: Word(.victim)
                    )
                )
            )
            #expect(try await scene.agree(.victims, people) == nil)
        }
    }
}
