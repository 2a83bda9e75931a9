import RPC
import Records
import ServiceContracts
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import VictimSupportServer

/// Suspects who were screened by a version that asked about no guardians.
struct EarlierGuardianTests {
    /// A child whose guardian was cleared, and that guardian.
    private func spokenFor(
        _ scene: VictimScene
    ) async throws -> (guardianship: GuardianshipID, guardian: VictimRef) {
        let proposed = try await scene.guardianship(of: try await scene.child())
        return (try await scene.cleared(proposed), proposed.guardian)
    }

    /// What that version kept of a screening: who was asked about, and who fits.
    private func screened(_ people: [VictimRef], _ scene: VictimScene) async throws {
        let service = scene.harness.service
        let context = CallContext.ofItself(TellScreening.method, service.identity)
        let request = scene.screening(of: VictimScene.guardian)
        _ = try await service.keeper.write(context) { desk in
            try Telling.keep(request, isWhole: true, about: people, in: desk.transaction)
            return Telling.Nothing()
        }
    }

    /// Opens the store as one of that version: the migration's own statement finds whoever is due.
    private func upgrade(_ scene: VictimScene) async throws {
        let filling = try #require(Telling.guardiansMigration.statements.last)
        try await scene.harness.service.keeper.store.write { try $0.execute(filling) }
        try await scene.harness.restart()
    }

    private func state(
        of guardianship: GuardianshipID,
        _ scene: VictimScene
    ) async throws -> Guardianship.State? {
        try await scene.client(Officers.health)
            .call(FetchRecord<Guardianship>(id: guardianship)).content?.state.known
    }

    @Test func `a guardian who fits one is asked about once the store is opened`() async throws {
        try await VictimScene.run { scene in
            let (guardianship, guardian) = try await spokenFor(scene)
            try await screened([guardian], scene)
            try await upgrade(scene)
            #expect(try await state(of: guardianship, scene) == .cleared)
            await scene.harness.service.askEarlierGuardians()
            #expect(try await state(of: guardianship, scene) == .unscreened)
            let question = try #require(try await scene.guardianQuestions().first)
            // The answer lets them speak again, and a second walk asks nothing more.
            try await scene.advance(
                question,
                as: GuardianQuestion.self,
                to: .anotherPerson,
                facts: [.finding: "Ảnh khác."]
            )
            try await upgrade(scene)
            await scene.harness.service.askEarlierGuardians()
            #expect(try await state(of: guardianship, scene) == .cleared)
            #expect(try await scene.guardianQuestions().count == 1)
        }
    }

    @Test func `whoever speaks for nobody is asked nothing about`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.registered(VictimScene.guardian, VictimScene.victim)
            try await screened([person], scene)
            try await upgrade(scene)
            await scene.harness.service.askEarlierGuardians()
            #expect(try await scene.guardianQuestions().isEmpty)
            let due = try await scene.harness.service.keeper.store.read {
                try Guarding.due(in: $0)
            }
            #expect(due.isEmpty)
        }
    }

    @Test func `a walk over many goes on after a restart, and asks about each once`() async throws {
        try await VictimScene.run { scene in
            let (guardianship, guardian) = try await spokenFor(scene)
            var people = [guardian]
            for _ in 1...60 {
                people.append(try await scene.registered(VictimScene.guardian, VictimScene.victim))
            }
            try await screened(people, scene)
            try await upgrade(scene)
            // One transaction of several, then the process ends.
            #expect(try await scene.harness.service.askSomeEarlierGuardians())
            let left = try await scene.harness.service.keeper.store.read {
                try $0.rows("SELECT victim FROM guardians_due").count
            }
            #expect(left == 11)
            try await scene.harness.restart()
            await scene.harness.service.askEarlierGuardians()
            #expect(try await scene.guardianQuestions().count == 1)
            #expect(try await state(of: guardianship, scene) == .unscreened)
        }
    }

    @Test func `whoever was erased meanwhile is due no more`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.registered(VictimScene.guardian, VictimScene.victim)
            try await screened([person], scene)
            try await upgrade(scene)
            try await scene.harness.service.keeper.store.write { transaction in
                try Telling.forget(person, in: transaction)
            }
            let due = try await scene.harness.service.keeper.store.read {
                try Guarding.due(in: $0)
            }
            #expect(due.isEmpty)
        }
    }
}
