import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Made-up identities planted in every field that may hold one, and looked for everywhere.
struct CanaryTests {
    @Test func `a planted identity stands in no file, no log line, no error, no event, no audit`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let texts = try await plant(scene, person)
            let errors = await refusals(scene)
            #expect(errors.count == 2)
            var events: [String] = []
            let stream = try await scene.client(Officers.borderGuard)
                .stream(WatchRecords<VictimSupport>())
            for try await event in stream {
                events.append("\(event)")
                if events.count == 3 { break }
            }
            let audit = try await scene.harness.auditEntries().map { "\($0)" }
            for text in texts {
                #expect(try scene.harness.places(of: text) == [])
                #expect(!(errors + events + audit).contains { $0.contains(text) })
            }
            await scene.harness.close()
            for text in texts { #expect(try scene.harness.places(of: text) == []) }
        }
    }

    @Test func `looking finds what does stand there`() async throws {
        try await VictimScene.run { scene in
            _ = try await scene.person()
            #expect(try scene.harness.places(of: "victims.victim") != [])
        }
    }

    /// Plants text in every field of the work that takes some; answers all that was planted.
    private func plant(_ scene: VictimScene, _ person: VictimRef) async throws -> [String] {
        _ = try await scene.announced(person)
        let guards = scene.client(Officers.borderGuard)
        let identification = try await guards.call(
            BeginIdentification(
                victim: person,
                path: .rescued,
                province: .quangNinh,
                units: [Officers.health.organisation],
                evidence: [
                    Evidence(
                        kind: .rescuer,
                        givenAt: Occurrence(at: scene.harness.time.now),
                        content: FreeText("lời khai canary 11")
                    )
                ]
            )
        )
        _ = try await guards.call(
            TakeStep<Identification>(
                id: identification.identification,
                seen: identification.version,
                to: .missing,
                facts: [.reason: "lý do canary 12"]
            )
        )
        var referral = scene.referral(of: person)
        referral.details = FreeText("chi tiết canary 13")
        referral.withoutConsent = Word(.dangerToLife)
        _ = try await scene.client(Officers.health).call(referral)
        let identity = VictimScene.identity
        return identity.names.map(\.disclosed)
            + identity.documents.map(\.number.disclosed) + identity.phones.map(\.disclosed)
            + [identity.commune, identity.home].compactMap { $0?.disclosed }
            + ["1999-04-30", "lời khai canary 11", "lý do canary 12", "chi tiết canary 13"]
            + ["nguyen thi hoa canary", "canary-phone-77"]
    }

    /// Refusals whose requests carry an identity.
    private func refusals(_ scene: VictimScene) async -> [String] {
        var identity = VictimScene.identity
        identity.phones = [PhoneNumber("canary-phone-77")]
        let bad = identity
        let refusals = [
            await refusal { try await scene.person(bad) },
            await refusal {
                try await scene.client(Officers.auditor).call(
                    SearchVictims(parts: PersonParts(name: VictimScene.identity.names[0])),
                    purpose: VictimScene.purpose
                )
            },
        ]
        return refusals.compactMap { $0.map { "\($0) \($0.violations)" } }
    }
}
