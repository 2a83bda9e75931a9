import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Receiving people and handing them on.
struct ReceptionTests {
    @Test func `whoever is to receive a person reads the record from the announcement on`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let read = ReadIdentity(victim: person)
            let before = await refusal {
                try await scene.client(Officers.health).call(read, purpose: VictimScene.purpose)
            }
            #expect(before?.code == .notFound)
            _ = try await scene.announced(person)
            let answer = try await scene.client(Officers.health)
                .call(read, purpose: VictimScene.purpose)
            #expect(answer.identity == VictimScene.identity)
        }
    }

    @Test func `one duty officer receives at night, and another ratifies`() async throws {
        try await VictimScene.run { scene in
            let reception = try await scene.announced(try await scene.person())
            let received = try await scene.receivedAlone(reception)
            #expect(received.record?.state.known == .received)
            let toRatify = try #require(received.toRatify)
            // Whoever is to ratify finds it among what must not be missed.
            func deadlines() async throws -> [Identifier] {
                let page = try await scene.client(Officers.health2)
                    .call(ListDeadlines<VictimSupport>(DeadlineQuery(kinds: [Reception.kind])))
                return page.entries.map(\.deadline).filter { $0.clock == .ratification }.map(\.id)
            }
            #expect(try await deadlines() == [reception.reception.identifier])
            let same = await refusal {
                try await scene.client(Officers.health)
                    .call(RatifyStep<Reception>(approval: toRatify, .approve))
            }
            #expect(same?.reason == "approval.sameOfficer")
            let ratified = try await scene.client(Officers.health2)
                .call(RatifyStep<Reception>(approval: toRatify, .approve))
            #expect(ratified.record?.state.known == .received)
            #expect(try await deadlines().isEmpty)
        }
    }

    @Test func `the gateway announces and cancels for an officer, each call repeatable`()
        async throws
    {
        try await VictimScene.run { scene in
            let request = OpenReception(
                victim: try await scene.person(),
                manner: .foreignHandover,
                handover: .make(),
                province: .quangNinh,
                arrivesAt: scene.harness.time.now,
                receivingUnit: Officers.health.organisation
            )
            let gateway = scene.client(Officers.gateway)
            let officer = Officers.borderGuard.identity
            let first = try await gateway.call(request, onBehalfOf: officer)
            let second = try await gateway.call(request, onBehalfOf: officer)
            #expect(first.reception == second.reception)
            let cancel = CancelReception(reception: first.reception, reason: .notCompleted)
            let cancelled = try await gateway.call(cancel, onBehalfOf: officer)
            let again = try await gateway.call(cancel, onBehalfOf: officer)
            #expect(cancelled.version == again.version)
        }
    }

    @Test func `a referral needs consent, and the facility reads until it says no`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            _ = try await scene.announced(person)
            let health = scene.client(Officers.health)
            let before = try await scene.harness.rows()
            let missing = await refusal { try await health.call(scene.referral(of: person)) }
            #expect(missing?.reason == "consent.missing")
            #expect(try await scene.harness.rows() == before)
            _ = try await scene.consent(of: person)
            let referral = try await health.call(scene.referral(of: person))
            let facility = scene.client(Officers.facility)
            let read = ReadIdentity(victim: person)
            _ = try await facility.call(read, purpose: VictimScene.purpose)
            let other = await refusal {
                try await health.call(
                    TakeStep<Referral>(
                        id: referral.referral,
                        seen: referral.version,
                        to: .accepted
                    )
                )
            }
            #expect(other?.reason == "referral.notRecipient")
            _ = try await facility.call(
                TakeStep<Referral>(
                    id: referral.referral,
                    seen: referral.version,
                    to: .rejected,
                    facts: [.reason: "Hết chỗ."]
                )
            )
            let after = await refusal {
                try await facility.call(read, purpose: VictimScene.purpose)
            }
            #expect(after?.code == .notFound)
        }
    }

    @Test func `a consent taken back ends what is not accepted yet`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            _ = try await scene.announced(person)
            let consent = try await scene.consent(of: person)
            let referral = try await scene.client(Officers.health)
                .call(scene.referral(of: person))
            _ = try await scene.client(Officers.health).call(
                TakeStep<Consent>(id: consent.consent, seen: consent.version, to: .withdrawn)
            )
            let facility = scene.client(Officers.facility)
            let read = await refusal {
                try await facility.call(ReadIdentity(victim: person), purpose: VictimScene.purpose)
            }
            #expect(read?.code == .notFound)
            let accept = await refusal {
                try await facility.call(
                    TakeStep<Referral>(
                        id: referral.referral,
                        seen: referral.version + 1,
                        to: .accepted
                    )
                )
            }
            #expect(accept?.code == .notFound)
        }
    }

    @Test func `the best interest of a minor is no reason for an adult`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            _ = try await scene.announced(person)
            var request = scene.referral(of: person)
            request.withoutConsent = Word(.bestInterestOfMinor)
            let asked = request
            let error = await refusal { try await scene.client(Officers.health).call(asked) }
            #expect(error?.violations.map(\.rule) == ["needs.minor"])
        }
    }

    @Test func `a person's way is told in order and without a name`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            _ = try await scene.receivedAlone(try await scene.announced(person))
            _ = try await scene.consent(of: person)
            _ = try await scene.client(Officers.health).call(scene.referral(of: person))
            let part = try await scene.client(Officers.health)
                .call(VictimsJourneyPart(victim: person), purpose: VictimScene.purpose)
            #expect(
                part.entries.map(\.event) == [
                    "victim.unverified", "reception.announced", "reception.received",
                    "referral.inProgress",
                ]
            )
            #expect(part.entries.last?.clock?.rule == "referralAnswer")
        }
    }
}
