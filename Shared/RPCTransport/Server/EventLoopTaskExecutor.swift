internal import NIOCore

/// Runs tasks on one event loop, so that a handler resumes where its connection lives.
///
/// It must never be blocked; work that blocks says so and runs on the default pool.
final class EventLoopTaskExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
