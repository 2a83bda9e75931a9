import Storage
import Testing

/// Statements: what is bound where, and what is refused.
struct StatementTests {
    @Test func `a parameter is bound by its number and not by its place in the text`() async throws
    {
        try await withStore { store in
            let row = try await store.read { snapshot in
                try snapshot.row("SELECT $2 AS second, $1 AS first, $3 AS third", 1, "two", 3)
            }
            let found = try #require(row)
            #expect(found.values == [.text("two"), .integer(1), .integer(3)])
        }
    }

    @Test func `a parameter may appear more than once, in any order`() async throws {
        try await withStore { store in
            let row = try await store.read { snapshot in
                try snapshot.row("SELECT $3, $1, $3, $2, $1", 1, 2, 3)
            }
            #expect(row?.values == [3, 1, 3, 2, 1])
        }
    }

    @Test func `an update that names its condition first binds right`() async throws {
        try await withStore { store in
            try await store.addNote(7, "before")
            let count = try await store.write { transaction in
                try transaction.execute("UPDATE notes SET body = $2 WHERE id = $1", 7, "after")
            }
            #expect(count == 1)
            let row = try await store.read { try $0.row("SELECT id, body FROM notes") }
            #expect(row?.values == [7, "after"])
        }
    }

    @Test func `a dollar inside quotes is no parameter`() async throws {
        try await withStore { store in
            let row = try await store.read { snapshot in
                try snapshot.row("SELECT '$9 it''s; PRAGMA ?' AS text, $1 AS \"a $2\"", 5)
            }
            #expect(row?.values == ["$9 it's; PRAGMA ?", 5])
            #expect(row?.columns == ["text", "a $2"])
        }
    }

    @Test(arguments: [
        "SELECT ?", "SELECT :name", "SELECT @name", "SELECT 1; DELETE FROM notes", "COMMIT",
        "ROLLBACK", "BEGIN", "SAVEPOINT other", "RELEASE request", "PRAGMA synchronous = OFF",
        "ATTACH 'other' AS other", "VACUUM", "INSERT OR IGNORE INTO notes (id) VALUES (1)",
        "REPLACE INTO notes (id) VALUES (1)", "SELECT rowid FROM notes", "SELECT $1, $3",
        "SELECT $0", "SELECT 'open", "SELECT 1 -- why", "SELECT 1 /* why */", "",
        "CREATE TABLE other (id INTEGER)", "DROP TABLE notes", "SELECT * FROM nowhere",
    ]) func `what is not in the shared subset is refused and changes nothing`(
        text: String
    ) async throws {
        try await withStore { store in
            try await store.addNote(1, "kept")
            let error = await storageError {
                try await store.write { transaction in try transaction.execute(text) }
            }
            guard case .refusedStatement = error else {
                Issue.record("\(text) ended with \(String(describing: error))")
                return
            }
            #expect(try await store.noteIDs() == [1])
        }
    }

    @Test func `a read cannot write`() async throws {
        try await withStore { store in
            let error = await storageError {
                try await store.read { try $0.rows("DELETE FROM notes RETURNING id") }
            }
            #expect(error?.outcome == .ranAndFailed)
            let hidden = await storageError {
                try await store.read { snapshot in
                    try snapshot.rows("WITH a AS (SELECT 1) DELETE FROM notes RETURNING id")
                }
            }
            #expect(hidden != nil)
        }
    }

    @Test func `too few or too many values are refused`() async throws {
        try await withStore { store in
            for values: [StoredValue] in [[], [1], [1, 2, 3]] {
                let error = await storageError {
                    try await store.read { try $0.rows("SELECT $1, $2", values: values) }
                }
                #expect(error?.outcome == .ranAndFailed)
            }
        }
    }

    @Test func `every kind of value comes back as it was stored`() async throws {
        let values: [StoredValue] = [
            .null, .integer(.min), .integer(.max), .real(0.1), .text(""), .text("Đường Về \u{0}!"),
            .bytes([]), .bytes([0, 255, 0]),
        ]
        try await withStore { store in
            for value in values {
                let row = try await store.read { try $0.row("SELECT $1", value) }
                #expect(row?.values == [value])
            }
        }
    }

    @Test func `a column is read as the type that is asked for, or the error names it`()
        async throws
    {
        try await withStore { store in
            let row = try #require(
                try await store.read { try $0.row("SELECT 7 AS number, NULL AS absent") }
            )
            let (number, nothing): (Int, String?) = (try row["number"], try row["absent"])
            #expect(number == 7)
            #expect(nothing == nil)
            #expect(
                throws: StorageError.mistyped(
                    column: "number",
                    expected: "String",
                    found: "an integer"
                )
            ) {
                let _: String = try row["number"]
            }
            #expect(throws: StorageError.missingColumn("other")) {
                let _: Int = try row["other"]
            }
        }
    }

    @Test func `rows are handed over one by one until enough`() async throws {
        try await withStore { store in
            for id in 1...5 { try await store.addNote(id, "\(id)") }
            let seen = try await store.read { snapshot in
                var seen: [Int] = []
                try snapshot.forEach("SELECT id FROM notes WHERE id > $1 ORDER BY id", 1) { row in
                    seen.append(try row["id"])
                    return seen.count < 2
                }
                return seen
            }
            #expect(seen == [2, 3])
        }
    }

    @Test func `an answer beyond the limit is refused and not cut short`() async throws {
        var options = StoreOptions()
        options.limits.rowsPerCall = 3
        try await withStore(options) { store in
            for id in 1...4 { try await store.addNote(id, "\(id)") }
            let whole = try await store.read { try $0.rows("SELECT id FROM notes LIMIT 3") }
            #expect(whole.count == 3)
            let error = await storageError {
                try await store.read { try $0.rows("SELECT id FROM notes") }
            }
            #expect(error?.outcome == .ranAndFailed)
        }
    }

    @Test func `a broken rule is named by table and column, never by value`() async throws {
        try await withStore { store in
            try await store.addNote(1, "canary")
            #expect(
                await storageError { try await store.addNote(2, "canary") }
                    == .constraint(.unique, name: "notes.body")
            )
            let orphan = await storageError {
                try await store.write { transaction in
                    try transaction.execute("INSERT INTO pages (id, note, length) VALUES (1, 9, 1)")
                }
            }
            #expect(orphan == .constraint(.foreignKey, name: "FOREIGN KEY constraint failed"))
            let mistyped = await storageError {
                try await store.write { transaction in
                    try transaction.execute(
                        "INSERT INTO pages (id, note, length) VALUES (1, 1, $1)",
                        "canary"
                    )
                }
            }
            guard case .constraint(.type, let name) = mistyped else {
                Issue.record("a strict table took text for an integer")
                return
            }
            #expect(!name.contains("canary"))
        }
    }
}
