public import RPC
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

extension BadCall where Scene: TrialScene {
    /// What is wrong with questions for a service's running clocks: the same for every service.
    public static func deadlines(as reader: Caller) -> [BadCall] {
        typealias Ask = ListDeadlines<Scene.Service.Contract>
        let service = Scene.Service.Contract.name
        let questions: [(String, Ask, Caller)] = [
            ("five hundred deadlines", Ask(limit: 500), reader),
            ("no deadlines at all", Ask(limit: 0), reader),
            (
                "deadlines from a cursor of nobody's",
                Ask(cursor: Bytes(Array(repeating: 7, count: 48))),
                reader
            ),
            (
                "deadlines of a kind that the service has not",
                Ask(DeadlineQuery(kinds: [RecordKind(rawValue: "\(service).nothing")])),
                reader
            ),
            ("deadlines, by an auditor", Ask(), Officers.auditor),
        ]
        return questions.map { what, ask, caller in
            BadCall(what) { scene in try await scene.refused(ask, as: caller) }
        }
    }
}
