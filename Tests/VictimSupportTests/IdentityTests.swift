import Audit
import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Who a person is: registered, read, amended and found.
struct IdentityTests {
    @Test func `an identity is answered to whoever reads the record, and audited first`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let answer = try await scene.client(Officers.borderGuard2)
                .call(ReadIdentity(victim: person), purpose: VictimScene.purpose)
            #expect(answer.identity == VictimScene.identity)
            #expect(answer.verified == false)
            let entry = try #require(try await scene.harness.auditEntries().last)
            #expect(entry.event == .identityRead)
            #expect(entry.who.uri == Officers.borderGuard2.identity)
            let record = try #require(entry.record?.loggable)
            #expect(record.hasPrefix("victims.victim"))
            #expect(record.hasSuffix(person.loggable))
            #expect(entry.purpose?.loggable == "support")
            #expect(entry.caseReference != nil)
        }
    }

    @Test(arguments: [Officers.strangeBorderGuard, Officers.strangeHealth, Officers.strangePolice])
    func `a stranger learns the same of somebody registered as of nobody`(
        stranger: Caller
    ) async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            func answer(_ victim: VictimRef) async -> ServiceError? {
                await refusal {
                    try await scene.client(stranger)
                        .call(ReadIdentity(victim: victim), purpose: VictimScene.purpose)
                }
            }
            #expect(await answer(person)?.code == .notFound)
            #expect(await answer(person) == answer(.make()))
            func way(_ victim: VictimRef) async -> ServiceError? {
                await refusal {
                    try await scene.client(stranger)
                        .call(VictimsJourneyPart(victim: victim), purpose: VictimScene.purpose)
                }
            }
            #expect(await way(person)?.code == .notFound)
            #expect(await way(person) == way(.make()))
        }
    }

    @Test func `no identity is answered without a purpose and the file it is for`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let reference = Identifier.random().text
            for purpose in [
                nil, StatedPurpose("support"), StatedPurpose("curiosity", reference: reference),
            ] {
                let error = await refusal {
                    try await scene.client(Officers.borderGuard)
                        .call(ReadIdentity(victim: person), purpose: purpose)
                }
                #expect(error?.code == .invalidArgument)
            }
        }
    }

    @Test func `no identity is answered to the gateway for anybody`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let error = await refusal {
                try await scene.client(Officers.gateway).call(
                    ReadIdentity(victim: person),
                    purpose: VictimScene.purpose,
                    onBehalfOf: Officers.borderGuard.identity
                )
            }
            #expect(error?.code == .permissionDenied)
        }
    }

    @Test func `the age that the law asks for follows from the birth`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let sight = try await scene.client(Officers.borderGuard)
                .call(FetchRecord<Victim>(id: person))
            #expect(sight.content?.record.ageGroup.known == .adult)
            #expect(sight.content?.record.status.known == .possible)
        }
    }

    @Test func `an amended identity is found by its new parts and not by its old`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            var identity = VictimScene.identity
            identity.names = [PersonName("Lò Thị Mới")]
            let amend = AmendIdentity(victim: person, seen: 1, identity: identity)
            let guards = scene.client(Officers.borderGuard)
            _ = try await guards.call(amend)
            let stale = await refusal { try await guards.call(amend) }
            #expect(stale?.reason == "victims.identityChanged")
            let found = try await guards.call(
                SearchVictims(parts: PersonParts(name: PersonName("lo moi"))),
                purpose: VictimScene.purpose
            )
            #expect(found.candidates.map(\.victim) == [person])
            let old = try await guards.call(
                SearchVictims(parts: PersonParts(name: PersonName("nguyen canary"))),
                purpose: VictimScene.purpose
            )
            #expect(old.candidates.isEmpty)
        }
    }

    @Test(arguments: [
        ("names", "identity.names"), ("blank", "identity.names[0]"), ("birth", "identity.birth"),
        ("unborn", "identity.birth"), ("document", "identity.documents[0].number"),
        ("phone", "identity.phones[0]"), ("age", "victim.ageGroup"), ("beside", "victim.beside"),
        ("word", "category"),
    ])
    func `a registration that breaks a rule is refused by the field, and nothing is kept`(
        what: String,
        field: String
    ) async throws {
        try await VictimScene.run { scene in
            var request = IntakeVictim(victim: VictimScene.victim, identity: VictimScene.identity)
            switch what {
            case "names": request.identity.names = []
            case "blank": request.identity.names[0] = PersonName("…")
            case "birth": request.identity.birth = Birth(BirthDate("1999-02-30"))
            case "unborn": request.identity.birth = Birth(BirthDate("2100"))
            case "document": request.identity.documents[0].number = PersonDocumentNumber("1")
            case "phone": request.identity.phones[0] = PhoneNumber("0900 000 217")
            case "age": request.victim.ageGroup = Word(.under16)
            case "word": request.victim.category = Word(text: "canary-category")
            default: request.victim.personKind = Word(.companion)
            }
            let bad = request
            let before = try await scene.harness.rows()
            let error = await refusal { try await scene.client(Officers.borderGuard).call(bad) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.outcome == .ranAndFailed)
            #expect(error?.violations.map(\.field) == [field])
            #expect(try await scene.harness.rows() == before)
        }
    }
}
