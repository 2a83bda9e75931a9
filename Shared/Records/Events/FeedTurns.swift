import DequeModule
import Synchronization

/// Lets the readers of a feed read one page at a time, all of them together, first come first served.
///
/// A reader who may see little of what has happened asks for page after page as fast as they are read. Each
/// for itself, a few of them would take all threads that read, and with them the time of those who wait for
/// an answer; the slower everybody becomes, the later a reader who has gone is noticed.
final class FeedTurns: Sendable {
    /// Somebody who waits.
    private struct Waiting {
        let number: UInt64
        let continuation: CheckedContinuation<Bool, Never>
    }

    /// What the lock guards.
    private struct State {
        var isTaken = false
        var waiting: Deque<Waiting> = []
        var lastNumber: UInt64 = 0
    }

    private let state = Mutex(State())

    /// How many wait for their turn.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// Runs work when its turn has come.
    ///
    /// Throws `CancellationError`, and runs nothing, where the task is cancelled before that.
    func take<Result>(_ work: () async throws -> Result) async throws -> Result {
        try await enter()
        defer { leave() }
        return try await work()
    }

    private func enter() async throws {
        let number = state.withLock { state -> UInt64? in
            guard state.isTaken else {
                state.isTaken = true
                return nil
            }
            state.lastNumber += 1
            return state.lastNumber
        }
        guard let number else { return }
        let isOurs = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                wait(Waiting(number: number, continuation: continuation))
                // Called off before it waited, it would be called off by nobody.
                if Task.isCancelled { callOff(number) }
            }
        } onCancel: {
            callOff(number)
        }
        guard isOurs else { throw CancellationError() }
    }

    /// Joins those who wait, unless it is free by now.
    private func wait(_ waiting: Waiting) {
        let isFree = state.withLock { state -> Bool in
            guard state.isTaken else {
                state.isTaken = true
                return true
            }
            state.waiting.append(waiting)
            return false
        }
        if isFree { waiting.continuation.resume(returning: true) }
    }

    /// Leaves those who wait; whoever has the turn already keeps it.
    private func callOff(_ number: UInt64) {
        let waiting = state.withLock { state -> Waiting? in
            guard let place = state.waiting.firstIndex(where: { $0.number == number }) else {
                return nil
            }
            return state.waiting.remove(at: place)
        }
        waiting?.continuation.resume(returning: false)
    }

    private func leave() {
        let next = state.withLock { state -> Waiting? in
            let next = state.waiting.popFirst()
            if next == nil { state.isTaken = false }
            return next
        }
        next?.continuation.resume(returning: true)
    }
}
