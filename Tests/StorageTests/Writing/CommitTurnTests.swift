import Dispatch
import Synchronization
import Testing

@testable import Storage

/// Who is told of a commit, and when.
struct CommitTurnTests {
    /// What happened, in order.
    private final class Diary: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock(\.self) }
        func note(_ line: String) { lines.withLock { $0.append(line) } }
    }

    private func insert(
        _ id: Int,
        telling diary: Diary
    ) -> @Sendable (WriteTransaction) throws -> Void {
        { transaction in
            transaction.aroundCommit(
                before: { diary.note("before \(id)") },
                after: { diary.note("after \(id)") }
            )
            try transaction.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", id, "\(id)")
        }
    }

    @Test func `a commit is told of before anybody sees it and before anybody is answered`()
        async throws
    {
        try await withStore { store in
            let diary = Diary()
            try await store.write { transaction in
                transaction.aroundCommit(
                    before: {
                        let read = DispatchSemaphore(value: 0)
                        // No task runs here: the writer's thread waits while another connection reads.
                        Task {
                            diary.note("others see \(try await store.noteIDs())")
                            read.signal()
                        }
                        read.wait()
                    },
                    after: { diary.note("after") }
                )
                try transaction.execute("INSERT INTO notes (id, body) VALUES (1, '1')")
            }
            diary.note("answered")
            #expect(diary.all == ["others see []", "after", "answered"])
            #expect(try await store.noteIDs() == [1])
        }
    }

    @Test func `a request that is undone tells nobody`() async throws {
        try await withStore { store in
            let diary = Diary()
            try await store.addNote(1, "1")
            let busy = await BusyWriter.occupy(store)
            let tasks = await store.queue([
                insert(1, telling: diary), insert(2, telling: diary),
            ])
            try await busy.end()
            await #expect(throws: StorageError.self) { try await tasks[0].value }
            try await tasks[1].value
            #expect(diary.all == ["before 2", "after 2"])
        }
    }

    @Test func `a commit that fails was told of before, and is never told of after`() async throws {
        try await withFolder { folder in
            let path = folder + "/store.sqlite"
            let engine = FaultyEngine(try SQLiteEngine(path: path, options: StoreOptions()))
            let store = try Store.start(
                engine,
                path: path,
                lock: ProcessLock(for: path),
                migrations: testMigrations,
                options: StoreOptions(),
                logger: silent,
                onFatal: { _ in }
            )
            let diary = Diary()
            engine.fault.withLock { $0 = .commit }
            let failed = await storageError {
                try await store.write(insert(1, telling: diary))
            }
            #expect(failed?.outcome == .mayHaveRun)
            #expect(diary.all == ["before 1"])
            try await store.close()
        }
    }

    @Test func `a read that does without the store answers unless it asks the store`() async throws
    {
        try await withStore { store in
            try await store.addNote(1, "1")
            #expect(try store.withoutReading { _ in 7 } == 7)
            let asked = try store.withoutReading { nothing in
                try nothing.row("SELECT id FROM notes") == nil
            }
            #expect(asked == nil)
            // Whoever swallows the refusal must not be believed either.
            let swallowed = try store.withoutReading { nothing in
                (try? nothing.row("SELECT id FROM notes")) == nil
            }
            #expect(swallowed == nil)
            #expect(throws: CancellationError.self) {
                _ = try store.withoutReading { _ -> Int in throw CancellationError() }
            }
        }
    }
}
