import RPC
import ServiceContracts
import Synchronization
import Vocabulary
import WireCodec

/// Answers from memory: no roles, no store, no keys, no audit.
final class PlainService: Sendable {
    /// What the lock guards.
    private struct State {
        var file: Sight<CaseFile>?
        var identity: ReadIdentity.Response?
        var reports: [ReportID: Report] = [:]
    }

    private let state = Mutex(State())

    /// A route for each call.
    var router: Router<Plain> {
        get throws {
            try Router {
                Route(inline: keep)
                Route(inline: fetch)
                Route(inline: readIdentity)
                Route(inline: receive)
            }
        }
    }

    private func keep(_ request: KeepPlain, in context: CallContext) throws -> KeepPlain.Response {
        state.withLock { state in
            state.file = request.file
            state.identity = request.identity
        }
        return KeepPlain.Response()
    }

    private func fetch(_ request: FetchPlain, in context: CallContext) throws -> Sight<CaseFile> {
        let file = state.withLock { state in state.file }
        guard let file, file.content?.id == request.id else { throw Self.unknown }
        return file
    }

    private func readIdentity(
        _ request: ReadPlainIdentity,
        in context: CallContext
    ) throws -> ReadIdentity.Response {
        guard let identity = state.withLock({ state in state.identity }) else { throw Self.unknown }
        return identity
    }

    private func receive(
        _ request: ReceivePlainReport,
        in context: CallContext
    ) throws -> ReceiveReport.Response {
        let id = ReportID(Identifier.random())
        state.withLock { state in state.reports[id] = request.report }
        return ReceiveReport.Response(report: id, version: 1)
    }

    private static let unknown = ServiceError(
        .notFound,
        reason: "plain.unknown",
        "There is no such record."
    )
}
