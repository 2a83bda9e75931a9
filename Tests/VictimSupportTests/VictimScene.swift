import RPC
import ServiceContracts
import TestSupport
import VictimSupportServer
import Vocabulary
import WireCodec

/// The situations that the tests of victim support begin in; every person is made up.
struct VictimScene: Sendable {
    let harness: ServiceHarness<VictimSupportService>

    /// Runs a body against a fresh service.
    static func run(_ body: (VictimScene) async throws -> Void) async throws {
        try await ServiceHarness.run(VictimSupportService.self, named: "victims") { harness in
            try await body(VictimScene(harness: harness))
        }
    }

    /// A client that calls as somebody.
    func client(_ caller: Caller) -> ServiceClient<VictimSupport> { harness.client(as: caller) }

    /// A purpose with the file it is for.
    static let purpose = StatedPurpose("support", reference: Identifier.random().text)

    /// Somebody made up, whose every field is a canary of its own.
    static let identity = PersonIdentity(
        names: [PersonName("Nguyễn Thị Hoà Canary"), PersonName("Mỷ Bí Danh")],
        birth: Birth(BirthDate("1999-04-30")),
        documents: [
            IdentityDocument(
                kind: .citizenCard,
                number: PersonDocumentNumber("022199004217"),
                country: .vietNam
            )
        ],
        phones: [PhoneNumber("+84900000217")],
        commune: Address("Xã Hải Hà Thử"),
        home: Address("Bản Không Có 17")
    )

    /// What help for them depends on.
    static let victim = Victim(
        personKind: Word(.victim),
        category: Word(.inProcessInCountry),
        ageGroup: Word(.unknown),
        gender: Word(.feminine),
        citizenships: [Word(.vietNam)],
        province: Word(.quangNinh),
        language: Word(.vietnamese)
    )

    /// A person whom the border guard registered.
    func person(
        _ identity: PersonIdentity = identity,
        _ victim: Victim = victim
    ) async throws -> VictimRef {
        try await client(Officers.borderGuard)
            .call(IntakeVictim(victim: victim, identity: identity)).victim
    }

    /// An announced reception by the health authority.
    func announced(_ person: VictimRef) async throws -> OpenReception.Response {
        try await client(Officers.borderGuard).call(
            OpenReception(
                victim: person,
                manner: .foreignHandover,
                handover: .make(),
                gate: .mongCai,
                province: .quangNinh,
                arrivesAt: harness.time.now,
                receivingUnit: Officers.health.organisation,
                urgentNeeds: [.essentials, .medical]
            )
        )
    }

    /// One duty officer of the health authority receives the person at night.
    func receivedAlone(
        _ reception: OpenReception.Response
    ) async throws -> StepOutcome<Reception> {
        try await client(Officers.health).call(
            TakeStep<Reception>(
                id: reception.reception,
                seen: reception.version,
                to: .received,
                facts: [.reason: "Ca trực đêm."],
                alone: true
            )
        )
    }

    /// A consent that the person gave the health authority.
    func consent(of person: VictimRef) async throws -> RecordConsent.Response {
        try await client(Officers.health).call(
            RecordConsent(
                consent: Consent(
                    victim: person,
                    purpose: Word(.disclosureToFacility),
                    givenAt: harness.time.now,
                    givenBy: Word(.victim)
                )
            )
        )
    }

    /// The referral to the facility, as the health authority makes it.
    func referral(of person: VictimRef) -> ReferVictim {
        ReferVictim(
            victim: person,
            recipient: Officers.facility.organisation,
            reason: .additionalServices,
            services: [.essentials, .psychological]
        )
    }

    /// An identification of somebody whom the border guard rescued.
    func identification(of person: VictimRef) async throws -> BeginIdentification.Response {
        try await client(Officers.borderGuard).call(
            BeginIdentification(
                victim: person,
                path: .rescued,
                province: .quangNinh,
                units: [Officers.health.organisation, Officers.police.organisation],
                evidence: [Evidence(kind: .rescuer, givenAt: Occurrence(at: harness.time.now))]
            )
        )
    }

    /// A step of an identification, approved by another officer where it needs one.
    @discardableResult
    func step(
        _ id: IdentificationID,
        to state: Identification.State,
        by officer: Caller,
        approvedBy second: Caller? = nil,
        facts: StepFacts = StepFacts(),
        on day: CalendarDate? = nil
    ) async throws -> Int {
        let seen = try await client(officer).call(NextSteps<Identification>(id: id)).version
        let outcome = try await client(officer)
            .call(
                TakeStep<Identification>(
                    id: id,
                    seen: seen,
                    to: state,
                    facts: facts,
                    occurred: day.map {
                        Occurrence(at: VietnameseTime.start(of: $0), precision: .day)
                    }
                )
            )
        guard let second else { return outcome.record?.version ?? 0 }
        let decided = try await client(second)
            .call(DecideApproval<Identification>(approval: outcome.awaiting ?? .make(), .approve))
        return decided.record?.version ?? 0
    }

    /// An identification that the police verify.
    func policeVerifying(_ person: VictimRef) async throws -> IdentificationID {
        let id = try await identification(of: person).identification
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

    /// What a confirmation needs to be told.
    static let confirmation: StepFacts = [
        .confirmationPaper: "policeCertificate", .issuer: Officers.police.unit,
        .documentNumber: "45/GXN", .decisionDate: "2026-06-30", .evidence: "rescuer",
    ]
}
