import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// What the law gives whom, as it is decided.
struct EntitlementTests {
    @Test func `each of the ten kinds has its reason, and each decision reckons them anew`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let id = try await scene.policeVerifying(person)
            let before = try await scene.entitlements(of: person)
            #expect(before.findings.map(\.entitlement) == Entitlement.allCases.map { Word($0) })
            #expect(scene.granted(before) == ["a", "b", "c", "d", "dd", "e", "g"])
            #expect(before.findings.last?.reason.known == .notInRow)
            #expect(before.findings.allSatisfy { $0.legalBasis?.instrument == "53/2024/QH15" })
            try await scene.step(
                id,
                to: .confirmed,
                by: Officers.police,
                approvedBy: Officers.police2,
                facts: VictimScene.confirmation
            )
            let after = try await scene.entitlements(of: person)
            #expect(after.findings.count(where: \.isEntitled) == 10)
            #expect(after.findings.last?.reason.known == .victim)
            #expect(after.findings.last?.procedure?.instrument == "162/2025/NĐ-CP")
            let kept = try await scene.client(Officers.health)
                .call(FetchRecord<Victim>(id: person)).content
            #expect(kept?.record.entitlements?.count == 10)
            try await scene.step(
                id,
                to: .revoked,
                by: Officers.police,
                approvedBy: Officers.police2,
                facts: [
                    .reason: "Giấy xác nhận sai.", .documentNumber: "46/GXN",
                    .decisionDate: "2026-06-30",
                ]
            )
            let revoked = try await scene.entitlements(of: person)
            #expect(scene.granted(revoked).count < 10)
        }
    }

    @Test func `a minor in company is given what follows from whom they accompany`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let id = try await scene.policeVerifying(person)
            var minor = VictimScene.victim
            minor.personKind = Word(.companion)
            minor.category = Word(.accompanyingMinor)
            minor.beside = person
            let child = try await scene.registered(
                PersonIdentity(names: [PersonName("Bé Thử")]),
                minor
            )
            let before = try await scene.entitlements(of: child)
            #expect(before.accompanying?.known == .inProcessInCountry)
            #expect(!scene.granted(before).contains("h"))
            try await scene.step(
                id,
                to: .confirmed,
                by: Officers.police,
                approvedBy: Officers.police2,
                facts: VictimScene.confirmation
            )
            let after = try await scene.entitlements(of: child)
            #expect(after.accompanying?.known == .citizen)
            #expect(scene.granted(after).contains("h"))
            let kept = try await scene.client(Officers.health)
                .call(FetchRecord<Victim>(id: child)).content
            #expect(kept?.record.entitlements?.contains(Word(.schooling)) == true)
        }
    }

    @Test func `a minor in company who comes of age has what minors have no more`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            var minor = VictimScene.victim
            minor.personKind = Word(.companion)
            minor.category = Word(.accompanyingMinor)
            minor.beside = person
            let today = VietnameseTime.date(of: scene.harness.time.now)
            let child = try await scene.registered(
                PersonIdentity(
                    names: [PersonName("Em Thử")],
                    birth: Birth(BirthDate(today.adding(months: -18 * 12 + 1).text))
                ),
                minor
            )
            #expect(!scene.granted(try await scene.entitlements(of: child)).isEmpty)
            scene.harness.time.pass(.seconds(40 * 86_400))
            let grown = try await scene.entitlements(of: child)
            #expect(grown.findings.allSatisfy { $0.reason.known == .cameOfAge })
            let earlier = try await scene.client(Officers.health)
                .call(ReadEntitlements(victim: child, on: today))
            #expect(!scene.granted(earlier).isEmpty)
            let refused = await refusal {
                try await scene.client(Officers.health).call(
                    FileRecord(
                        SupportService(
                            victim: child,
                            entitlement: Word(.essentials),
                            provider: Officers.health.organisation
                        )
                    )
                )
            }
            #expect(refused?.reason == "victims.notEntitled")
        }
    }

    @Test func `support beyond the law says that it is`() async throws {
        try await VictimScene.run { scene in
            var service = SupportService(
                victim: try await scene.cared(),
                entitlement: Word(.schooling),
                provider: Officers.health.organisation
            )
            let health = scene.client(Officers.health)
            let error = await refusal { [service] in try await health.call(FileRecord(service)) }
            #expect(error?.reason == "victims.notEntitled")
            service.beyondLaw = true
            let filed = try await health.call(FileRecord(service))
            #expect(filed.record.facets.contains(Facet("beyondLaw", "yes")))
        }
    }
}

extension VictimScene {
    fileprivate func entitlements(
        of person: VictimRef
    ) async throws -> ReadEntitlements.Response {
        try await client(Officers.health).call(ReadEntitlements(victim: person))
    }

    fileprivate func granted(_ answer: ReadEntitlements.Response) -> [String] {
        answer.findings.filter(\.isEntitled).map(\.entitlement.text)
    }
}
