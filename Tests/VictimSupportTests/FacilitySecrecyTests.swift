import RPC
import ServiceContracts
import Synchronization
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// How a facility is called and where it is: told to nobody by what they may read of the people in it.
struct FacilitySecrecyTests {
    private static let secrets = ["Nhà Hoa Sim Canary", "Ngõ 9 Canary", "+84900000777"]

    /// Somebody whom the Women's Union has cared for and placed, in a facility that it knew of then.
    private struct Placed {
        let person: VictimRef
        let facility: FacilityID
        let stay: StayID
        let referral: ReferralID
    }

    private func placed(in scene: VictimScene) async throws -> Placed {
        let health = scene.client(Officers.health)
        let union = scene.client(Officers.womensUnion)
        let facility = try await opened(in: scene)
        let person = try await scene.cared()
        var consent = Consent(
            victim: person,
            purpose: Word(.disclosureToFacility),
            givenAt: scene.harness.time.now,
            givenBy: Word(.victim)
        )
        consent.recipient = Officers.womensUnion.organisation
        _ = try await health.call(RecordConsent(consent: consent))
        var referring = scene.referral(of: person)
        referring.recipient = Officers.womensUnion.organisation
        let referral = try await health.call(referring)
        _ = try await union.call(
            TakeStep<Referral>(id: referral.referral, seen: referral.version, to: .accepted)
        )
        let stay = try await union.call(FileRecord(scene.stay(of: person, in: facility))).id
        for state in [Stay.State.allocated, .staying] {
            try await scene.advance(stay, as: Stay.self, to: state)
        }
        // The union may refer nobody any more, and so is to know of the facility no longer.
        let kept = try #require(
            try await health.call(FetchRecord<Facility>(id: facility)).content
        )
        var closed = kept.record
        closed.referrers = []
        _ = try await health.call(UpdateRecord(id: facility, seen: kept.version, record: closed))
        return Placed(person: person, facility: facility, stay: stay, referral: referral.referral)
    }

    private func opened(in scene: VictimScene) async throws -> FacilityID {
        var facility = VictimScene.facility(for: 1)
        facility.name = FreeText(Self.secrets[0])
        facility.address = Address(Self.secrets[1])
        facility.phone = PhoneNumber(Self.secrets[2])
        facility.referrers = [Officers.womensUnion.organisation]
        let filed = try await scene.client(Officers.health).call(FileRecord(facility)).id
        try await scene.advance(
            filed,
            as: Facility.self,
            to: .open,
            facts: [.documentNumber: "12/GP", .decisionDate: "2026-06-30"]
        )
        return filed
    }

    private typealias Asking = @Sendable (ServiceClient<VictimSupport>) async throws -> Void

    /// Everything that tells of a person, their stay, their referral and their deadlines.
    private func questions(of placed: Placed) -> [(name: String, ask: Asking)] {
        let (person, stay, referral) = (placed.person, placed.stay, placed.referral)
        let purpose = VictimScene.purpose
        return [
            ("stay", { _ = try await $0.call(FetchRecord<Stay>(id: stay)) }),
            ("stays", { _ = try await $0.call(ListRecords<Stay>()) }),
            ("the stay's history", { _ = try await $0.call(RecordHistory<Stay>(id: stay)) }),
            ("the stay's steps", { _ = try await $0.call(NextSteps<Stay>(id: stay)) }),
            ("the stay's clocks", { _ = try await $0.call(RecordClocks<Stay>(id: stay)) }),
            ("stays counted", { _ = try await $0.call(CountRecords<Stay>(by: "facility")) }),
            ("referral", { _ = try await $0.call(FetchRecord<Referral>(id: referral)) }),
            ("referrals", { _ = try await $0.call(ListRecords<Referral>()) }),
            (
                "the referral's history",
                { _ = try await $0.call(RecordHistory<Referral>(id: referral)) }
            ),
            (
                "the referral's clocks",
                { _ = try await $0.call(RecordClocks<Referral>(id: referral)) }
            ),
            (
                "journey",
                { _ = try await $0.call(VictimsJourneyPart(victim: person), purpose: purpose) }
            ),
            ("radar", { _ = try await $0.call(ListDeadlines<VictimSupport>()) }),
            ("person", { _ = try await $0.call(FetchRecord<Victim>(id: person)) }),
            ("identity", { _ = try await $0.call(ReadIdentity(victim: person), purpose: purpose) }),
            ("entitlements", { _ = try await $0.call(ReadEntitlements(victim: person)) }),
            ("consents", { _ = try await $0.call(ReadConsents(victim: person)) }),
            (
                "search",
                {
                    _ = try await $0.call(
                        FindRecords<VictimSupport>(SoughtRecords(kind: Stay.kind))
                    )
                }
            ),
        ]
    }

    /// What tells of the facility itself.
    private func questions(about facility: FacilityID) -> [(name: String, ask: Asking)] {
        [
            ("facility", { _ = try await $0.call(FetchRecord<Facility>(id: facility)) }),
            ("facilities", { _ = try await $0.call(ListRecords<Facility>()) }),
            ("its history", { _ = try await $0.call(RecordHistory<Facility>(id: facility)) }),
            ("its steps", { _ = try await $0.call(NextSteps<Facility>(id: facility)) }),
            ("its clocks", { _ = try await $0.call(RecordClocks<Facility>(id: facility)) }),
            (
                "facilities sought",
                {
                    _ = try await $0.call(
                        FindRecords<VictimSupport>(SoughtRecords(kind: Facility.kind))
                    )
                }
            ),
            (
                "a place in it beyond the last",
                {
                    _ = try await $0.call(
                        FileRecord(
                            Stay(victim: .make(), facility: facility, from: VictimScene.day)
                        )
                    )
                }
            ),
        ]
    }

    /// What an officer was answered or refused, question by question.
    private func heard(
        _ officer: Caller,
        _ questions: [(name: String, ask: Asking)],
        in scene: VictimScene
    ) async -> [(name: String, words: [UInt8], isAnswer: Bool)] {
        var heard: [(name: String, words: [UInt8], isAnswer: Bool)] = []
        for (name, ask) in questions {
            let wire = Overheard(scene.harness.transport(as: officer))
            let error = await refusal { try await ask(ServiceClient(wire)) }
            heard.append((name, wire.words, error == nil))
        }
        return heard
    }

    private func tells(_ words: [UInt8]) -> Bool {
        let text = String(decoding: words, as: UTF8.self)
        return Self.secrets.contains { text.contains($0) }
    }

    @Test
    func `whoever reads the stay, the referral, the way and the radar is told no name or place`()
        async throws
    {
        try await VictimScene.run { scene in
            let placed = try await placed(in: scene)
            let about = questions(of: placed) + questions(about: placed.facility)
            let union = await heard(Officers.womensUnion, about, in: scene)
            let readable = questions(of: placed).map(\.name)
            #expect(union.filter(\.isAnswer).map(\.name).filter(readable.contains) == readable)
            for (name, words, _) in union { #expect(!tells(words), "\(name)") }
            // What it reads of the stay and the radar is the stay itself.
            let client = scene.client(Officers.womensUnion)
            let stay = try await client.call(FetchRecord<Stay>(id: placed.stay)).content
            #expect(stay?.record.facility == placed.facility)
            let radar = try await client.call(ListDeadlines<VictimSupport>()).entries
            #expect(radar.contains { $0.deadline.id == placed.stay.identifier })
            let facility = await refusal {
                try await client.call(FetchRecord<Facility>(id: placed.facility))
            }
            #expect(facility?.code == .notFound)
        }
    }

    @Test func `no officer but those of the facility's bodies is told it by any answer or refusal`()
        async throws
    {
        try await VictimScene.run { scene in
            let placed = try await placed(in: scene)
            let about = questions(of: placed) + questions(about: placed.facility)
            for officer in Officers.everybody
            where officer.unit != Officers.health.unit && officer != Officers.gateway {
                for (name, words, _) in await heard(officer, about, in: scene) {
                    #expect(!tells(words), "\(name) to \(officer.identity)")
                }
            }
            // Looking finds what does stand there.
            let own = await heard(Officers.health, about, in: scene)
            #expect(
                own.filter { tells($0.words) }.map(\.name)
                    == ["facility", "facilities", "its history"]
            )
        }
    }
}

/// A way to a service that keeps what was answered, and what was refused in which words.
private final class Overheard: ClientTransport {
    private let inner: InProcessTransport
    private let kept = Mutex<[UInt8]>([])

    init(_ inner: InProcessTransport) { self.inner = inner }

    /// Everything that was said.
    var words: [UInt8] { kept.withLock(\.self) }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        do {
            let answer = try await inner.call(call)
            kept.withLock { $0 += answer }
            return answer
        } catch {
            kept.withLock { $0 += Array("\(error)".utf8) }
            throw error
        }
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        try await inner.stream(call)
    }
}
