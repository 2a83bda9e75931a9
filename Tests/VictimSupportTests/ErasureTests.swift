import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Erasing a person, for good.
struct ErasureTests {
    @Test func `nobody erases alone`() async throws {
        try await VictimScene.run { scene in
            let (person, awaiting) = try await proposed(scene)
            let same = await refusal {
                try await scene.client(Officers.health)
                    .call(DecideApproval<Victim>(approval: awaiting, .approve))
            }
            #expect(same?.reason == "approval.sameOfficer")
            _ = try await scene.client(Officers.health)
                .call(ReadIdentity(victim: person), purpose: VictimScene.purpose)
        }
    }

    @Test func `once erased, nobody reads or finds the person`() async throws {
        try await VictimScene.run { scene in
            let (person, awaiting) = try await proposed(scene)
            _ = try await scene.client(Officers.health2)
                .call(DecideApproval<Victim>(approval: awaiting, .approve))
            try await expectGone(person, scene)
        }
    }

    @Test func `whoever was erased stays erased when yesterday's copy is put back`() async throws {
        try await VictimScene.run { scene in
            let (person, awaiting) = try await proposed(scene)
            await scene.harness.close()
            let yesterday = try scene.harness.copyData()
            try await scene.harness.open()
            _ = try await scene.client(Officers.health2)
                .call(DecideApproval<Victim>(approval: awaiting, .approve))
            await scene.harness.close()
            try scene.harness.restoreData(from: yesterday)
            try await scene.harness.open()
            try await expectGone(person, scene)
            let after = try await scene.person()
            _ = try await scene.client(Officers.borderGuard)
                .call(ReadIdentity(victim: after), purpose: VictimScene.purpose)
        }
    }

    private func proposed(
        _ scene: VictimScene
    ) async throws -> (person: VictimRef, awaiting: ApprovalID) {
        let person = try await scene.client(Officers.health).call(
            IntakeVictim(victim: VictimScene.victim, identity: VictimScene.identity)
        )
        let outcome = try await scene.client(Officers.health).call(
            EraseVictim(
                victim: person.victim,
                seen: person.version,
                reason: FreeText("Theo yêu cầu của chính người đó.")
            )
        )
        return (person.victim, try #require(outcome.awaiting))
    }

    private func expectGone(_ person: VictimRef, _ scene: VictimScene) async throws {
        let health = scene.client(Officers.health)
        let read = await refusal {
            try await health.call(ReadIdentity(victim: person), purpose: VictimScene.purpose)
        }
        #expect(read?.code == .notFound)
        let record = await refusal { try await health.call(FetchRecord<Victim>(id: person)) }
        #expect(record?.code == .notFound)
        let parts = PersonParts(name: PersonName("nguyen thi hoa"))
        let found = try await health.call(SearchVictims(parts: parts), purpose: VictimScene.purpose)
        #expect(found.candidates.isEmpty)
        let matched = try await health.call(MatchVictim(parts: parts), purpose: VictimScene.purpose)
        #expect(matched.hit == false)
    }
}
