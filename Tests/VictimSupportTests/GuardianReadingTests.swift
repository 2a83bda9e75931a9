import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Nobody reads anything of a minor by a guardian who is a suspect, or whom nobody has screened.
struct GuardianReadingTests {
    /// A child of whom a guardian is proposed whom another authority registered and cares for.
    private func proposed(
        _ scene: VictimScene
    ) async throws -> (child: VictimRef, guardianship: Filed<Guardianship>) {
        let child = try await scene.child()
        var person = VictimScene.victim
        person.personKind = Word(.guardian)
        person.beside = child
        let guardian = try await scene.client(Officers.strangeHealth).call(
            IntakeVictim(
                victim: person,
                identity: VictimScene.guardian,
                caringUnit: Officers.health.organisation
            )
        ).victim
        let filed = try await scene.client(Officers.health).call(
            FileRecord(
                Guardianship(
                    victim: child,
                    guardian: guardian,
                    relation: Word(.parent),
                    basis: FreeText("Giấy khai sinh.")
                )
            )
        )
        return (child, filed)
    }

    private func clear(_ guardianship: GuardianshipID, _ scene: VictimScene) async throws {
        try await scene.advance(
            guardianship,
            as: Guardianship.self,
            to: .cleared,
            facts: [.finding: "Đã thẩm tra."]
        )
    }

    /// The guardian turns out to be a suspect.
    private func bar(_ scene: VictimScene) async throws {
        try await scene.advance(
            try #require(try await scene.guardianQuestions().first),
            as: GuardianQuestion.self,
            to: .barred,
            facts: [.finding: "Đúng là người giám hộ."]
        )
    }

    private typealias Asking = @Sendable (ServiceClient<VictimSupport>) async throws -> Void

    private func questions(
        about child: VictimRef,
        _ guardianship: GuardianshipID
    ) -> [Asking] {
        [
            { _ = try await $0.call(FetchRecord<Victim>(id: child)) },
            { _ = try await $0.call(ReadIdentity(victim: child), purpose: VictimScene.purpose) },
            {
                _ = try await $0.call(
                    VictimsJourneyPart(victim: child),
                    purpose: VictimScene.purpose
                )
            },
            { _ = try await $0.call(ReadConsents(victim: child)) },
            { _ = try await $0.call(ReadEntitlements(victim: child)) },
            { _ = try await $0.call(ReadAge(victim: child)) },
            { _ = try await $0.call(FetchRecord<Guardianship>(id: guardianship)) },
            { _ = try await $0.call(RecordHistory<Guardianship>(id: guardianship)) },
        ]
    }

    @Test
    func `whoever cares for a guardian reads nothing of the child, cleared, flagged or barred`()
        async throws
    {
        try await VictimScene.run { scene in
            let (child, guardianship) = try await proposed(scene)
            let about = questions(about: child, guardianship.id)
            func expectUnread(_ state: Guardianship.State) async throws {
                let kept = try await scene.client(Officers.health)
                    .call(FetchRecord<Guardianship>(id: guardianship.id)).content
                #expect(kept?.state.known == state)
                for (number, ask) in about.enumerated() {
                    let theirs = scene.client(Officers.strangeHealth)
                    let error = await refusal { try await ask(theirs) }
                    #expect(error?.code == .notFound, "\(state), question \(number)")
                    let own = scene.client(Officers.health)
                    #expect(await refusal { try await ask(own) } == nil, "question \(number)")
                }
            }
            try await expectUnread(.proposed)
            try await clear(guardianship.id, scene)
            try await expectUnread(.cleared)
            try await scene.suspect(VictimScene.guardian)
            try await expectUnread(.unscreened)
            try await bar(scene)
            try await expectUnread(.barred)
        }
    }

    @Test func `no guardianship lets a body read that does not, when it is filed or later`()
        async throws
    {
        try await VictimScene.run { scene in
            let (child, filed) = try await proposed(scene)
            let health = scene.client(Officers.health)
            var wider = filed.record
            wider.team = [Officers.strangeHealth.organisation]
            let wide = wider
            let before = try await scene.harness.rows()
            let filing = await refusal { try await health.call(FileRecord(wide)) }
            let updating = await refusal {
                try await health.call(
                    UpdateRecord(id: filed.id, seen: filed.version, record: wide)
                )
            }
            for error in [filing, updating] { #expect(error?.reason == "victims.notInvolved") }
            #expect(try await scene.harness.rows() == before)
            let stranger = await refusal {
                try await scene.client(Officers.strangeHealth)
                    .call(FetchRecord<Victim>(id: child))
            }
            #expect(stranger?.code == .notFound)
        }
    }

    @Test func `what an unscreened guardian consented to shows the child to nobody more`()
        async throws
    {
        try await VictimScene.run { scene in
            let (child, filed) = try await proposed(scene)
            try await clear(filed.id, scene)
            let health = scene.client(Officers.health)
            var tracing = scene.consent(of: child, by: filed.id)
            tracing.purpose = Word(.familyTracing)
            for consent in [scene.consent(of: child, by: filed.id), tracing] {
                _ = try await health.call(RecordConsent(consent: consent))
            }
            let referral = try await health.call(scene.referral(of: child))
            var another = scene.referral(of: child)
            another.recipient = Officers.womensUnion.organisation
            let later = another
            let trace = try await health.call(FileRecord(try await scene.trace()))
            let found = try await health.call(
                FindTraced(trace: trace.id, seen: trace.version, found: child)
            )
            try await scene.suspect(VictimScene.guardian)
            let before = try await scene.harness.contents()
            let refusals = [
                await refusal { try await health.call(later) },
                await refusal {
                    try await health.call(
                        TellSeekers(trace: trace.id, seen: found.record?.version ?? 0)
                    )
                },
                await refusal {
                    try await scene.client(Officers.facility).call(
                        TakeStep<Referral>(
                            id: referral.referral,
                            seen: referral.version,
                            to: .accepted
                        )
                    )
                },
            ]
            #expect(
                refusals.map { $0?.reason } == [
                    "consent.askAgain", "consent.askAgain", "consent.withdrawn",
                ]
            )
            #expect(try await scene.harness.contents().changed(since: before).isEmpty)
        }
    }

    @Test func `once they are barred, whoever has not accepted by their consent reads no more`()
        async throws
    {
        try await VictimScene.run { scene in
            let (child, filed) = try await proposed(scene)
            try await clear(filed.id, scene)
            let health = scene.client(Officers.health)
            _ = try await health.call(
                RecordConsent(consent: scene.consent(of: child, by: filed.id))
            )
            let referral = try await health.call(scene.referral(of: child)).referral
            var accepting = scene.referral(of: child)
            accepting.recipient = Officers.womensUnion.organisation
            let accepted = try await health.call(accepting)
            let union = scene.client(Officers.womensUnion)
            _ = try await union.call(
                TakeStep<Referral>(
                    id: accepted.referral,
                    seen: accepted.version,
                    to: .accepted
                )
            )
            let facility = scene.client(Officers.facility)
            _ = try await facility.call(FetchRecord<Victim>(id: child))
            try await scene.suspect(VictimScene.guardian)
            try await bar(scene)
            let person = await refusal { try await facility.call(FetchRecord<Victim>(id: child)) }
            #expect(person?.code == .notFound)
            let asked = await refusal {
                try await facility.call(FetchRecord<Referral>(id: referral))
            }
            #expect(asked?.code == .notFound)
            // Whoever has taken the child in goes on caring for them.
            #expect(try await union.call(FetchRecord<Victim>(id: child)).content != nil)
        }
    }
}
