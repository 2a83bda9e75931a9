import RPC
import Synchronization
import WireCodec

/// Answers calls from a list, and keeps what it was sent.
final class ScriptedTransport: ClientTransport {
    enum Answer: Sendable {
        case response([UInt8])
        case error(ServiceError)
    }

    private struct State {
        var answers: [Answer]
        var calls: [OutgoingCall] = []
    }

    private let state: Mutex<State>

    /// The last answer is given again and again.
    init(_ answers: [Answer]) {
        state = Mutex(State(answers: answers))
    }

    var calls: [OutgoingCall] { state.withLock { $0.calls } }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        switch answer(call) {
        case .response(let bytes): return bytes
        case .error(let error): throw error
        }
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        switch answer(call) {
        case .response:
            return ElementStream(next: { () async throws(ServiceError) in nil }, cancel: {})
        case .error(let error): throw error
        }
    }

    private func answer(_ call: OutgoingCall) -> Answer {
        state.withLock { state in
            state.calls.append(call)
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
        }
    }
}

extension ScriptedTransport.Answer {
    /// A failure that another attempt may cure.
    static func failure(
        _ outcome: OutcomeClass,
        _ code: ErrorCode = .unavailable,
        after milliseconds: Int? = nil
    ) -> Self {
        .error(
            ServiceError(
                code,
                reason: "test.failure",
                "Failed.",
                outcome: outcome,
                retryAfterMilliseconds: milliseconds
            )
        )
    }

    /// A good answer to `FindBook`.
    static var found: Self {
        get throws { .response(try Wire.encode(FindBook.Response(shelf: 7))) }
    }

    /// A good answer to `LendBook`.
    static var lent: Self {
        get throws { .response(try Wire.encode(LendBook.Response(loan: 1))) }
    }
}

/// A clock on which every wait is over at once, and that remembers the waits.
final class PromptClock: Clock, Sendable {
    private let waited = Mutex<[Duration]>([])

    var waits: [Duration] { waited.withLock { $0 } }
    var now: ContinuousClock.Instant { .now }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        waited.withLock { $0.append(now.duration(to: deadline)) }
    }

    /// The waits in whole milliseconds: reading the clock twice costs some microseconds.
    var milliseconds: [Int] {
        waits.map { Int(($0 / .milliseconds(1)).rounded()) }
    }
}
