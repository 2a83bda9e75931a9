import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// How old somebody is, and who speaks for them.
struct AgeTests {
    @Test func `a child who turns 16 and then 18 is asked anew each time`() async throws {
        try await VictimScene.run { scene in
            let child = try await scene.child()
            let guardianship = try await scene.cleared(try await scene.guardianship(of: child))
            let health = scene.client(Officers.health)
            _ = try await health.call(
                RecordConsent(consent: scene.consent(of: child, by: guardianship))
            )
            #expect(try await scene.standings(of: child) == [.holds])
            #expect(try await scene.age(of: child).now == .under16)
            scene.harness.time.pass(.seconds(4 * 366 * 86_400))
            #expect(try await scene.age(of: child).now == .from16To17)
            #expect(try await scene.age(of: child).isChild)
            #expect(try await scene.standings(of: child) == [.turned16])
            let lapsed = await refusal { try await health.call(scene.referral(of: child)) }
            #expect(lapsed?.reason == "consent.askAgain")
            _ = try await health.call(
                RecordConsent(consent: scene.consent(of: child, by: guardianship))
            )
            #expect(try await scene.standings(of: child) == [.holds, .turned16])
            scene.harness.time.pass(.seconds(2 * 366 * 86_400))
            let age = try await scene.age(of: child)
            #expect(age.now == .adult)
            #expect(age.atEvent == .under16)
            #expect(!age.isChild)
            #expect(try await scene.standings(of: child) == [.turned18, .turned18])
        }
    }

    @Test func `whoever's age is disputed is a child until it is decided`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let person = try await scene.registered(VictimScene.identity, VictimScene.victim)
            _ = try await scene.consent(of: person)
            let disputed = try await health.call(
                AmendVictim(victim: person, seen: 1, ageDisputed: true)
            )
            let age = try await scene.age(of: person)
            #expect(age.now == .adult)
            #expect(age.disputed)
            #expect(age.isChild)
            #expect(try await scene.standings(of: person) == [.ageDisputed])
            let own = await refusal { try await scene.consent(of: person) }
            #expect(own?.violations.map(\.rule) == ["guardian"])
            _ = try await health.call(
                AmendVictim(victim: person, seen: disputed.version, ageDisputed: false)
            )
            #expect(try await scene.standings(of: person) == [.holds])
            _ = try await scene.consent(of: person)
        }
    }

    /// A birth as far as it is known, and what follows for the event.
    struct Known: Sendable {
        let birth: Birth?
        let group: AgeGroup
    }

    @Test(arguments: [
        Known(birth: Birth(BirthDate("2014-03-02")), group: .under16),
        Known(birth: Birth(BirthDate("2009")), group: .from16To17),
        Known(birth: Birth(BirthDate("2009"), until: BirthDate("2013")), group: .minorOfUnknownAge),
        Known(birth: Birth(BirthDate("2005"), until: BirthDate("2012")), group: .unknown),
        Known(birth: Birth(BirthDate("1999")), group: .adult),
        Known(birth: nil, group: .unknown),
    ])
    func `the age at the event follows from the birth, also when that is learned later`(
        known: Known
    ) async throws {
        try await VictimScene.run { scene in
            var identity = PersonIdentity(names: [PersonName("Lò Thị Thử")], birth: known.birth)
            let told = try await scene.registered(identity, VictimScene.victim)
            #expect(try await scene.age(of: told).atEvent == Word(known.group))
            identity.birth = nil
            let untold = try await scene.registered(identity, VictimScene.victim)
            #expect(try await scene.age(of: untold).atEvent == .unknown)
            identity.birth = known.birth
            _ = try await scene.client(Officers.health)
                .call(AmendIdentity(victim: untold, seen: 1, identity: identity))
            #expect(try await scene.age(of: untold).atEvent == Word(known.group))
        }
    }

    @Test func `a child when it happened stays one in the law, however old when met`() async throws
    {
        try await VictimScene.run { scene in
            let today = VietnameseTime.date(of: scene.harness.time.now)
            // Fifteen when taken away, seventeen today: Article 151 asks for the first.
            let identity = PersonIdentity(
                names: [PersonName("Lò Thị Thử")],
                birth: Birth(BirthDate(today.adding(months: -17 * 12 - 3).text))
            )
            var victim = VictimScene.victim
            victim.ageGroup = Word(.under16)
            let before = try await scene.harness.rows()
            let undated = await refusal { try await scene.registered(identity, victim) }
            #expect(undated?.violations.map(\.rule) == ["contradicts.birth"])
            #expect(try await scene.harness.rows() == before)
            victim.eventOn = today.adding(months: -18 * 12)
            let unborn = await refusal { try await scene.registered(identity, victim) }
            #expect(unborn?.violations.map(\.field) == ["victim.eventOn"])
            #expect(try await scene.harness.rows() == before)
            victim.eventOn = today.adding(months: -2 * 12)
            let person = try await scene.registered(identity, victim)
            let age = try await scene.age(of: person)
            #expect(age.atEvent == .under16)
            #expect(age.now == .from16To17)
        }
    }

    @Test func `when it happened may be learned later, and the age then is reckoned anew`()
        async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let today = VietnameseTime.date(of: scene.harness.time.now)
            let identity = PersonIdentity(
                names: [PersonName("Lò Thị Thử")],
                birth: Birth(BirthDate(today.adding(months: -17 * 12 - 3).text))
            )
            let person = try await scene.registered(identity, VictimScene.victim)
            #expect(try await scene.age(of: person).atEvent == .from16To17)
            let before = try await scene.harness.rows()
            for (amend, rule) in [
                (AmendVictim(victim: person, seen: 1, ageGroup: .under16), "contradicts.birth"),
                (AmendVictim(victim: person, seen: 1, eventOn: today.adding(days: 1)), "past"),
                (
                    AmendVictim(victim: person, seen: 1, eventOn: today.adding(months: -18 * 12)),
                    "contradicts.birth"
                ),
            ] {
                let error = await refusal { try await health.call(amend) }
                #expect(error?.violations.map(\.rule) == [rule])
            }
            #expect(try await scene.harness.rows() == before)
            let amended = try await health.call(
                AmendVictim(
                    victim: person,
                    seen: 1,
                    ageGroup: .under16,
                    eventOn: today.adding(months: -2 * 12)
                )
            )
            #expect(amended.version == 2)
            #expect(try await scene.age(of: person).atEvent == .under16)
        }
    }

    @Test func `what a guardian consented to falls once they are barred`() async throws {
        try await VictimScene.run { scene in
            let child = try await scene.child()
            let guardianship = try await scene.cleared(try await scene.guardianship(of: child))
            let health = scene.client(Officers.health)
            _ = try await health.call(
                RecordConsent(consent: scene.consent(of: child, by: guardianship))
            )
            let referral = try await health.call(scene.referral(of: child))
            try await scene.advance(
                guardianship,
                as: Guardianship.self,
                to: .barred,
                facts: [.reason: "Là đối tượng tình nghi."]
            )
            #expect(try await scene.standings(of: child) == [.guardianNotCleared])
            let accept = await refusal {
                try await scene.client(Officers.facility).call(
                    TakeStep<Referral>(
                        id: referral.referral,
                        seen: referral.version,
                        to: .accepted
                    )
                )
            }
            // By a consent that has fallen nobody reads, and so nobody accepts.
            #expect(accept?.reason == "record.notFound")
        }
    }

    @Test func `a guardian of one child speaks for no other`() async throws {
        try await VictimScene.run { scene in
            let one = try await scene.child()
            let guardianship = try await scene.cleared(try await scene.guardianship(of: one))
            let other = try await scene.child()
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.health).call(
                    RecordConsent(consent: scene.consent(of: other, by: guardianship))
                )
            }
            #expect(error?.reason == "consent.guardianNotCleared")
            #expect(try await scene.harness.rows() == before)
        }
    }
}

extension VictimScene {
    fileprivate func age(of person: VictimRef) async throws -> ReadAge.Response {
        try await client(Officers.health).call(ReadAge(victim: person))
    }

    fileprivate func standings(of person: VictimRef) async throws -> [ConsentStanding?] {
        try await client(Officers.health).call(ReadConsents(victim: person))
            .consents.map(\.standing.known)
    }
}
