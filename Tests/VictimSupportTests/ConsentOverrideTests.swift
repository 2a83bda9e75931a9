import Audit
import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Somebody is named to another body without their consent only on a ground, which the audit names.
struct ConsentOverrideTests {
    /// The grounds that entries of a method name, one for each version that it wrote; none is a gap.
    private func grounds(
        of method: MethodDescriptor,
        in scene: VictimScene
    ) async throws -> [String?] {
        try await scene.harness.auditEntries()
            .filter { $0.event == .write && $0.method.text == method.name && $0.version != nil }
            .map { $0.reason?.text }
    }

    private func person(for ground: ConsentOverride?, in scene: VictimScene) async throws
        -> VictimRef
    {
        let person =
            ground == .bestInterestOfMinor ? try await scene.child() : try await scene.person()
        let officer = ground == .bestInterestOfMinor ? Officers.health : Officers.borderGuard
        _ = try await scene.client(officer).call(
            OpenReception(
                victim: person,
                manner: .rescued,
                province: .quangNinh,
                arrivesAt: scene.harness.time.now,
                receivingUnit: Officers.health.organisation
            )
        )
        return person
    }

    @Test(arguments: ConsentOverride.allCases)
    func `a referral without consent says in the audit on which ground it was made`(
        ground: ConsentOverride
    ) async throws {
        try await VictimScene.run { scene in
            var request = scene.referral(of: try await person(for: ground, in: scene))
            request.withoutConsent = Word(ground)
            let referral = try await scene.client(Officers.health).call(request).referral
            let expected = "withoutConsent.\(ground.rawValue)"
            // The referral, and the record that the other body reads from then on.
            #expect(
                try await grounds(of: ReferVictim.method, in: scene) == [expected, expected]
            )
            let kept = try await scene.client(Officers.facility)
                .call(FetchRecord<Referral>(id: referral)).content?.record
            #expect(kept?.withoutConsent == Word(ground))
            #expect(kept?.consent == nil)
        }
    }

    @Test func `a referral on a consent names no ground`() async throws {
        try await VictimScene.run { scene in
            let person = try await person(for: nil, in: scene)
            _ = try await scene.consent(of: person)
            _ = try await scene.client(Officers.health).call(scene.referral(of: person))
            #expect(try await grounds(of: ReferVictim.method, in: scene) == [nil, nil])
        }
    }

    @Test(arguments: [ConsentOverride.dangerToLife, .criminalReportDuty])
    func `so do an offered transfer and a request that is granted`(
        ground: ConsentOverride
    ) async throws {
        try await VictimScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            let expected = "withoutConsent.\(ground.rawValue)"
            let person = try await scene.cared()
            let offer = Transfer(
                victim: person,
                recipient: Officers.facility.organisation,
                withoutConsent: Word(ground)
            )
            let offered = try await guards.call(FileRecord(offer))
            let filing = try await grounds(of: FileRecord<Transfer>.method, in: scene)
            #expect(filing == [expected, expected])
            #expect(offered.record.withoutConsent == Word(ground))
            let request = try await scene.requested(
                person,
                by: Officers.strangePolice,
                without: ground
            )
            // Whoever asks has named nobody yet.
            #expect(try await grounds(of: RequestTransfer.method, in: scene) == [nil])
            _ = try await guards.call(
                TakeStep<TransferRequest>(id: request, seen: 1, to: .granted)
            )
            let granting = try await grounds(of: TakeStep<TransferRequest>.method, in: scene)
            #expect(granting == [expected, expected])
        }
    }

    @Test func `the best interest of a minor names no adult to anybody, and nothing is kept of it`()
        async throws
    {
        try await VictimScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            let person = try await scene.cared()
            let request = try await scene.requested(
                person,
                by: Officers.strangePolice,
                without: .bestInterestOfMinor
            )
            var referral = scene.referral(of: person)
            referral.withoutConsent = Word(.bestInterestOfMinor)
            let asked = referral
            let offer = Transfer(
                victim: person,
                recipient: Officers.facility.organisation,
                withoutConsent: Word(.bestInterestOfMinor)
            )
            let before = try await scene.harness.contents()
            let refusals = [
                await refusal { try await scene.client(Officers.health).call(asked) },
                await refusal { try await guards.call(FileRecord(offer)) },
                await refusal {
                    try await guards.call(
                        TakeStep<TransferRequest>(id: request, seen: 1, to: .granted)
                    )
                },
            ]
            for error in refusals {
                #expect(error?.code == .invalidArgument)
                #expect(error?.violations.map(\.rule) == ["needs.minor"])
            }
            #expect(try await scene.harness.contents().changed(since: before).isEmpty)
            let stranger = await refusal {
                try await scene.client(Officers.facility).call(FetchRecord<Victim>(id: person))
            }
            #expect(stranger?.code == .notFound)
        }
    }
}
