import Synchronization

/// Wakes whoever waits for commits; keeps one number per listener, however slow it is.
final class CommitSignal: Sendable {
    /// What the lock guards.
    private struct State {
        var last: UInt64 = 0
        var listeners: [UInt64: AsyncStream<UInt64>.Continuation] = [:]
        var nextListener: UInt64 = 0
        var hasEnded = false
    }

    private let state = Mutex(State())

    /// The number of commits since the store was opened, now and after each commit; numbers that
    /// were not taken in time are left out, the newest never is.
    func listen() -> AsyncStream<UInt64> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: UInt64.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let listener = state.withLock { state -> UInt64? in
            continuation.yield(state.last)
            guard !state.hasEnded else { return nil }
            state.nextListener += 1
            state.listeners[state.nextListener] = continuation
            return state.nextListener
        }
        guard let listener else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { state in _ = state.listeners.removeValue(forKey: listener) }
        }
        return stream
    }

    /// Tells everybody of one more commit.
    func committed() {
        // Continuations are called outside the lock: ending one takes the lock again.
        let (last, listeners) = state.withLock { state in
            state.last += 1
            return (state.last, Array(state.listeners.values))
        }
        for listener in listeners { listener.yield(last) }
    }

    /// Ends every stream.
    func end() {
        let listeners = state.withLock { state in
            state.hasEnded = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}
