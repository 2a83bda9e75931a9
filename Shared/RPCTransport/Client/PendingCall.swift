internal import RPC
internal import Synchronization

/// Where the answers of a call arrive.
protocol PendingCall: AnyObject, Sendable {
    /// What the call expects.
    var kind: ClientCall.Kind { get }
    /// The id on the connection, once it has one.
    var slot: CallSlot { get }
    /// Whether the call has ended already, so that it need not be sent any more.
    var hasEnded: Bool { get }
    /// The call ended with an error.
    func fail(_ error: ServiceError)
    /// A response, or an element with what reading it costs.
    func receive(_ bytes: [UInt8], cost: Int)
    /// The stream ended regularly.
    func end()
}

/// The id of a call, known once its connection has taken it up.
final class CallSlot: Sendable {
    private let stored = Mutex<UInt32?>(nil)

    /// The id, if there is one yet.
    var id: UInt32? {
        get { stored.withLock { $0 } }
        set { stored.withLock { $0 = newValue } }
    }
}

/// A unary call that waits for its one answer.
final class PendingReply: PendingCall {
    /// Where the call stands.
    private enum State {
        case empty
        case waiting(CheckedContinuation<Result<[UInt8], ServiceError>, Never>)
        case done(Result<[UInt8], ServiceError>)
    }

    let kind = ClientCall.Kind.unary
    let slot = CallSlot()
    private let state = Mutex(State.empty)

    var hasEnded: Bool {
        state.withLock { state in
            if case .done = state { true } else { false }
        }
    }

    func fail(_ error: ServiceError) { complete(.failure(error)) }

    func receive(_ bytes: [UInt8], cost: Int) { complete(.success(bytes)) }

    func end() {}

    /// The answer, once it is there.
    func value() async -> Result<[UInt8], ServiceError> {
        await withCheckedContinuation { continuation in
            let early = state.withLock { state -> Result<[UInt8], ServiceError>? in
                if case .done(let result) = state { return result }
                state = .waiting(continuation)
                return nil
            }
            if let early { continuation.resume(returning: early) }
        }
    }

    private func complete(_ result: Result<[UInt8], ServiceError>) {
        let waiter = state.withLock { state in
            switch state {
            case .empty:
                state = .done(result)
                return nil as CheckedContinuation<Result<[UInt8], ServiceError>, Never>?
            case .waiting(let continuation):
                state = .done(result)
                return continuation
            case .done:
                return nil
            }
        }
        waiter?.resume(returning: result)
    }
}
