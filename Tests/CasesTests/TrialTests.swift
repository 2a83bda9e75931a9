import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary

/// What the tables of cases say, tried by every role over the real routers.
struct TrialTests {
    @Test(arguments: CasesScene.trials.flatMap(\.lifecycle))
    func `in every state each role may do what the table says and nothing else`(
        trial: Trial<CasesScene>
    ) async throws {
        #expect(try await trial.problemsInFreshScene() == [])
    }

    @Test(arguments: CasesScene.trials.flatMap(\.strangers))
    func `a stranger of any role hears of a record what one hears of nothing`(
        trial: Trial<CasesScene>
    ) async throws {
        #expect(try await trial.problemsInFreshScene() == [])
    }

    @Test(arguments: CasesScene.trials.map(\.sight))
    func `a record is sent as decoding and encoding gives it, at hand or from the store`(
        trial: Trial<CasesScene>
    ) async throws {
        let problems = try await trial.problemsInFreshScene()
        #expect(problems == [])
    }

    @Test func `every kind of record that is served is tried`() {
        #expect(CasesScene.untriedKinds == [])
    }

    @Test func `no method tells a stranger whether what it points at exists`() async throws {
        try await CasesScene.run { scene in
            let sweep = ReferenceSweep(
                scene,
                kinds: CasesScene.trials,
                omitting: [
                    "cases.suspect.register suspect.victim",
                    "cases.suspect.register suspect.clearedBy",
                    // What a step enters is refused when it is filed, whatever it is.
                    "cases.network.file record.brokenOn", "cases.wanted.file record.issuedOn",
                    // A national notice names no country.
                    "cases.wanted.file record.countries[]",
                ],
                // A report that comes in has no file yet; naming one is refused, whatever it is. What is
                // said of a suspect who is not registered yet is kept like any other saying.
                blind: [
                    "cases.report.receive", "cases.suspect.tellScreening",
                    "cases.file.tellAssistance",
                ]
            )
            // Liaison is told on purpose who may leave, and nobody else calls it; see `GuardTests`.
            let problems = try await sweep.problems().filter {
                !$0.hasPrefix("cases.suspect.admitHandover suspects[] as service.liaison:")
            }
            #expect(problems == [])
        }
    }

    @Test(arguments: [Role.provincialPolice, .provincialHealth, .consular])
    func `a stranger's feed tells of what is shared with their unit and of nothing else`(
        role: Role
    ) async throws {
        #expect(try await CasesScene.overheard(by: role) == [])
    }
}
