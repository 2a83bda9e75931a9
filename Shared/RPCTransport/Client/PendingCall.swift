internal import RPC
internal import Synchronization

/// Where the answers of a call arrive.
protocol PendingCall: AnyObject, Sendable {
    /// What the call expects.
    var kind: ClientCall.Kind { get }
    /// The id on the connection, once its connection has taken it up.
    var id: UInt32? { get }
    /// Whether the call has ended already, so that it need not be sent any more.
    var hasEnded: Bool { get }
    /// The connection has taken the call up.
    func began(as id: UInt32)
    /// The call ended with an error.
    func fail(_ error: ServiceError)
    /// A response, or an element with what reading it costs.
    func receive(_ bytes: [UInt8], cost: Int)
    /// The stream ended regularly.
    func end()
}

/// A unary call that waits for its one answer.
final class PendingReply: PendingCall {
    private typealias Waiter = UnsafeContinuation<Result<[UInt8], ServiceError>, Never>

    /// Where the call stands.
    private enum State {
        case empty
        case waiting(Waiter)
        /// The answer came before anybody waited for it.
        case early(Result<[UInt8], ServiceError>)
        case done
    }

    let kind = ClientCall.Kind.unary
    private let number = Atomic<UInt32>(0)
    private let state = Mutex(State.empty)

    var id: UInt32? {
        let number = number.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    var hasEnded: Bool {
        state.withLock { state in
            switch state {
            case .empty, .waiting: false
            case .early, .done: true
            }
        }
    }

    func began(as id: UInt32) { number.store(id, ordering: .relaxed) }

    func fail(_ error: ServiceError) { complete(.failure(error)) }

    func receive(_ bytes: [UInt8], cost: Int) { complete(.success(bytes)) }

    func end() {}

    /// Waits for the answer to what `open` sends; does not send where the call has ended before.
    ///
    /// The continuation is unchecked, which saves an allocation for each call: it is put into the
    /// state once, and only the step to `done`, which cannot happen twice, takes it out and resumes.
    @inline(__always)
    func value(
        of open: (PendingReply) -> Void
    ) async -> Result<[UInt8], ServiceError> {
        await withUnsafeContinuation { continuation in
            let early = state.withLock { state -> Result<[UInt8], ServiceError>? in
                if case .early(let result) = state { return result }
                state = .waiting(continuation)
                return nil
            }
            if let early { return continuation.resume(returning: early) }
            open(self)
        }
    }

    private func complete(_ result: Result<[UInt8], ServiceError>) {
        let waiter = state.withLock { state in
            switch state {
            case .empty:
                state = .early(result)
                return nil as Waiter?
            case .waiting(let continuation):
                state = .done
                return continuation
            case .early, .done:
                return nil
            }
        }
        waiter?.resume(returning: result)
    }
}
