import Storage
import Testing

@testable import Storage

/// What the promises rest on is set, and read back.
struct SettingsTests {
    /// What the writing connection answers.
    private func setting(_ name: String, of engine: any StorageEngine) throws -> StoredValue? {
        try engine.withWriter { connection in
            var value: StoredValue?
            // A setting as a table, since statements know no settings.
            let statement = try StatementText("SELECT * FROM pragma_\(name)", for: .reading)
            _ = try connection.run(statement, []) { row in
                value = row.values.first
                return false
            }
            return value
        }
    }

    @Test(arguments: [
        ("synchronous", StoredValue.integer(2)), ("journal_mode", "wal"),
        ("secure_delete", .integer(1)), ("foreign_keys", .integer(1)),
        ("temp_store", .integer(2)), ("trusted_schema", .integer(0)),
        ("cache_size", .integer(-16_384)),
    ]) func `the writing connection has each setting`(
        name: String,
        expected: StoredValue
    ) async throws {
        try await withFolder { folder in
            let engine = try SQLiteEngine(
                path: folder + "/store.sqlite",
                options: StoreOptions()
            )
            #expect(try setting(name, of: engine) == expected)
            try engine.close()
        }
    }

    /// A page for each 33 keys would stay in memory, and a key is made for each record that is ever filed.
    @Test func `the file of keys keeps no more pages than a batch of keys needs`() async throws {
        try await withFolder { folder in
            let keys = try await KeyFile.open(at: folder + "/keys.sqlite", logger: silent)
            #expect(try setting("cache_size", of: keys.store.engine) == .integer(-2_048))
            // Each of a batch of 64 in a page of its own, and those that lead to it.
            #expect(KeyFile.pagesKiB >= 64 * 4 * 4)
            try await keys.close()
        }
    }

    @Test func `a store that only pretends to sync is another setting`() async throws {
        try await withFolder { folder in
            var options = StoreOptions()
            options.durability = .nothing
            let engine = try SQLiteEngine(path: folder + "/store.sqlite", options: options)
            #expect(try setting("synchronous", of: engine) == .integer(0))
            try engine.close()
        }
    }
}
