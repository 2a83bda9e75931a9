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
///
/// A failure is thrown: what is answered is then one word, where a result of either would be copied
/// with all that an error may hold, whenever it changes hands.
final class PendingReply: PendingCall, PreparedCall {
    private typealias Waiter = UnsafeContinuation<[UInt8], any Error>

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
    private let connection: ClientConnection
    private let request: OutgoingRequest
    private let deadline: Moment

    /// A call that counts as one of its connection's from here to its end.
    init(_ request: OutgoingRequest, deadline: Moment, on connection: ClientConnection) {
        self.request = request
        self.deadline = deadline
        self.connection = connection
        connection.enter()
    }

    deinit { connection.leave() }

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

    func fail(_ error: ServiceError) {
        waiter(forAnswer: .failure(error))?.resume(throwing: error)
    }

    func receive(_ bytes: [UInt8], cost: Int) {
        waiter(forAnswer: .success(bytes))?.resume(returning: bytes)
    }

    func end() {}

    // MARK: - For who waits

    /// The continuation is unchecked, which saves an allocation for each call: it is put into the
    /// state once, and only the step to `done`, which cannot happen twice, takes it out and resumes.
    func send(answering waiter: UnsafeContinuation<[UInt8], any Error>) {
        let early = state.withLock { state -> Result<[UInt8], ServiceError>? in
            if case .early(let result) = state { return result }
            state = .waiting(waiter)
            return nil
        }
        if let early { return waiter.resume(with: early) }
        connection.open(self, request, deadline: deadline)
    }

    /// Comes at once where the task was cancelled before, which nobody asks then.
    func cancel() {
        state.withLock { state in
            guard case .empty = state else { return }
            state = .early(.failure(.cancelled(outcome: .notStarted)))
        }
        connection.post(.cancel(self))
    }

    func wasLeft(with error: ServiceError) -> Bool { error.isOfLeaving }

    // MARK: - For who answers

    /// Whoever waits and has not been answered; without anybody the answer is kept for who comes.
    private func waiter(
        forAnswer answer: @autoclosure () -> Result<[UInt8], ServiceError>
    ) -> Waiter? {
        state.withLock { state in
            switch state {
            case .empty:
                state = .early(answer())
                return nil
            case .waiting(let continuation):
                state = .done
                return continuation
            case .early, .done:
                return nil
            }
        }
    }
}
