import Dispatch
import Synchronization

/// Lets the first thread wait for asynchronous work.
///
/// An asynchronous `main` ends the first thread instead, which valgrind does not survive.
public enum MainThread {
    /// What the work leaves behind.
    private final class Outcome: Sendable {
        let failure = Mutex<(any Error)?>(nil)
        let hasEnded = DispatchSemaphore(value: 0)
    }

    /// Runs `work` and returns when it has ended.
    public static func wait(for work: @escaping @Sendable () async throws -> Void) throws {
        let outcome = Outcome()
        // The program's one task, which it waits for here: a main that is not asynchronous has no
        // task to wait in.
        Task {
            do {
                try await work()
            } catch {
                outcome.failure.withLock { $0 = error }
            }
            outcome.hasEnded.signal()
        }
        outcome.hasEnded.wait()
        if let failure = outcome.failure.withLock({ $0 }) { throw failure }
    }
}
