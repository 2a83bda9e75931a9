import Foundation
import Logging
import Synchronization

/// The one thread that writes: it takes what waits, runs each request in a savepoint of its own,
/// commits once for all of them, and only then answers.
///
/// Whatever queues up while the disk syncs goes into the next commit, so groups grow by themselves
/// under load and a single request waits for nobody. No task runs here, so no caller's cancellation
/// arrives here either: a request that was taken is finished.
final class Writer: Sendable {
    let queue: WriteQueue
    let commits = CommitSignal()
    private let engine: any StorageEngine
    private let statements: StatementCache
    private let limits: StoreLimits
    private let logger: Logger
    private let onFatal: @Sendable (StorageError) -> Void
    /// Leaves when the thread has let go of the engine.
    private let gone = DispatchGroup()

    init(
        engine: any StorageEngine,
        statements: StatementCache,
        limits: StoreLimits,
        logger: Logger,
        onFatal: @escaping @Sendable (StorageError) -> Void
    ) {
        self.queue = WriteQueue(limit: limits.queuedWrites)
        self.engine = engine
        self.statements = statements
        self.limits = limits
        self.logger = logger
        self.onFatal = onFatal
    }

    /// Starts the thread; it ends when the queue has ended and is empty.
    func start() {
        gone.enter()
        let thread = Thread {
            self.serve()
            self.gone.leave()
        }
        thread.name = "storage-writer"
        thread.start()
    }

    /// Calls back when the thread has ended.
    func whenGone(_ body: @escaping @Sendable () -> Void) {
        gone.notify(queue: .global(), execute: body)
    }

    private func serve() {
        var sequences = engine.isSoleWriter ? Sequences() : nil
        /// A second is long beside a commit and short beside the time a journal may grow.
        let idleAfter = Duration.seconds(1)
        var carried: [PendingWrite] = []
        var isIdle = false
        while true {
            if carried.isEmpty {
                switch queue.next(
                    most: limits.writesPerCommit,
                    idleAfter: isIdle ? nil : idleAfter
                ) {
                case .group(let group):
                    carried = group
                case .idle:
                    isIdle = true
                    tidy(above: 0)
                    continue
                case .ended:
                    commits.end()
                    return
                }
            }
            isIdle = false
            carried = serve(carried, &sequences)
            tidy(above: queue.count == 0 ? limits.idleCheckpointPages : limits.busyCheckpointPages)
        }
    }

    /// Serves a group and answers those for whom its time was over.
    ///
    /// What is remembered of sequences stands as it was unless the group was committed.
    private func serve(
        _ group: [PendingWrite],
        _ sequences: inout Sequences?
    ) -> [PendingWrite] {
        do {
            let (left, numbers) = try engine.withWriter { connection in
                var group = WriteGroup(
                    requests: group,
                    joining: queue.waiting,
                    connection: connection,
                    statements: statements,
                    limits: limits,
                    sequences: sequences
                )
                var isCommitted = false
                let left = group.run(
                    onCommit: {
                        isCommitted = true
                        commits.committed()
                    },
                    onFatal: stop
                )
                return (left, isCommitted ? group.sequences?.taken : nil)
            }
            if let numbers { sequences?.keep(numbers) }
            return left
        } catch {
            // Lending the connection cannot fail once the engine is open; nobody was asked yet.
            stop(.unavailable(reason: "the connection is gone"))
            for request in group { request.fail(StorageError.stopped(reason: Self.stopReason)) }
            return []
        }
    }

    /// Copies the journal home when it is long enough.
    private func tidy(above pages: Int) {
        do {
            try engine.withWriter { connection in
                guard connection.journalPages > pages else { return }
                try connection.checkpoint()
            }
        } catch let error as StorageError {
            // A sync that failed is never tried again: the disk may have dropped what it held.
            stop(error)
        } catch {
            stop(.failed(code: 0, reason: "\(type(of: error))"))
        }
    }

    private static let stopReason =
        "an earlier write failed on the disk; the service has to be started again."

    /// Refuses everything from here on and tells the host, once.
    private func stop(_ error: StorageError) {
        let refusal = StorageError.stopped(reason: Self.stopReason)
        let left = queue.end(refusal, handingBackWaiting: true)
        logger.critical("the store stops", metadata: ["error": "\(error)"])
        for request in left { request.fail(refusal) }
        onFatal(error)
    }
}
