internal import Foundation
internal import Synchronization

/// A thread of its own for the one task that paces a run, which may therefore block.
final class PacingThread: TaskExecutor {
    /// Jobs that wait; `nil` ends the thread.
    private let jobs = Mutex<[UnownedJob?]>([])
    private let arrival = DispatchSemaphore(value: 0)

    /// Runs some work on a thread that lasts as long as the work.
    static func run<Answer: Sendable>(
        _ work: @escaping @Sendable () async -> Answer
    ) async -> Answer {
        let executor = PacingThread()
        let thread = Thread { executor.serve() }
        thread.name = "pacer"
        thread.start()
        defer { executor.post(nil) }
        return await withTaskExecutorPreference(executor) { await work() }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        post(UnownedJob(job))
    }

    private func post(_ job: UnownedJob?) {
        jobs.withLock { $0.append(job) }
        arrival.signal()
    }

    private func serve() {
        while true {
            arrival.wait()
            guard let job = jobs.withLock({ $0.removeFirst() }) else { return }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
