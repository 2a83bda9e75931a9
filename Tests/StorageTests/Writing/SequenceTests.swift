import Testing

@testable import Storage

/// Numbers are handed out of memory, and are on the disk with the commit that took them.
struct SequenceTests {
    private struct Refused: Error {}

    private func last(of name: String, in store: Store) async throws -> Int64? {
        let row = try await store.read { snapshot in
            try snapshot.row("SELECT last FROM storage_sequences WHERE name = $1", name)
        }
        return try row?["last"]
    }

    @Test func `what a commit took is on the disk with it, and goes on after a restart`()
        async throws
    {
        try await withFolder { folder in
            for opening in 0..<3 {
                let store = try await openStore(in: folder)
                for number in 1...4 {
                    let taken = try await store.write { transaction in
                        (try transaction.advance("feed"), try transaction.advance("feed"))
                    }
                    let expected = Int64(8 * opening + 2 * number)
                    #expect(taken == (expected - 1, expected))
                    #expect(try await last(of: "feed", in: store) == expected)
                }
                try await store.close()
            }
        }
    }

    @Test func `requests of one commit take numbers one after the other, and an undone one none`()
        async throws
    {
        try await withStore { store in
            let busy = await BusyWriter.occupy(store)
            let bodies: [@Sendable (WriteTransaction) throws -> [Int64]] = (0..<30).map { request in
                { transaction in
                    let numbers = try (0...request % 3).map { _ in
                        try transaction.advance("feed")
                    }
                    if request % 5 == 1 { throw Refused() }
                    return numbers
                }
            }
            let tasks = await store.queue(bodies)
            try await busy.end()
            var numbers: [Int64] = []
            for task in tasks { numbers += (try? await task.value) ?? [] }
            #expect(numbers == Array(1...Int64(numbers.count)))
            #expect(try await last(of: "feed", in: store) == numbers.last)
        }
    }

    /// More than are remembered, and more than one statement writes.
    @Test func `sequences that are no longer remembered go on where they were`() async throws {
        try await withStore { store in
            for round in 1...3 as ClosedRange<Int64> {
                for half in 0..<2 {
                    let taken = try await store.write { transaction in
                        try (0..<700).map { try transaction.advance("book \(half) \($0)") }
                    }
                    #expect(taken.allSatisfy { $0 == round })
                }
            }
            #expect(try await last(of: "book 1 699", in: store) == 3)
        }
    }

    @Test func `as many sequences are remembered as the limit allows`() {
        var sequences = Sequences(limit: 100)
        for number in 0..<1_000 {
            sequences.keep(["\(number)": 1])
            #expect(sequences.count <= 100)
            #expect(sequences.last(of: "\(number)") == 1)
        }
    }
}
