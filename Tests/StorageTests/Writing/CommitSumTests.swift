import Testing

@testable import Storage

/// What requests of one commit add up is written once, with the commit, and by nobody who was undone.
struct CommitSumTests {
    /// How much is added to each note's number: the tests write it into a table of its own.
    private struct Sum: CommitSum {
        var counts: [Int: Int]
        /// A statement with which writing it fails.
        var failing: String?

        mutating func add(_ other: Sum) {
            counts.merge(other.counts, uniquingKeysWith: +)
            failing = failing ?? other.failing
        }

        func write(in transaction: WriteTransaction) throws {
            for (id, count) in counts {
                try transaction.execute(
                    """
                    INSERT INTO sums (id, total, written) VALUES ($1, $2, 1)
                    ON CONFLICT (id) DO UPDATE SET
                    total = sums.total + excluded.total, written = sums.written + 1
                    """,
                    id,
                    count
                )
            }
            if let failing { try transaction.execute(failing) }
        }
    }

    private static let sums = Migration(
        "test 0002",
        """
        CREATE TABLE sums (
            id INTEGER NOT NULL PRIMARY KEY,
            total INTEGER NOT NULL CHECK (total < 1000),
            written INTEGER NOT NULL)
        """
    )

    private struct Refused: Error {}

    private func withSums(_ body: (Store) async throws -> Void) async throws {
        try await withFolder { folder in
            let store = try await Store.open(
                at: folder + "/store.sqlite",
                migrations: testMigrations + [Self.sums],
                logger: silent
            )
            try await body(store)
            try await store.close()
        }
    }

    /// Adds up 1 for a note, and files it.
    private func file(_ id: Int) -> @Sendable (WriteTransaction) throws -> [Int] {
        { transaction in
            try transaction.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", id, "\(id)")
            transaction.add(Sum(counts: [1: 1]))
            return []
        }
    }

    /// Does the same, and then throws.
    private func refuse(
        _ id: Int,
        settling: Bool = false
    ) -> @Sendable (WriteTransaction) throws -> [Int] {
        { [file = file(id)] transaction in
            _ = try file(transaction)
            if settling { try transaction.settle() }
            throw Refused()
        }
    }

    /// Answers what it finds in the table once everything was written there.
    private func settle(_ id: Int) -> @Sendable (WriteTransaction) throws -> [Int] {
        { [file = file(id)] transaction in
            _ = try file(transaction)
            try transaction.settle()
            return try Self.found(transaction)
        }
    }

    /// The sum of 1, and how often it was written.
    private static func found(_ snapshot: ReadTransaction) throws -> [Int] {
        let row = try snapshot.row("SELECT total, written FROM sums WHERE id = 1")
        return try row.map { [try $0["total"], try $0["written"]] } ?? []
    }

    /// Runs requests in one commit and answers how each ended; `nil` for those that threw.
    private func together(
        _ bodies: [@Sendable (WriteTransaction) throws -> [Int]],
        in store: Store
    ) async throws -> [[Int]?] {
        let busy = await BusyWriter.occupy(store)
        let tasks = await store.queue(bodies)
        try await busy.end()
        var answers: [[Int]?] = []
        for task in tasks { answers.append(try? await task.value) }
        return answers
    }

    @Test func `a commit writes once what its requests added up`() async throws {
        try await withSums { store in
            _ = try await together((1...20).map { file($0) }, in: store)
            #expect(try await store.read(Self.found) == [20, 1])
            _ = try await store.write(file(21))
            #expect(try await store.read(Self.found) == [21, 2])
        }
    }

    @Test func `whoever is refused has added nothing, wherever in the commit they stood`()
        async throws
    {
        try await withSums { store in
            let answers = try await together(
                [refuse(1), file(2), refuse(3, settling: true), file(4), refuse(5)],
                in: store
            )
            #expect(answers.map { $0 == nil } == [true, false, true, false, true])
            #expect(try await store.read(Self.found) == [2, 1])
            #expect(try await store.noteIDs() == [2, 4])
        }
    }

    @Test func `a request that settles finds what those before it and itself have added`()
        async throws
    {
        try await withSums { store in
            let answers = try await together(
                [
                    file(1), file(2), refuse(3, settling: true), settle(4), file(5), settle(6),
                    file(7),
                ],
                in: store
            )
            #expect(answers[3] == [3, 1])
            #expect(answers[5] == [5, 2])
            #expect(try await store.read(Self.found) == [6, 3])
        }
    }

    @Test func `sums that cannot be written undo everybody whose commit it was`() async throws {
        try await withSums { store in
            let tasks = try await together(
                [
                    file(1),
                    { transaction in
                        transaction.add(Sum(counts: [1: 2_000]))
                        return []
                    },
                    file(3),
                ],
                in: store
            )
            #expect(tasks.allSatisfy { $0 == nil })
            #expect(try await store.noteIDs().isEmpty)
            #expect(try await store.read(Self.found).isEmpty)
            // The store itself is well.
            _ = try await store.write(file(4))
            #expect(try await store.read(Self.found) == [1, 1])
        }
    }

    @Test func `whoever swallows that sums could not be written is not kept`() async throws {
        try await withSums { store in
            let answers = try await together(
                [
                    file(1),
                    { transaction in
                        transaction.add(Sum(counts: [1: 1], failing: "DELETE FROM nothing"))
                        try? transaction.settle()
                        return []
                    },
                    file(3),
                ],
                in: store
            )
            #expect(answers.map { $0 == nil } == [false, true, false])
            #expect(try await store.read(Self.found) == [2, 1])
        }
    }
}
