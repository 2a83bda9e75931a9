public import BenchmarkRecord
public import RPC
import WireCodec

/// Answers the benchmark's methods from a record in memory.
public struct BenchService: Sendable {
    private let record: CaseRecord

    /// Serves one record.
    public init(serving record: CaseRecord) {
        self.record = record
    }

    /// One route for each way to run the same read, and the echo.
    public var router: Router<Bench> {
        get throws {
            try Router {
                Route(inline: fetch)
                Route(fetchAsTask)
                Route(blocking: fetchOnPool)
                Route(inline: echo)
            }
        }
    }

    private func fetch(_ request: FetchRecord, in context: CallContext) throws -> CaseRecord {
        try read(request.id)
    }

    private func fetchAsTask(
        _ request: FetchRecordAsTask,
        in context: CallContext
    ) async throws -> CaseRecord {
        try read(request.id)
    }

    private func fetchOnPool(
        _ request: FetchRecordOnPool,
        in context: CallContext
    ) async throws -> CaseRecord {
        try read(request.id)
    }

    private func echo(_ request: Echo, in context: CallContext) throws -> Echo.Response {
        Echo.Response(payload: request.payload)
    }

    private func read(_ id: String) throws -> CaseRecord {
        guard record.id == id else {
            throw ServiceError(.notFound, reason: "bench.unknown", "There is no such record.")
        }
        return record
    }
}
