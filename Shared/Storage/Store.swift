import Dispatch
import Synchronization

/// A service's durable store: one writer, many readers, commits that are on the disk before anybody
/// is told.
///
/// ```swift
/// let store = try await Store.open(at: path, migrations: migrations, logger: logger)
/// let id = try await store.write { transaction in
///     let position = try transaction.advance("outbox")
///     try transaction.execute("INSERT INTO outbox (position, kind) VALUES ($1, $2)", position, kind)
///     return position
/// }
/// ```
///
/// What the store promises, how it keeps it and how that is tested stands in <doc:Durability>. It
/// does not retry, watch queries or map objects.
public final class Store: Sendable {
    /// The file, or whatever names the store to its engine.
    public let path: String
    /// A random name for this life of the store: a restored backup has another, so a cursor from
    /// before the restore can be told from one that fits.
    public let incarnation: String

    let engine: any StorageEngine
    private let writer: Writer
    private let statements: StatementCache
    private let limits: StoreLimits
    private let reads = Atomic<Int>(0)
    private let lock: Mutex<ProcessLock?>

    init(
        path: String,
        incarnation: String,
        engine: any StorageEngine,
        writer: Writer,
        statements: StatementCache,
        limits: StoreLimits,
        lock: ProcessLock
    ) {
        self.path = path
        self.incarnation = incarnation
        self.engine = engine
        self.writer = writer
        self.statements = statements
        self.limits = limits
        self.lock = Mutex(lock)
    }

    deinit {
        // Forgotten without `close()`: the writer serves what waits and ends; the file closes with
        // the last reference to the engine.
        _ = writer.queue.end(.stopped(reason: "it was closed."), handingBackWaiting: false)
    }

    /// Runs a closure on the writer's thread and answers once what it wrote is on the disk.
    ///
    /// The closure reads, checks and writes in one go; when it throws, nothing of it is kept and the
    /// error is thrown here. It runs to its end even if the caller's task is cancelled. A request
    /// that has not begun at its deadline is not begun.
    ///
    /// Throws ``StorageError/overloaded(waiting:)``, ``StorageError/expired`` or
    /// ``StorageError/stopped(reason:)`` when nothing was tried, and
    /// ``StorageError/commitFailed(reason:)`` when nobody can tell.
    @discardableResult
    public func write<T: Sendable>(
        before deadline: ContinuousClock.Instant? = nil,
        _ body: @escaping @Sendable (WriteTransaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let request = PendingWrite(
                deadline: deadline,
                run: { transaction in
                    let result = try body(transaction)
                    return { continuation.resume(returning: result) }
                },
                fail: { error in continuation.resume(throwing: error) }
            )
            do {
                try writer.queue.add(request)
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Runs a closure on a reading connection, in one snapshot that holds every write answered
    /// before.
    ///
    /// A cancelled task ends the read with `CancellationError`.
    public func read<T: Sendable>(
        _ body: @escaping @Sendable (ReadTransaction) throws -> T
    ) async throws -> T {
        let waiting = reads.add(1, ordering: .relaxed).newValue
        defer { reads.subtract(1, ordering: .relaxed) }
        guard waiting <= limits.queuedReads else {
            throw StorageError.overloaded(waiting: waiting - 1)
        }
        let (statements, limits) = (statements, limits)
        return try await engine.read { connection in
            let snapshot = ReadTransaction(connection, statements: statements, limits: limits)
            defer { snapshot.end() }
            return try body(snapshot)
        }
    }

    /// Whether nobody but this object changes the store: only then may what was read be kept in memory
    /// until ``WriteTransaction/aroundCommit(before:after:)`` tells of a change.
    public var isSoleWriter: Bool { engine.isSoleWriter }

    /// Runs a closure at once, on the caller's thread, over a snapshot of which nothing can be read: for
    /// whoever hopes to have in memory all that it needs.
    ///
    /// Answers `nil`, whatever the closure answered or threw, once it asked the store after all.
    public func withoutReading<T>(_ body: (ReadTransaction) throws -> T) throws -> T? {
        let nothing = NoConnection()
        let snapshot = ReadTransaction(nothing, statements: statements, limits: limits)
        defer { snapshot.end() }
        do {
            let answer = try body(snapshot)
            return nothing.wasAsked ? nil : answer
        } catch {
            if nothing.wasAsked { return nil }
            throw error
        }
    }

    /// A signal after each commit: the number of commits since the store was opened.
    ///
    /// The first element comes at once. A slow listener finds the newest number only, so read from
    /// your cursor until there is nothing more, then wait. It ends when the store closes.
    public func commits() -> AsyncStream<UInt64> { writer.commits.listen() }

    /// Makes sure that deleted content is neither in the file nor in its journal.
    ///
    /// What was deleted is overwritten in the file when the journal is copied home, but the journal
    /// itself keeps old pages until it is emptied. Throws ``StorageError/unavailable(reason:)``
    /// when a long read stands in the way: call it again.
    public func eraseTraces() async throws(StorageError) {
        try await onEngine { engine in
            try engine.withWriter { try $0.emptyJournal() }
        }
    }

    /// Serves what waits, empties the journal, closes the file and gives up the lock.
    public func close() async throws(StorageError) {
        _ = writer.queue.end(.stopped(reason: "it was closed."), handingBackWaiting: false)
        await withCheckedContinuation { continuation in
            writer.whenGone { continuation.resume() }
        }
        defer { lock.withLock { $0 = nil } }
        try await onEngine { engine in
            do {
                try engine.withWriter { try $0.emptyJournal() }
            } catch is StorageError {
                // A read still runs, or the disk fails: the journal stays, and is read at the next
                // opening.
            }
            try engine.close()
        }
    }

    /// Runs a step that blocks, away from the threads that tasks run on.
    private func onEngine(
        _ body: @escaping @Sendable (any StorageEngine) throws -> Void
    ) async throws(StorageError) {
        let engine = engine
        try await blocking { () throws(StorageError) in
            do {
                try body(engine)
            } catch let error as StorageError {
                throw error
            } catch {
                throw .failed(code: 0, reason: "\(type(of: error))")
            }
        }
    }
}

/// Runs a step that blocks on a thread that may block.
func blocking<T: Sendable>(
    _ body: @escaping @Sendable () throws(StorageError) -> T
) async throws(StorageError) -> T {
    let result: Result<T, StorageError> = await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
            continuation.resume(returning: Result(catching: body))
        }
    }
    return try result.get()
}
