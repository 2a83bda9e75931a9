internal import Synchronization

/// The tasks that perform the acts of an open loop: as many as were ever needed at once, used again.
///
/// A task group lets go of a child by going through its list of children. With a task per act, a
/// service that stalls would therefore slow down the generator: with 20,000 acts under way each
/// further end costs as many steps, and the generator, not the service, is what does not recover.
/// So tasks stay until the run ends, in groups that are small.
final class Performers: Sendable {
    /// An act that is to be performed.
    struct Job: Sendable {
        var act: Act
        var number: Int
        var intended: UInt64
    }

    /// A performer who waits for a job, or for being told that there is none.
    private typealias Performer = CheckedContinuation<Job?, Never>

    /// What the lock guards.
    private struct State {
        /// Performers with nothing to do.
        var idle: [Performer] = []
        /// Jobs for performers that are on their way.
        var waiting: [Job] = []
        /// Performers that were called for and have not asked for work yet.
        var coming = 0
        var hasEnded = false
    }

    /// How many performers come at once.
    private static let troupe = 64

    private let state = Mutex(State())
    private let perform: @Sendable (Job) async -> Void

    /// Performers who do a job so.
    init(perform: @escaping @Sendable (Job) async -> Void) {
        self.perform = perform
    }

    /// Gives a job to somebody idle; answers whether more performers have to be called for it.
    func give(_ job: Job) -> Bool {
        let (performer, isShort) = state.withLock { state -> (Performer?, Bool) in
            if let performer = state.idle.popLast() { return (performer, false) }
            state.waiting.append(job)
            guard state.waiting.count > state.coming else { return (nil, false) }
            state.coming += Self.troupe
            return (nil, true)
        }
        performer?.resume(returning: job)
        return isShort
    }

    /// A troupe at work, until ``end()``.
    func work(on executor: any TaskExecutor) async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<Self.troupe {
                group.addTask(executorPreference: executor) { [self] in
                    var isComing = true
                    while let job = await next(isComing: isComing) {
                        isComing = false
                        await perform(job)
                    }
                }
            }
        }
    }

    /// No more jobs come: whoever is idle leaves, and everybody else after their last one.
    func end() {
        let idle = state.withLock { state in
            state.hasEnded = true
            defer { state.idle = [] }
            return state.idle
        }
        for performer in idle { performer.resume(returning: nil) }
    }

    /// The next job, or nothing once there will be none.
    private func next(isComing: Bool) async -> Job? {
        await withCheckedContinuation { continuation in
            let job = state.withLock { state -> Job?? in
                if isComing { state.coming -= 1 }
                if !state.waiting.isEmpty { return .some(state.waiting.removeFirst()) }
                if state.hasEnded { return .some(nil) }
                state.idle.append(continuation)
                return nil
            }
            if let job { continuation.resume(returning: job) }
        }
    }
}
