import Synchronization

/// A clock that stands still until a test advances it.
///
/// ```swift
/// group.addTask { await work.run(on: clock) }
/// await clock.waitForSleepers(1)
/// clock.advance(by: .seconds(60))
/// ```
public final class ManualClock: Clock, Sendable {
    /// A moment, by what has passed since the clock was made.
    public struct Instant: InstantProtocol {
        /// What has passed.
        public var offset: Duration

        public func advanced(by duration: Duration) -> Instant {
            Instant(offset: offset + duration)
        }

        public func duration(to other: Instant) -> Duration { other.offset - offset }

        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    /// Somebody who sleeps.
    private struct Sleeper {
        var deadline: Instant
        var continuation: CheckedContinuation<Void, any Error>
    }

    /// What the lock guards.
    private struct State {
        var now = Instant(offset: .zero)
        var sleepers: [Int: Sleeper] = [:]
        var next = 0
        /// Sleeps that were cancelled before they began.
        var cancelled: Set<Int> = []
        var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

        /// Takes out whoever has waited for as many sleepers as there are.
        mutating func satisfied() -> [CheckedContinuation<Void, Never>] {
            let count = sleepers.count
            let done = waiting.filter { $0.count <= count }
            waiting.removeAll { $0.count <= count }
            return done.map(\.continuation)
        }
    }

    private let state = Mutex(State())

    /// A clock that stands at zero.
    public init() {}

    public var now: Instant { state.withLock { $0.now } }

    public var minimumResolution: Duration { .zero }

    /// How many sleep.
    public var sleepers: Int { state.withLock { $0.sleepers.count } }

    /// Returns once so many sleep.
    public func waitForSleepers(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if isDone { continuation.resume() }
        }
    }

    /// Lets time pass, and wakes whoever has slept enough.
    public func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let woken = state.sleepers.filter { $0.value.deadline <= state.now }
            for key in woken.keys { state.sleepers[key] = nil }
            return woken.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let ticket = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enqueue(ticket, Sleeper(deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: ticket)
                if sleeper == nil { state.cancelled.insert(ticket) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func enqueue(_ ticket: Int, _ sleeper: Sleeper) {
        let (isCancelled, isOver, done) = state.withLock { state in
            if state.cancelled.remove(ticket) != nil {
                return (true, false, [CheckedContinuation<Void, Never>]())
            }
            if sleeper.deadline <= state.now { return (false, true, []) }
            state.sleepers[ticket] = sleeper
            return (false, false, state.satisfied())
        }
        for continuation in done { continuation.resume() }
        if isCancelled { sleeper.continuation.resume(throwing: CancellationError()) }
        if isOver { sleeper.continuation.resume() }
    }
}
