import CasesServer
import RPC
import ServiceContracts
import ServiceKit
import Synchronization
import TestSupport
import Vocabulary
import WireCodec

@testable import VictimSupportServer

/// Cases beside a victim support: each reaches the other over a wire that can be cut.
struct SuspectScene {
    let cases: ServiceHarness<CasesService>
    let victims: ServiceHarness<VictimSupportService>
    /// From cases to victim support.
    let wire: FaultyWire
    /// From victim support to cases.
    let back: FaultyWire

    static let name = "Lò Thị Hoàng Yến Canary"
    static let identity = PersonIdentity(
        names: [PersonName(name)],
        birth: Birth(BirthDate("1999-04-30")),
        phones: [PhoneNumber("+84900000631")],
        home: Address("Bản Canary 17")
    )

    static func screening(_ occasion: ScreeningOccasion) -> Screening {
        Screening(occasion, .no, at: Instant(millisecondsSinceEpoch: 1_782_799_000_000))
    }

    static func run(_ body: (SuspectScene) async throws -> Void) async throws {
        let there = Existing()
        let back = FaultyWire { there.transport(as: Officers.victimSupportService) }
        try await ServiceHarness.run(
            VictimSupportService.self,
            named: "victims",
            neighbours: Neighbours([Cases.name: back])
        ) { victims in
            let wire = FaultyWire { victims.transport(as: Officers.casesService) }
            try await ServiceHarness.run(
                CasesService.self,
                named: "cases",
                neighbours: Neighbours([VictimSupport.name: wire])
            ) { cases in
                there.begin(cases)
                try await body(
                    SuspectScene(cases: cases, victims: victims, wire: wire, back: back)
                )
            }
        }
    }

    /// The cases service, which begins after the one that calls it.
    final class Existing: Sendable {
        private let cases = Mutex<ServiceHarness<CasesService>?>(nil)

        func begin(_ service: ServiceHarness<CasesService>) {
            cases.withLock { $0 = service }
        }

        func transport(as caller: Caller) -> InProcessTransport {
            guard let cases = cases.withLock({ $0 }) else {
                preconditionFailure("nothing is told before cases has asked")
            }
            return cases.transport(as: caller)
        }
    }

    /// Somebody whom the health authority cares for.
    func protected() async throws -> VictimRef {
        try await victims.client(as: Officers.health).call(
            IntakeVictim(
                victim: Victim(
                    personKind: Word(.victim),
                    category: Word(.inProcessInCountry),
                    ageGroup: Word(.unknown),
                    province: Word(.quangNinh)
                ),
                identity: Self.identity
            )
        ).victim
    }

    /// A case file of the provincial police.
    func file() async throws -> CaseFileID {
        try await cases.client(as: Officers.police).begunFile(at: cases.time.now)
    }

    /// Registers the person as a suspect.
    func register(
        in file: CaseFileID,
        key: IdempotencyKey? = nil
    ) async throws -> RegisterSuspect.Response {
        try await cases.client(as: Officers.police).call(
            RegisterSuspect(
                suspect: Suspect(
                    caseFile: file,
                    roles: [.transporter],
                    possibleVictim: false
                ),
                identity: Self.identity,
                screening: Self.screening(.registration)
            ),
            key: key
        )
    }

    /// Screens the suspect again.
    func screen(_ suspect: SuspectID) async throws -> ScreeningStatus? {
        let police = cases.client(as: Officers.police)
        let version = try await police.call(NextSteps<Suspect>(id: suspect)).version
        return try await police.call(
            ScreenSuspect(
                suspect: suspect,
                seen: version,
                screening: Self.screening(.arrest)
            )
        ).screening.known
    }

    /// How a suspect's screening stands.
    func status(of suspect: SuspectID) async throws -> ScreeningStatus? {
        try await cases.client(as: Officers.police)
            .call(FetchRecord<Suspect>(id: suspect)).content?.record.screening?.known
    }

    /// The questions that wait for the health authority.
    func questions() async throws -> [Filed<ScreeningQuestion>] {
        try await victims.client(as: Officers.health)
            .call(ListRecords<ScreeningQuestion>()).records.compactMap(\.content)
    }

    /// Victim support tells what is due, as it does every few seconds.
    func tell() async { await victims.service.tellDueScreenings() }

    /// Two officers of the health authority find that somebody else was meant.
    func findAnother(_ question: Filed<ScreeningQuestion>) async throws {
        let proposed = try await victims.client(as: Officers.health).call(
            TakeStep<ScreeningQuestion>(
                id: question.id,
                seen: question.version,
                to: .anotherPerson,
                facts: [.finding: "Vân tay khác."]
            )
        )
        _ = try await victims.client(as: Officers.health2).call(
            DecideApproval<ScreeningQuestion>(
                approval: proposed.awaiting ?? .make(),
                .approve
            )
        )
    }

    /// An identification of the person that the police verify.
    func verifying(_ person: VictimRef) async throws -> IdentificationID {
        let id = try await victims.client(as: Officers.health).call(
            BeginIdentification(
                victim: person,
                path: .rescued,
                province: .quangNinh,
                units: [Officers.borderGuard.organisation, Officers.police.organisation],
                evidence: [Evidence(kind: .rescuer, givenAt: Occurrence(at: victims.time.now))]
            )
        ).identification
        try await step(id, to: .received, by: Officers.borderGuard)
        try await step(
            id,
            to: .initialVerified,
            by: Officers.health,
            approvedBy: Officers.police,
            facts: [.finding: "Thông tin ban đầu phù hợp."]
        )
        try await step(id, to: .policeVerifying, by: Officers.police)
        return id
    }

    /// A step of an identification, approved by another officer where it needs one.
    func step(
        _ id: IdentificationID,
        to state: Identification.State,
        by officer: Caller,
        approvedBy second: Caller? = nil,
        facts: StepFacts = StepFacts()
    ) async throws {
        let client = victims.client(as: officer)
        let seen = try await client.call(NextSteps<Identification>(id: id)).version
        let outcome = try await client.call(
            TakeStep<Identification>(id: id, seen: seen, to: state, facts: facts)
        )
        guard let second else { return }
        _ = try await victims.client(as: second).call(
            DecideApproval<Identification>(approval: outcome.awaiting ?? .make(), .approve)
        )
    }

    /// The police find that the person is no victim.
    func findNoVictim(_ id: IdentificationID) async throws {
        try await step(
            id,
            to: .notVictim,
            by: Officers.police,
            approvedBy: Officers.police2,
            facts: [
                .reason: "Không có dấu hiệu.", .documentNumber: "47/KL",
                .decisionDate: "2026-06-30",
            ]
        )
    }

    /// The person contests that they are no victim.
    func appeal(_ id: IdentificationID, because reason: String = "Có chứng cứ mới.") async throws {
        try await step(id, to: .appealed, by: Officers.health, facts: [.reason: reason])
    }

    /// The police find that the person is a victim.
    func findVictim(_ id: IdentificationID) async throws {
        try await step(
            id,
            to: .confirmed,
            by: Officers.police,
            approvedBy: Officers.police2,
            facts: [
                .confirmationPaper: "policeCertificate", .issuer: Officers.police.unit,
                .documentNumber: "45/GXN", .decisionDate: "2026-06-30", .evidence: "rescuer",
            ]
        )
    }
}
