import RPC
import ServiceContracts
import Synchronization
import Vocabulary
import WireCodec

/// One service that tells its running clocks as a test says: so many at most, soonest first, each with a
/// cursor that names it.
final class DeadlineTransport: ClientTransport {
    /// How it answers.
    enum Behaviour: Sendable, Hashable {
        /// With what it has.
        case tells
        /// With so many at most, also where more are asked for: what it may pass over is used up.
        case tellsAtMost(Int)
        /// With an error of this code.
        case error(ErrorCode)
    }

    /// A request of any service's.
    private typealias Ask = ListDeadlines<Cases>

    private struct State {
        var clocks: [RunningClock]
        var behaviour = Behaviour.tells
        var asked: [Ask] = []
        var heads: [CallHead] = []
    }

    private let state: Mutex<State>

    init(_ clocks: [RunningClock], _ behaviour: Behaviour = .tells) {
        state = Mutex(State(clocks: clocks.sorted { Self.place($0) < Self.place($1) }))
        become(behaviour)
    }

    /// Answers otherwise from now on.
    func become(_ other: Behaviour) { state.withLock { $0.behaviour = other } }

    /// Has one more from now on.
    func begin(_ clock: RunningClock) {
        state.withLock { state in
            state.clocks.append(clock)
            state.clocks.sort { Self.place($0) < Self.place($1) }
        }
    }

    /// Has one less from now on.
    func stop(_ clock: RunningClock) {
        state.withLock { state in state.clocks.removeAll { $0.id == clock.id } }
    }

    /// What it was asked.
    var asked: [DeadlineQuery] { state.withLock { $0.asked.map(\.query) } }

    /// What travelled with each call.
    var seen: [CallHead] { state.withLock(\.heads) }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        do {
            let ask = try Wire.decode(Ask.self, from: call.message)
            let page = try state.withLock { state in
                state.asked.append(ask)
                state.heads.append(call.head)
                return try Self.answer(ask, state)
            }
            return try Wire.encode(page)
        } catch let error as ServiceError {
            throw error
        } catch {
            throw ServiceError(.internalError, reason: "test.unreadable", "does not decode")
        }
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        throw ServiceError(.unimplemented, reason: "test.noStreams", "no streams here")
    }

    private static func answer(_ ask: Ask, _ state: State) throws -> DeadlinePage {
        var most = ask.limit ?? DeadlineQuery.usualPage
        switch state.behaviour {
        case .tells: break
        case .tellsAtMost(let count): most = min(most, count)
        case .error(let code): throw ServiceError(code, reason: "test.scripted", "as told")
        }
        let from = ask.cursor.map { String(decoding: $0.array, as: UTF8.self) } ?? ""
        let left = state.clocks.filter { place($0) > from }
        let told = left.prefix(most)
        // Nothing was told where nothing could be passed over: the place is between two of them.
        let reached = told.last.map(place) ?? left.first.map { String(place($0).dropLast()) }
        return DeadlinePage(
            entries: told.map { .init(deadline: $0, cursor: cursor(place($0))) },
            next: told.count < left.count ? cursor(reached ?? from) : nil,
            asOf: Instant(millisecondsSinceEpoch: 7)
        )
    }

    private static func cursor(_ place: String) -> Bytes { Bytes(Array(place.utf8)) }

    /// In the order in which they are due.
    private static func place(_ clock: RunningClock) -> String {
        let due = String(clock.dueAt.millisecondsSinceEpoch)
        return String(repeating: "0", count: 20 - due.count) + due + clock.id.loggable
    }
}

extension RunningClock {
    /// A clock of a service that is due at a moment.
    static func due(
        _ milliseconds: Int64,
        at service: String = "cases",
        _ id: Identifier = .random()
    ) -> RunningClock {
        RunningClock(
            kind: RecordKind(rawValue: "\(service).record"),
            id: id,
            version: 1,
            state: "received",
            organisation: "VN/GOV/MPS",
            clock: .triage,
            startedAt: Instant(millisecondsSinceEpoch: 0),
            dueAt: Instant(millisecondsSinceEpoch: milliseconds),
            isOverdue: false,
            isExtended: false,
            legalBasis: LegalBasis("test"),
            isConfirmed: true,
            isProvisional: false
        )
    }
}
