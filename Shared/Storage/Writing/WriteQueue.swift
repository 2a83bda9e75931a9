import Dispatch
import Synchronization

/// Hands requests from any task to the writer's thread; bounded, first come first served.
final class WriteQueue: Sendable {
    /// What the lock guards.
    private struct State {
        var waiting: [PendingWrite] = []
        var isWriterAsleep = false
        /// Once set, nothing is taken any more.
        var end: StorageError?

        /// The first that wait, at most so many.
        mutating func take(_ most: Int) -> [PendingWrite] {
            let group = Array(waiting.prefix(most))
            waiting.removeFirst(group.count)
            return group
        }
    }

    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes a request, or says why not; never waits.
    func add(_ write: PendingWrite) throws(StorageError) {
        let (refusal, isWriterAsleep) = state.withLock { state -> (StorageError?, Bool) in
            if let end = state.end { return (end, false) }
            guard state.waiting.count < limit else {
                return (.overloaded(waiting: state.waiting.count), false)
            }
            state.waiting.append(write)
            defer { state.isWriterAsleep = false }
            return (nil, state.isWriterAsleep)
        }
        if let refusal { throw refusal }
        if isWriterAsleep { bell.signal() }
    }

    /// Takes nothing more; answers whoever comes later with the reason.
    ///
    /// What waits is still served, or handed back here to be refused.
    func end(_ reason: StorageError, handingBackWaiting: Bool) -> [PendingWrite] {
        let (left, isWriterAsleep) = state.withLock { state -> ([PendingWrite], Bool) in
            if state.end == nil { state.end = reason }
            let left = handingBackWaiting ? state.waiting : []
            if handingBackWaiting { state.waiting = [] }
            defer { state.isWriterAsleep = false }
            return (left, state.isWriterAsleep)
        }
        if isWriterAsleep { bell.signal() }
        return left
    }

    /// What the writer finds when it looks.
    enum Next {
        /// Requests, in order.
        case group([PendingWrite])
        /// Nothing came in time.
        case idle
        /// Nothing will come any more.
        case ended
    }

    /// Everything that waits, up to a number.
    ///
    /// Sleeps until there is something, or until the time is over; only the writer's thread calls it.
    func next(most: Int, idleAfter: Duration?) -> Next {
        while true {
            let found = state.withLock { state -> Next? in
                if !state.waiting.isEmpty { return .group(state.take(most)) }
                if state.end != nil { return .ended }
                state.isWriterAsleep = true
                return nil
            }
            if let found { return found }
            guard let idleAfter else {
                bell.wait()
                continue
            }
            let milliseconds = Int(idleAfter / .milliseconds(1))
            if bell.wait(timeout: .now() + .milliseconds(milliseconds)) == .timedOut {
                // Whoever came meanwhile has rung, or will be found by the next look.
                return .idle
            }
        }
    }

    /// What waits at this moment, at most so many; only the writer's thread calls it.
    func waiting(_ most: Int) -> [PendingWrite] { state.withLock { $0.take(most) } }

    /// How many requests wait.
    var count: Int { state.withLock { $0.waiting.count } }
}
