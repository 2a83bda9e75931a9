import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import VictimSupportServer

/// A search where the people are: records are found, and nobody is.
struct FindTests {
    private func find(
        _ sought: SoughtRecords,
        _ scene: VictimScene,
        for officer: Caller
    ) async throws -> FoundRecords {
        try await scene.client(Officers.gateway)
            .call(FindRecords<VictimSupport>(sought), onBehalfOf: officer.identity)
    }

    @Test
    func `the gateway is shown where records stand, also of kinds whose content it may not carry`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let reception = try await scene.announced(person)
            let consent = try await scene.consent(of: person)
            let found: [(Identifier, String)] = [
                (person.identifier, "victims.victim"),
                (reception.reception.identifier, "victims.reception"),
                (consent.consent.identifier, "victims.consent"),
            ]
            for (reference, kind) in found {
                let sought = SoughtRecords(reference: reference)
                let page = try await find(sought, scene, for: Officers.health)
                #expect(page.records.map(\.recordKind) == [kind])
                #expect(page.records.first?.state != nil)
                let text = String(decoding: try Wire.encode(page), as: UTF8.self)
                for canary in ["Canary", "Bí Danh", "022199004217", "900000217", "Hải Hà"] {
                    #expect(!text.contains(canary))
                }
                let stranger = try await find(sought, scene, for: Officers.strangeHealth)
                #expect(stranger.records.isEmpty)
                #expect(stranger.next == nil)
            }
        }
    }

    @Test func `nobody is found by who they are, nor a person's way by their reference`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            _ = try await scene.announced(person)
            let before = try await scene.harness.contents()
            let byPerson = await refusal {
                try await find(
                    SoughtRecords(kind: Reception.kind, facets: [.victim(person)]),
                    scene,
                    for: Officers.health
                )
            }
            #expect(
                byPerson?.violations == [FieldViolation(field: "sought.facets", rule: "pointer")]
            )
            // Kept by the service for itself: neither searched by kind nor found by reference.
            let identities = await refusal {
                try await find(
                    SoughtRecords(kind: "victims.identity"),
                    scene,
                    for: Officers.health
                )
            }
            #expect(identities?.reason == "vocabulary.unrecognized")
            let byName = try await find(
                SoughtRecords(
                    kind: Victim.kind,
                    facets: [Facet("name", "Nguyễn Thị Hoà Canary")]
                ),
                scene,
                for: Officers.health
            )
            #expect(byName.records.isEmpty)
            #expect(try await scene.harness.contents().changed(since: before) == [])
        }
    }
}
