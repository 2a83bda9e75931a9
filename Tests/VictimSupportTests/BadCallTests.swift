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
            try await table.run(BadCall.deadlines(as: Officers.health), in: scene)
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

    private static let unseen: HTCDSDecision = {
        var decision = HTCDSDecision.another(1)
        decision.person = .make()
        return decision
    }()

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
            taking("with a decision of a row that it does not hold") {
                $0.decisions = [.another(7)]
            },
            taking("with two decisions of one row") {
                $0.decisions = [.another(1), .another(1)]
            },
            taking("with a person and not what was seen of them") {
                $0.decisions = [Self.unseen]
            },
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
                let nobody = Officers.withoutUnit(.provincialPolice)
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
}
