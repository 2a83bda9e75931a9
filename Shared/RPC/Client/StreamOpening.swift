import Synchronization

/// A stream that is opened anew as long as it has not begun.
///
/// Over a connection nobody says that a stream was taken up: a refusal, and a service that restarts,
/// show only when the first element is read. Until then another attempt is as good as the first.
final class StreamOpening: Sendable {
    /// Opens the stream; after a failure only where another attempt may be made.
    typealias Open =
        @Sendable (inout Attempts, ServiceError?) async throws(ServiceError) -> ElementStream

    /// What the lock guards.
    private struct State {
        var attempts: Attempts
        var stream: ElementStream?
        var hasBegun = false
        var isCancelled = false
    }

    private let state: Mutex<State>
    private let attempt: Open

    init(of attempts: Attempts, _ attempt: @escaping Open) {
        state = Mutex(State(attempts: attempts))
        self.attempt = attempt
    }

    /// Makes the first attempt.
    func open() async throws(ServiceError) { try await open(after: nil) }

    /// The next element, `nil` at the end; one reader at a time.
    func next() async throws(ServiceError) -> [UInt8]? {
        while true {
            let (stream, hasBegun) = state.withLock { ($0.stream, $0.hasBegun) }
            guard let stream else { return nil }
            do {
                let element = try await stream.next()
                state.withLock { $0.hasBegun = true }
                return element
            } catch {
                guard !hasBegun, !state.withLock(\.isCancelled) else {
                    var error = error
                    error.isFromDownstream = true
                    throw error.tellingWhen
                }
                try await open(after: error)
            }
        }
    }

    /// Tells the service that nobody reads any more.
    func cancel() {
        let stream = state.withLock { state in
            state.isCancelled = true
            return state.stream
        }
        stream?.cancel()
    }

    private func open(after failure: ServiceError?) async throws(ServiceError) {
        var attempts = state.withLock(\.attempts)
        let stream = try await attempt(&attempts, failure)
        let isCancelled = state.withLock { state in
            state.attempts = attempts
            state.stream = stream
            return state.isCancelled
        }
        if isCancelled { stream.cancel() }
    }
}
