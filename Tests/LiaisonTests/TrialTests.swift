import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary

/// What the tables of liaison say, tried by every role over the real routers.
struct TrialTests {
    @Test(arguments: LiaisonScene.trials.flatMap(\.lifecycle))
    func `in every state each role may do what the table says and nothing else`(
        trial: Trial<LiaisonScene>
    ) async throws {
        #expect(try await trial.problemsInFreshScene() == [])
    }

    @Test(arguments: LiaisonScene.trials.flatMap(\.strangers))
    func `a stranger of any role hears of a record what one hears of nothing`(
        trial: Trial<LiaisonScene>
    ) async throws {
        #expect(try await trial.problemsInFreshScene() == [])
    }

    @Test(arguments: LiaisonScene.trials.map(\.sight))
    func `a record is sent as decoding and encoding gives it, at hand or from the store`(
        trial: Trial<LiaisonScene>
    ) async throws {
        let problems = try await trial.problemsInFreshScene()
        #expect(problems == [])
    }

    @Test func `every kind of record that is served is tried`() {
        #expect(LiaisonScene.untriedKinds == [])
    }

    @Test func `no method tells a stranger whether what it points at exists`() async throws {
        try await LiaisonScene.run { scene in
            let sweep = ReferenceSweep(
                scene,
                kinds: LiaisonScene.trials,
                omitting: [
                    "liaison.correspondence.draft letter.agreement",
                    "liaison.correspondence.receive letter.agreement",
                    "liaison.correspondence.receive permitsForwarding",
                    "liaison.transfer.file record.people[].suspect",
                    "liaison.transfer.file record.people[].outcome",
                ],
                // A sample holds what only a later method enters, and is refused for that first; what
                // they point at is tried in `CooperationTests` and by the kernel.
                blind: [
                    "liaison.meeting.file", "liaison.planTask.file", "liaison.tipDossier.file",
                    "liaison.transfer.file",
                ]
            )
            let problems = try await sweep.problems()
            #expect(problems == [])
        }
    }

    @Test(arguments: [Role.provincialPolice, .provincialHealth, .consular])
    func `a stranger's feed tells of what is shared with their unit and of nothing else`(
        role: Role
    ) async throws {
        #expect(try await LiaisonScene.overheard(by: role) == [])
    }
}
