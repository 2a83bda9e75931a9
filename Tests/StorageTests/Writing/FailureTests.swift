import Storage
import Synchronization
import Testing

@testable import Storage

/// What happens when the disk fails under the writer.
struct FailureTests {
    /// Lends a store on an engine that fails as it is told; `fatal` holds what the host was told.
    private func withFaultyStore(
        _ body: (Store, FaultyEngine, Fatal) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let path = folder + "/store.sqlite"
            let engine = FaultyEngine(try SQLiteEngine(path: path, options: StoreOptions()))
            let fatal = Fatal()
            let store = try Store.start(
                engine,
                path: path,
                lock: ProcessLock(for: path),
                migrations: testMigrations,
                options: StoreOptions(),
                logger: silent,
                onFatal: { error in fatal.errors.withLock { $0.append(error) } }
            )
            try await body(store, engine, fatal)
            try await store.close()
        }
    }

    /// What the host was told.
    private final class Fatal: Sendable {
        let errors = Mutex<[StorageError]>([])
    }

    private func insert(_ id: Int) -> @Sendable (WriteTransaction) throws -> Void {
        { try $0.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", id, "\(id)") }
    }

    @Test func `a commit that fails may have run, and stops the store`() async throws {
        try await withFaultyStore { store, engine, fatal in
            try await store.addNote(1, "1")
            let busy = await BusyWriter.occupy(store)
            let tasks = await store.queue([insert(2), insert(3)])
            try await busy.end()
            for task in tasks { try await task.value }

            engine.fault.withLock { $0 = .commit }
            let failed = await storageError { try await store.addNote(4, "4") }
            #expect(failed?.outcome == .mayHaveRun)
            engine.fault.withLock { $0 = .none }
            // Not even when the disk is well again: what it holds is not known.
            let later = await storageError { try await store.addNote(5, "5") }
            #expect(later?.outcome == .notStarted)
            guard case .stopped = later else {
                Issue.record(
                    "the store went on after a failed commit: \(String(describing: later))"
                )
                return
            }
            #expect(fatal.errors.withLock { $0.count } == 1)
        }
    }

    @Test func `everybody in a commit that fails is told so`() async throws {
        try await withFaultyStore { store, engine, fatal in
            let busy = await BusyWriter.occupy(store)
            let bodies: [@Sendable (WriteTransaction) throws -> Void] = [
                insert(1), insert(2), insert(3),
            ]
            let tasks = await store.queue(bodies)
            // The busy request holds the connection already; the fault strikes the next group.
            engine.fault.withLock { $0 = .commit }
            try await busy.end()
            for task in tasks {
                #expect(await storageError { try await task.value }?.outcome == .mayHaveRun)
            }
            #expect(fatal.errors.withLock { $0.count } == 1)
        }
    }

    @Test func `a transaction that the engine undid is answered to everybody in it`() async throws {
        try await withFaultyStore { store, engine, fatal in
            let busy = await BusyWriter.occupy(store)
            let bodies: [@Sendable (WriteTransaction) throws -> Void] = [
                insert(1),
                { transaction in
                    // Swallows the error and goes on, as careless code does.
                    _ = try? transaction.row("SELECT $1", "lost")
                    _ = try? transaction.execute("INSERT INTO notes (id, body) VALUES (2, '2')")
                },
                insert(3),
            ]
            let tasks = await store.queue(bodies)
            engine.fault.withLock { $0 = .losesTransaction }
            try await busy.end()
            for task in tasks.prefix(2) {
                let error = await storageError { try await task.value }
                #expect(error?.outcome == .ranAndFailed)
                guard case .transactionLost = error else {
                    Issue.record("it was answered \(String(describing: error))")
                    continue
                }
            }
            // Whoever had not begun is served in the next transaction.
            try await tasks[2].value
            #expect(try await store.noteIDs() == [3])
            #expect(fatal.errors.withLock { $0.isEmpty })
        }
    }

    /// What is remembered of a sequence is what was committed.
    @Test func `numbers that went with a lost transaction are given out again`() async throws {
        try await withFaultyStore { store, engine, fatal in
            #expect(try await store.write { try $0.advance("feed") } == 1)
            engine.fault.withLock { $0 = .losesTransaction }
            let error = await storageError {
                try await store.write { transaction in
                    let numbers = [
                        try transaction.advance("feed"), try transaction.advance("other"),
                    ]
                    #expect(numbers == [2, 1])
                    _ = try? transaction.row("SELECT $1", "lost")
                }
            }
            #expect(error?.outcome == .ranAndFailed)
            engine.fault.withLock { $0 = .none }
            let kept: [[Int64]] = try await store.read { snapshot in
                try snapshot.rows("SELECT last FROM storage_sequences ORDER BY name")
                    .map { [try $0["last"]] }
            }
            #expect(kept == [[1]])
            #expect(try await store.write { try $0.advance("feed") } == 2)
            #expect(try await store.write { try $0.advance("other") } == 1)
            #expect(fatal.errors.withLock { $0.isEmpty })
        }
    }

    @Test func `writes that follow one another do not each have the journal copied home`()
        async throws
    {
        try await withFaultyStore { store, engine, _ in
            let start = ContinuousClock.now
            // Three hundred pages each, with their index, and together fewer than may wait.
            let large = String(repeating: "n", count: 600_000)
            for id in 1...12 { try await store.addNote(id, "\(id) \(large)") }
            // What is left is copied home after a second in which nothing was written.
            let idle = start.duration(to: .now).components.seconds
            #expect(engine.checkpoints.load(ordering: .relaxed) <= idle)
            #expect(try await store.noteIDs() == Array(1...12))
        }
    }

    @Test func `a failed sync while the journal is copied home stops the store`() async throws {
        try await withFaultyStore { store, engine, fatal in
            engine.fault.withLock { $0 = .checkpoint }
            // The commit itself was good, so it is acknowledged.
            try await store.addNote(1, "1")
            var commits = store.commits().makeAsyncIterator()
            while await commits.next() != nil {}
            let error = await storageError { try await store.addNote(2, "2") }
            #expect(error?.outcome == .notStarted)
            #expect(fatal.errors.withLock { $0.count } == 1)
            #expect(try await store.noteIDs() == [1])
        }
    }
}
