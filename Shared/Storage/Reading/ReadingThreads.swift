import DequeModule
import Dispatch
import Foundation
import Synchronization

/// The few threads on which reads run to their end, one each.
///
/// A read blocks on the disk, which a thread that tasks run on must not. A queue of the system's own
/// would do, but it hands a read over twice before it runs; each time somebody has to wake up, which
/// costs more than most reads.
final class ReadingThreads: Sendable {
    /// What a thread does next.
    typealias Work = @Sendable () -> Void

    /// What the threads share; it outlives whoever starts them, until the last of them has ended.
    private final class Desk: Sendable {
        /// Who waits, for reads and for threads.
        struct State {
            var waiting: Deque<Work> = []
            /// Threads that wait for the bell, and for whom nobody has rung yet.
            var asleep = 0
            var hasEnded = false
        }

        let state = Mutex(State())
        let bell = DispatchSemaphore(value: 0)

        /// Serves whatever comes, first come first served, until the end was called.
        func serve() {
            while true {
                let (work, hasEnded) = state.withLock { state -> (Work?, Bool) in
                    if let work = state.waiting.popFirst() { return (work, false) }
                    if !state.hasEnded { state.asleep += 1 }
                    return (nil, state.hasEnded)
                }
                if let work {
                    work()
                } else if hasEnded {
                    return
                } else {
                    bell.wait()
                }
            }
        }
    }

    private let desk = Desk()

    /// Starts so many threads.
    init(_ count: Int) {
        for _ in 0..<count {
            let thread = Thread { [desk] in desk.serve() }
            thread.name = "storage-reader"
            thread.start()
        }
    }

    deinit { end() }

    /// Takes a read, never waiting; answers false, and forgets it, once the end was called.
    func take(_ work: @escaping Work) -> Bool {
        let (isTaken, rings) = desk.state.withLock { state -> (Bool, Bool) in
            guard !state.hasEnded else { return (false, false) }
            state.waiting.append(work)
            guard state.asleep > 0 else { return (true, false) }
            state.asleep -= 1
            return (true, true)
        }
        if rings { desk.bell.signal() }
        return isTaken
    }

    /// Takes nothing more; what waits is still served.
    func end() {
        let asleep = desk.state.withLock { state -> Int in
            state.hasEnded = true
            defer { state.asleep = 0 }
            return state.asleep
        }
        for _ in 0..<asleep { desk.bell.signal() }
    }
}
