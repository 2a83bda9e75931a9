internal import NIOCore
internal import Synchronization

/// Runs tasks on one event loop, so that a handler resumes where its connection lives.
///
/// What becomes ready within one turn of the loop runs together at its end: a read that resumes
/// many tasks costs one entry in the loop's own queue. It must never be blocked; work that blocks
/// says so and runs on the default pool.
final class EventLoopTaskExecutor: TaskExecutor {
    /// What the lock guards.
    private struct Queue {
        var jobs: [UnownedJob] = []
        /// The array of the last turn, kept for its memory.
        var spare: [UnownedJob] = []
        var isScheduled = false
    }

    private let loop: any EventLoop
    private let queue = Mutex(Queue())

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let mustSchedule = queue.withLock { queue in
            queue.jobs.append(job)
            defer { queue.isScheduled = true }
            return !queue.isScheduled
        }
        if mustSchedule { loop.execute { self.run() } }
    }

    /// Runs what is ready now; what that makes ready waits for the next turn, so that sockets get
    /// theirs in between.
    private func run() {
        var jobs = queue.withLock { queue in
            queue.isScheduled = false
            let jobs = queue.jobs
            queue.jobs = queue.spare
            queue.spare = []
            return jobs
        }
        for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
        jobs.removeAll(keepingCapacity: true)
        queue.withLock { $0.spare = jobs }
    }
}
