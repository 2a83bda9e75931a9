import Audit
import RPC
import Records
import Synchronization
import WireCodec

/// Keeps the list of a service's erasures with its neighbours, and learns from them what it forgot.
///
/// What a neighbour is known to keep is remembered in memory only: after a start the whole list is read
/// once from each, which is what finds a store that was put back.
final class ErasureExchange<Contract: ServiceContract>: Sendable {
    /// What one neighbour keeps, as far as it was read.
    private struct Reading {
        var position: Int64 = 0
        var keys: Set<Bytes> = []
    }

    private let keeper: RecordKeeper
    private let environment: ServiceEnvironment
    private let readings = Mutex<[String: Reading]>([:])

    init(of keeper: RecordKeeper, in environment: ServiceEnvironment) {
        self.keeper = keeper
        self.environment = environment
    }

    /// Reads what a neighbour keeps and this service forgot, then hands it what it lacks.
    func exchange(with name: String) async throws {
        var reading = readings.withLock { $0[name] } ?? Reading()
        try await read(&reading, from: name, handing: [])
        try await keeper.recallIsComplete()
        while true {
            let missing = keeper.erasureNotices().filter { !reading.keys.contains($0.key) }
            guard !missing.isEmpty else { break }
            let page = Array(missing.prefix(ErasureArchive.page))
            try await read(&reading, from: name, handing: page)
            // A neighbour that took a page and doesn't show it would be asked for ever.
            guard page.allSatisfy({ reading.keys.contains($0.key) }) else { break }
        }
        readings.withLock { [reading] in $0[name] = reading }
    }

    private func read(
        _ reading: inout Reading,
        from name: String,
        handing notices: [ErasureNotice]
    ) async throws {
        var handed = notices
        while true {
            let answer = try await call(
                KeepErasures<Contract>(notices: handed, after: reading.position),
                name
            )
            handed = []
            let recalled = try await keeper.recall(answer.notices, as: environment.identity)
            if recalled > 0 {
                environment.log.critical(
                    "persons were erased again that a restored copy still held",
                    ["count": recalled]
                )
            }
            reading.keys.formUnion(answer.notices.map(\.key))
            guard answer.hasMore, answer.next > reading.position else {
                reading.position = max(reading.position, answer.next)
                return
            }
            reading.position = answer.next
        }
    }

    /// Calls by name, since the neighbour's contract is not known here.
    private func call(
        _ request: KeepErasures<Contract>,
        _ name: String
    ) async throws -> KeepErasures<Contract>.Response {
        let head = CallHead(
            method: "\(name).\(BuiltinMethod.keepErasures.rawValue)",
            key: IdempotencyKey.random().bytes
        )
        let call = OutgoingCall(
            head: head,
            message: try Wire.encode(request),
            deadline: .after(CallDefaults.deadline)
        )
        let answer = try await environment.neighbours.transport(to: name).call(call)
        return try Wire.decode(from: answer)
    }
}
