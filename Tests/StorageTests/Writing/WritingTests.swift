import Dispatch
import Storage
import Testing

/// The writer: groups, savepoints, limits.
struct WritingTests {
    /// What a request throws of its own.
    private struct Refusal: Error {}

    private func insert(_ id: Int) -> @Sendable (WriteTransaction) throws -> Void {
        { try $0.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", id, "\(id)") }
    }

    @Test func `a request that fails leaves no rows and takes nobody down with it`() async throws {
        try await withStore { store in
            let busy = await BusyWriter.occupy(store)
            let bodies: [@Sendable (WriteTransaction) throws -> Void] = [
                insert(1),
                { transaction in
                    try transaction.execute("INSERT INTO notes (id, body) VALUES (2, '2')")
                    try transaction.execute("INSERT INTO notes (id, body) VALUES (3, '3')")
                    throw Refusal()
                },
                { transaction in
                    try transaction.execute("INSERT INTO notes (id, body) VALUES (4, '4')")
                    try transaction.execute("INSERT INTO notes (id, body) VALUES (4, 'again')")
                },
                insert(5),
            ]
            let tasks = await store.queue(bodies)
            try await busy.end()
            try await tasks[0].value
            await #expect(throws: Refusal.self) { try await tasks[1].value }
            #expect(
                await storageError { try await tasks[2].value }
                    == .constraint(.unique, name: "notes.id")
            )
            try await tasks[3].value
            #expect(try await store.noteIDs() == [1, 5])
        }
    }

    @Test func `what queues up while the writer is busy shares one commit`() async throws {
        try await withStore { store in
            var commits = store.commits().makeAsyncIterator()
            let before = try #require(await commits.next())
            let busy = await BusyWriter.occupy(store)
            let tasks = await store.queue((1...100).map { insert($0) })
            try await busy.end()
            for task in tasks { try await task.value }
            var after = store.commits().makeAsyncIterator()
            let now = try #require(await after.next())
            // One for the request that kept the writer busy, one for all the others.
            #expect(now - before == 2)
            #expect(try await store.noteIDs() == Array(1...100))
        }
    }

    @Test(arguments: [(most: 512, commits: 1), (most: 3, commits: 2), (most: 1, commits: 5)])
    func `whoever comes while a group has just begun joins it, as far as there is room`(
        most: Int,
        commits: UInt64
    ) async throws {
        var options = StoreOptions()
        options.limits.joinDuration = .seconds(3_600)
        options.limits.groupDuration = .seconds(3_600)
        options.limits.writesPerCommit = most
        try await withStore(options) { store in
            var before = store.commits().makeAsyncIterator()
            let first = try #require(await before.next())
            let busy = await BusyWriter.occupy(store)
            let refused: @Sendable (WriteTransaction) throws -> Void = { transaction in
                try transaction.execute("INSERT INTO notes (id, body) VALUES (7, '7')")
                throw Refusal()
            }
            let tasks = await store.queue([insert(1), insert(2), refused, insert(4)])
            try await busy.end()
            for task in [tasks[0], tasks[1], tasks[3]] { try await task.value }
            await #expect(throws: Refusal.self) { try await tasks[2].value }
            var after = store.commits().makeAsyncIterator()
            let last = try #require(await after.next())
            #expect(last - first == commits)
            #expect(try await store.noteIDs() == [1, 2, 4])
        }
    }

    @Test func `a request sees what the requests before it in the same commit wrote`() async throws
    {
        try await withStore { store in
            let busy = await BusyWriter.occupy(store)
            let count: @Sendable (WriteTransaction) throws -> Int = { transaction in
                let row = try transaction.row("SELECT COUNT(*) FROM notes")
                let count: Int = try row?[0] ?? 0
                try transaction.execute(
                    "INSERT INTO notes (id, body) VALUES ($1, $2)",
                    count,
                    "\(count)"
                )
                return count
            }
            let tasks = await store.queue(Array(repeating: count, count: 20))
            try await busy.end()
            var counts: [Int] = []
            for task in tasks { counts.append(try await task.value) }
            #expect(counts == Array(0..<20))
        }
    }

    @Test func `beyond the queue's limit a write is not started`() async throws {
        var options = StoreOptions()
        options.limits.queuedWrites = 3
        try await withStore(options) { store in
            let busy = await BusyWriter.occupy(store)
            let tasks = await store.queue((1...3).map { insert($0) })
            let error = await storageError { try await store.addNote(4, "4") }
            #expect(error == .overloaded(waiting: 3))
            #expect(error?.outcome == .notStarted)
            try await busy.end()
            for task in tasks { try await task.value }
            #expect(try await store.noteIDs() == [1, 2, 3])
        }
    }

    @Test func `a request whose deadline passed while it waited is not started`() async throws {
        try await withStore { store in
            let busy = await BusyWriter.occupy(store)
            let late = await store.queue(before: .now, [insert(1)])
            let early = await store.queue(before: .now + .seconds(3_600), [insert(2)])
            try await busy.end()
            #expect(await storageError { try await late[0].value } == .expired)
            try await early[0].value
            #expect(try await store.noteIDs() == [2])
        }
    }

    @Test func `a caller that was cancelled does not stop its write`() async throws {
        try await withStore { store in
            let busy = await BusyWriter.occupy(store)
            let tasks = await store.queue([insert(1), insert(2)])
            tasks[0].cancel()
            try await busy.end()
            try await tasks[0].value
            try await tasks[1].value
            #expect(try await store.noteIDs() == [1, 2])
        }
    }

    @Test func `a cancelled read ends, and the store goes on`() async throws {
        try await withStore { store in
            // Cancelled from outside, which a child of this task could not be alone.
            let reading = Task {
                try await store.read { snapshot in
                    // Longer than anybody waits, unless it is interrupted.
                    try snapshot.row(
                        """
                        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
                        WHERE i < 1000000000000) SELECT COUNT(*) FROM n
                        """
                    )
                }
            }
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
            try await store.addNote(1, "1")
            #expect(try await store.noteIDs() == [1])
        }
    }

    @Test func `a sequence has no gaps, also where a request was undone`() async throws {
        try await withStore { store in
            let busy = await BusyWriter.occupy(store)
            let bodies: [@Sendable (WriteTransaction) throws -> Int64] = (0..<10).map { number in
                { transaction in
                    let position = try transaction.advance("feed")
                    if number % 3 == 1 { throw Refusal() }
                    return position
                }
            }
            let tasks = await store.queue(bodies)
            try await busy.end()
            var positions: [Int64] = []
            for task in tasks {
                if let position = try? await task.value { positions.append(position) }
            }
            #expect(positions == Array(1...7))
            #expect(try await store.write { try $0.advance("other") } == 1)
        }
    }

    @Test func `a read sees every write that was answered before it`() async throws {
        try await withStore { store in
            for id in 1...50 {
                try await store.addNote(id, "\(id)")
                #expect(try await store.noteIDs().last == id)
            }
        }
    }

    @Test func `a snapshot does not move while the writer goes on`() async throws {
        try await withStore { store in
            try await store.addNote(1, "1")
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let written = DispatchSemaphore(value: 0)
            async let counts = store.read { snapshot in
                let before: Int? = try snapshot.row("SELECT COUNT(*) FROM notes")?[0]
                begin.finish()
                written.wait()
                let after: Int? = try snapshot.row("SELECT COUNT(*) AS n FROM notes")?[0]
                return [before, after]
            }
            for await _ in begun {}
            try await store.addNote(2, "2")
            written.signal()
            #expect(try await counts == [1, 1])
        }
    }

    @Test func `a slow listener finds the newest commit and not a backlog`() async throws {
        try await withStore { store in
            var commits = store.commits().makeAsyncIterator()
            let first = try #require(await commits.next())
            for id in 1...20 { try await store.addNote(id, "\(id)") }
            #expect(await commits.next() == first + 20)
            try await store.addNote(21, "21")
            #expect(await commits.next() == first + 21)
        }
    }

    @Test func `listeners are told the end`() async throws {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            let commits = store.commits()
            try await store.close()
            var count = 0
            for await _ in commits { count += 1 }
            #expect(count == 1)
        }
    }

    @Test func `closing serves what waits`() async throws {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            let busy = await BusyWriter.occupy(store)
            let tasks = await store.queue((1...10).map { insert($0) })
            async let closing: Void = store.close()
            try await busy.end()
            for task in tasks { try await task.value }
            try await closing
            let again = try await openStore(in: folder)
            #expect(try await again.noteIDs() == Array(1...10))
            try await again.close()
        }
    }
}
