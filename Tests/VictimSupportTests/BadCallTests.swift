import Foundation
import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

@testable import homeward

/// The table of what victim support refuses: code, outcome class, and what the command line says.
struct BadCallTests {
    @Test func `every bad call is refused as the table says, in both languages, and keeps nothing`()
        async throws
    {
        var table = RefusalTable(
            at: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "Fixtures/victims.refusals")
        ) { Complaint($0, in: $1).lines }
        try await VictimScene.run { scene in
            try await table.run(
                BadCall.wire { _ in
                    try GoodCall(
                        IntakeVictim(victim: VictimScene.victim, identity: .everyField),
                        as: Officers.borderGuard
                    )
                },
                in: scene
            )
            try await table.run(
                BadCall.purpose(
                    of: { ReadIdentity(victim: try await $0.person()) },
                    as: Officers.borderGuard
                ),
                in: scene
            )
            let star = try #require(
                Identification.lifecycle.step(from: .policeVerifying, to: .notVictim)
            )
            try await table.run(
                BadCall.kernel(VictimScene.identifications, star: star),
                in: scene
            )
            let own = intakes + people + searches + identifications + receptions + referrals
            try await table.run(
                own + erasures + exchanges + SupportBadCalls.all,
                in: scene
            )
        }
        #expect(try table.compared() == [])
        let page = "Services/VictimSupport/VictimSupportRefusal.swift"
        #expect(table.reasons.isSuperset(of: try RefusalTable.reasons(in: page)))
    }

    // MARK: - Files of the data standard

    private static let row = HTCDSRow(
        row: 1,
        entries: [
            HTCDSEntry(standardField: "prs_FirstName", standardValue: FreeText("Nguyễn Thị Thử"))
        ]
    )

    private func taking(
        _ name: String,
        as officer: Caller = Officers.health,
        _ change: @escaping @Sendable (inout ImportHTCDS) -> Void
    ) -> BadCall<VictimScene> {
        BadCall("a file of the data standard \(name)") { scene in
            var request = ImportHTCDS(rows: [Self.row], province: .quangNinh)
            change(&request)
            return try await scene.refused(request, as: officer)
        }
    }

    private var exchanges: [BadCall<VictimScene>] {
        [
            taking("without a row") { $0.rows = [] },
            taking("with too many rows") {
                $0.rows = Array(repeating: Self.row, count: ImportHTCDS.largestCount + 1)
            },
            taking("for a province that no list holds") { $0.province = Word(text: "ATLANTIS") },
            taking("taken in by the border guard", as: Officers.borderGuard) { _ in },
            BadCall("an export of nobody") { scene in
                try await scene.refused(
                    ExportHTCDS(victims: []),
                    as: Officers.health,
                    purpose: VictimScene.purpose
                )
            },
            BadCall("an export by the police") { scene in
                try await scene.refused(
                    ExportHTCDS(victims: [try await scene.person()]),
                    as: Officers.police,
                    purpose: VictimScene.purpose
                )
            },
            BadCall("an export of a person whom the caller does not read") { scene in
                try await scene.refused(
                    ExportHTCDS(victims: [try await scene.person()]),
                    as: Officers.strangeHealth,
                    purpose: VictimScene.purpose
                )
            },
        ]
    }

    // MARK: - Registrations

    private func intake(
        _ name: String,
        _ change: @escaping @Sendable (inout IntakeVictim) -> Void
    ) -> BadCall<VictimScene> {
        BadCall("a person \(name)") { scene in
            var request = IntakeVictim(victim: VictimScene.victim, identity: .everyField)
            change(&request)
            return try await scene.refused(request, as: Officers.borderGuard)
        }
    }

    private var intakes: [BadCall<VictimScene>] {
        [
            intake("without a name") { $0.identity.names = [] },
            intake("with a name of two hundred and one bytes") {
                $0.identity.names = [PersonName(String(repeating: "x", count: 201))]
            },
            intake("born on no day") { $0.identity.birth = Birth(BirthDate("1999-02-30")) },
            intake("born between two days in the wrong order") {
                $0.identity.birth = Birth(BirthDate("1999-05"), until: BirthDate("1998"))
            },
            intake("with a telephone number that is none") {
                $0.identity.phones = [PhoneNumber("090 000 0217")]
            },
            intake("with a paper that no list holds") {
                $0.identity.documents[0].kind = Word(text: "libraryCard")
            },
            intake("of nine citizenships") {
                $0.victim.citizenships = Array(repeating: Word(.laos), count: 9)
            },
            intake("who accompanies nobody") { $0.victim.personKind = Word(.companion) },
            intake("whose age contradicts the birth") { $0.victim.ageGroup = Word(.under16) },
            intake("of a gender that no list holds") { $0.victim.gender = Word(text: "robot") },
            intake("met tomorrow") {
                $0.metAt = Occurrence(at: Instant(millisecondsSinceEpoch: 4_000_000_000_000))
            },
            BadCall("a person registered by an officer without a unit") { scene in
                let nobody = Caller(
                    identity: "spiffe://mps.homeward.gov.vn/officer/0-1",
                    unit: "",
                    roles: [Role.provincialPolice.rawValue]
                )
                return try await scene.refused(
                    IntakeVictim(victim: VictimScene.victim, identity: .everyField),
                    as: nobody
                )
            },
        ]
    }

    private var people: [BadCall<VictimScene>] {
        [
            BadCall("a person amended by nine citizenships") { scene in
                try await scene.refused(
                    AmendVictim(
                        victim: try await scene.person(),
                        seen: 1,
                        citizenships: Array(repeating: .laos, count: 9)
                    ),
                    as: Officers.borderGuard
                )
            },
            BadCall("a person amended on a version that was not seen") { scene in
                try await scene.refused(
                    AmendVictim(victim: try await scene.person(), seen: 4, gender: .feminine),
                    as: Officers.borderGuard
                )
            },
            BadCall("a person corrected by hand") { scene in
                try await scene.refused(
                    CorrectRecord(
                        id: try await scene.person(),
                        seen: 1,
                        corrects: 1,
                        record: VictimScene.victim,
                        reason: FreeText("nhầm")
                    ),
                    as: Officers.borderGuard
                )
            },
            BadCall("an identity amended that somebody else has amended") { scene in
                try await scene.refused(
                    AmendIdentity(
                        victim: try await scene.person(),
                        seen: 7,
                        identity: .everyField
                    ),
                    as: Officers.borderGuard
                )
            },
            BadCall("a consent from tomorrow") { scene in
                var consent = try await scene.consentToGive()
                consent.givenAt = consent.givenAt.advanced(by: .seconds(86_400))
                return try await scene.refused(
                    RecordConsent(consent: consent),
                    as: Officers.borderGuard
                )
            },
            BadCall("a consent that a minor gave without a guardian") { scene in
                var victim = VictimScene.victim
                victim.ageGroup = Word(.under16)
                let child = PersonIdentity(names: [PersonName("Giàng Thị Thử")])
                var consent = try await scene.consentToGive()
                consent.victim = try await scene.person(child, victim)
                return try await scene.refused(
                    RecordConsent(consent: consent),
                    as: Officers.borderGuard
                )
            },
        ]
    }

    // MARK: - Searches

    private func search(
        _ name: String,
        _ parts: PersonParts,
        as officer: Caller = Officers.borderGuard
    ) -> BadCall<VictimScene> {
        BadCall("a search by \(name)") { scene in
            try await scene.refused(
                SearchVictims(parts: parts),
                as: officer,
                purpose: VictimScene.purpose
            )
        }
    }

    private var searches: [BadCall<VictimScene>] {
        [
            search("one part", PersonParts(name: PersonName("Hoà"))),
            search("nothing", PersonParts()),
            search(
                "a birth that is none",
                PersonParts(name: PersonName("Hoà"), birth: BirthDate("không rõ"))
            ),
            search(
                "seventeen words",
                PersonParts(
                    name: PersonName((1...17).map { "tu\($0)" }.joined(separator: " "))
                )
            ),
            BadCall("a question too many in one day") { scene in
                let question = MatchVictim(
                    parts: PersonParts(name: PersonName("ai do"), birth: BirthDate("1990"))
                )
                let asker = Officers.strangePolice
                var remaining = 1
                while remaining > 0 {
                    remaining = try await scene.client(asker)
                        .call(question, purpose: VictimScene.purpose).remaining
                }
                return try await .by(scene.harness.contents) {
                    do {
                        _ = try await scene.client(asker)
                            .call(question, purpose: VictimScene.purpose)
                    } catch var error as ServiceError {
                        // How long the day still lasts is not for the table.
                        error.retryAfterMilliseconds = error.retryAfterMilliseconds.map { _ in
                            3_600_000
                        }
                        throw error
                    }
                }
            },
        ]
    }

    // MARK: - Identifications

    private func confirming(
        _ name: String,
        from state: Identification.State = .policeVerifying,
        _ change: @escaping @Sendable (inout StepFacts) -> Void
    ) -> BadCall<VictimScene> {
        BadCall("a confirmation \(name)") { scene in
            let trial = LifecycleTrial(scene: scene, kind: VictimScene.identifications)
            let id = try await trial.specimen(in: state).id
            var facts = VictimScene.confirmation
            change(&facts)
            let officer = Officers.of(.borderGuard, in: Officers.borderGuard.organisation)
            let seen = try await scene.client(officer).call(NextSteps<Identification>(id: id))
            return try await scene.refused(
                TakeStep<Identification>(
                    id: id,
                    seen: seen.version,
                    to: .confirmed,
                    facts: facts
                ),
                as: officer
            )
        }
    }

    private var identifications: [BadCall<VictimScene>] {
        [
            confirming("by a paper that no list holds") { facts in
                facts.replace(.confirmationPaper, with: "aHunch")
            },
            confirming("on evidence that no list holds") { facts in
                facts.replace(.evidence, with: "rumour")
            },
            confirming("on evidence that the file does not hold") { facts in
                facts.replace(.evidence, with: "mission")
            },
            confirming("before the police verified, by a paper of theirs", from: .received) { _ in
            },
            BadCall("an identification of seventeen units") { scene in
                try await scene.refused(
                    BeginIdentification(
                        victim: try await scene.person(),
                        path: .reported,
                        province: .quangNinh,
                        units: Array(repeating: "VN/WU/QNI", count: 17)
                    ),
                    as: Officers.borderGuard
                )
            },
            BadCall("an identification on a path that no list holds") { scene in
                var request = BeginIdentification(
                    victim: try await scene.person(),
                    path: .reported,
                    province: .quangNinh,
                    units: []
                )
                request.path = Word(text: "byMail")
                return try await scene.refused(request, as: Officers.borderGuard)
            },
            BadCall("evidence for an identification that has ended") { scene in
                let trial = LifecycleTrial(scene: scene, kind: VictimScene.identifications)
                let ended = try await trial.specimen(in: .withdrawn)
                return try await scene.refused(
                    AddEvidence(
                        identification: ended.id,
                        seen: 2,
                        evidence: Evidence(
                            kind: .rescuer,
                            givenAt: Occurrence(at: scene.harness.time.now)
                        )
                    ),
                    as: ended.by
                )
            },
        ]
    }

    // MARK: - Receptions and referrals

    private var receptions: [BadCall<VictimScene>] {
        [
            BadCall("a reception of somebody whom the officer does not read") { scene in
                try await scene.refused(
                    scene.opening(of: try await scene.person()),
                    as: Officers.strangePolice
                )
            },
            BadCall("a reception with eleven urgent needs") { scene in
                var request = scene.opening(of: try await scene.person())
                request.urgentNeeds = Array(repeating: Word(.medical), count: 11)
                return try await scene.refused(request, as: Officers.borderGuard)
            },
            BadCall("a reception of a manner that no list holds") { scene in
                var request = scene.opening(of: try await scene.person())
                request.manner = Word(text: "byDrone")
                return try await scene.refused(request, as: Officers.borderGuard)
            },
            BadCall("a reception cancelled for a reason that no list holds") { scene in
                let announced = try await scene.announced(try await scene.person())
                var request = CancelReception(
                    reception: announced.reception,
                    reason: .notCompleted
                )
                request.reason = Word(text: "whim")
                return try await scene.refused(request, as: Officers.borderGuard)
            },
            BadCall("a reception cancelled after the person came") { scene in
                let announced = try await scene.announced(try await scene.person())
                _ = try await scene.receivedAlone(announced)
                return try await scene.refused(
                    CancelReception(reception: announced.reception, reason: .notCompleted),
                    as: Officers.borderGuard
                )
            },
            BadCall("somebody received alone without a reason") { scene in
                let announced = try await scene.announced(try await scene.person())
                return try await scene.refused(
                    TakeStep<Reception>(
                        id: announced.reception,
                        seen: announced.version,
                        to: .received,
                        alone: true
                    ),
                    as: Officers.health
                )
            },
            BadCall("an act of one officer ratified by that officer") { scene in
                let announced = try await scene.announced(try await scene.person())
                let alone = try await scene.receivedAlone(announced)
                return try await scene.refused(
                    RatifyStep<Reception>(approval: try #require(alone.toRatify), .approve),
                    as: Officers.health
                )
            },
        ]
    }

    private func referral(
        _ name: String,
        _ change: @escaping @Sendable (inout ReferVictim) -> Void
    ) -> BadCall<VictimScene> {
        BadCall("a referral \(name)") { scene in
            let person = try await scene.person()
            _ = try await scene.announced(person)
            var request = scene.referral(of: person)
            change(&request)
            return try await scene.refused(request, as: Officers.health)
        }
    }

    private func answer(
        _ name: String,
        to state: Referral.State,
        as officer: Caller
    ) -> BadCall<VictimScene> {
        BadCall("a referral \(name)") { scene in
            let person = try await scene.person()
            _ = try await scene.announced(person)
            _ = try await scene.consent(of: person)
            let referral = try await scene.client(Officers.health)
                .call(scene.referral(of: person))
            return try await scene.refused(
                TakeStep<Referral>(
                    id: referral.referral,
                    seen: referral.version,
                    to: state,
                    facts: [.reason: "một lý do"]
                ),
                as: officer
            )
        }
    }

    private var referrals: [BadCall<VictimScene>] {
        [
            referral("without consent") { _ in },
            referral("of an adult in a minor's interest") {
                $0.withoutConsent = Word(.bestInterestOfMinor)
            },
            referral("for nothing") { $0.services = [] },
            referral("to oneself") { $0.recipient = Officers.health.organisation },
            referral("with details of no word") { $0.details = FreeText("") },
            referral("without consent, for a reason that no list holds") {
                $0.withoutConsent = Word(text: "hurry")
            },
            answer("answered by the body that made it", to: .accepted, as: Officers.health),
            answer(
                "taken back by the body that was asked",
                to: .revoked,
                as: Officers.of(.facility, in: Officers.facility.organisation)
            ),
            answer(
                "taken back by a commune's officer of the body that was asked",
                to: .revoked,
                as: Officers.of(.commune, in: Officers.facility.organisation)
            ),
            BadCall("a referral accepted on a consent that was taken back") { scene in
                try await scene.acceptedAfterWithdrawal()
            },
        ]
    }

    // MARK: - Erasures

    private var erasures: [BadCall<VictimScene>] {
        [
            BadCall("an erasure proposed by the police") { scene in
                try await scene.refused(
                    EraseVictim(
                        victim: try await scene.person(),
                        seen: 1,
                        reason: FreeText("yêu cầu")
                    ),
                    as: Officers.police
                )
            },
            BadCall("an erasure by the generic step") { scene in
                let person = try await scene.person()
                let health = Officers.of(
                    .provincialHealth,
                    in: Officers.borderGuard.organisation
                )
                return try await scene.refused(
                    TakeStep<Victim>(
                        id: person,
                        seen: 1,
                        to: .erased,
                        facts: [.reason: "yêu cầu"]
                    ),
                    as: health
                )
            },
            BadCall("an identity read after its person was erased") { scene in
                let trial = LifecycleTrial(scene: scene, kind: VictimScene.victims)
                let erased = try await trial.specimen(in: .erased)
                return try await scene.refused(
                    ReadIdentity(victim: erased.id),
                    as: erased.by,
                    purpose: VictimScene.purpose
                )
            },
        ]
    }
}

extension StepFacts {
    /// Tells a fact otherwise.
    fileprivate mutating func replace(_ fact: Fact, with value: String) {
        entries.removeAll { $0.fact == fact }
        entries.append(Entry(fact, value))
    }
}

extension VictimScene {
    /// A consent of a person whom the border guard registered, before it is recorded.
    fileprivate func consentToGive() async throws -> Consent {
        Consent(
            victim: try await person(),
            purpose: Word(.disclosureToFacility),
            givenAt: harness.time.now,
            givenBy: Word(.victim)
        )
    }

    /// A reception to be announced.
    fileprivate func opening(of person: VictimRef) -> OpenReception {
        OpenReception(
            victim: person,
            manner: .foreignHandover,
            province: .quangNinh,
            arrivesAt: harness.time.now,
            receivingUnit: Officers.health.organisation
        )
    }

    /// A ward's referral to the authority above it, accepted there after its consent was taken back.
    ///
    /// Bodies that don't sit above the referring one no longer read the referral then.
    fileprivate func acceptedAfterWithdrawal() async throws -> Refused {
        let ward = Officers.of(.provincialHealth, in: "VN/GOV/MOH/PROV/QNI/WARD")
        let person = try await person()
        var opening = opening(of: person)
        opening.receivingUnit = ward.organisation
        _ = try await client(Officers.borderGuard).call(opening)
        let consent = try await client(ward).call(
            RecordConsent(
                consent: Consent(
                    victim: person,
                    purpose: Word(.disclosureToFacility),
                    givenAt: harness.time.now,
                    givenBy: Word(.victim)
                )
            )
        )
        var request = referral(of: person)
        request.recipient = Officers.health.organisation
        let referral = try await client(ward).call(request)
        _ = try await client(ward).call(
            TakeStep<Consent>(id: consent.consent, seen: consent.version, to: .withdrawn)
        )
        let seen = try await client(Officers.health)
            .call(NextSteps<Referral>(id: referral.referral)).version
        return try await refused(
            TakeStep<Referral>(id: referral.referral, seen: seen, to: .accepted),
            as: Officers.health
        )
    }
}
