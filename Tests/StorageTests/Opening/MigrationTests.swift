import Foundation
import Storage
import Testing

@testable import Storage

/// Migrations: forward, in order, whole.
struct MigrationTests {
    private let first = Migration("a", "CREATE TABLE one (id INTEGER NOT NULL PRIMARY KEY)")
    private let second = Migration(
        "b",
        "ALTER TABLE one ADD COLUMN body BYTES",
        "INSERT INTO one (id) VALUES (1)"
    )

    private func open(_ folder: String, _ migrations: Migration...) async throws -> Store {
        try await Store.open(at: folder + "/store", migrations: migrations, logger: silent)
    }

    @Test func `what is missing is applied, once and in order`() async throws {
        try await withFolder { folder in
            try await open(folder, first).close()
            for _ in 1...2 {
                let store = try await open(folder, first, second)
                let rows = try await store.read { try $0.rows("SELECT id, body FROM one") }
                #expect(rows.map(\.values) == [[1, .null]])
                try await store.close()
            }
        }
    }

    @Test func `an older program refuses a newer store`() async throws {
        try await withFolder { folder in
            try await open(folder, first, second).close()
            #expect(
                await storageError { try await open(folder, first) } == .newerSchema(migration: "b")
            )
            // And leaves it as it was.
            try await open(folder, first, second).close()
        }
    }

    @Test func `a migration that was edited after its release is refused`() async throws {
        try await withFolder { folder in
            try await open(folder, first).close()
            let edited = Migration("a", "CREATE TABLE one (id INTEGER NOT NULL)")
            #expect(await storageError { try await open(folder, edited) } == .changedMigration("a"))
        }
    }

    @Test func `a migration that fails leaves nothing behind`() async throws {
        try await withFolder { folder in
            let failing = Migration(
                "b",
                "CREATE TABLE two (id INTEGER)",
                "INSERT INTO no VALUES (1)"
            )
            guard
                case .migrationFailed(name: "b", _) = await storageError({
                    try await open(folder, first, failing)
                })
            else {
                Issue.record("the migration did not fail")
                return
            }
            let store = try await open(folder, first)
            let error = await storageError {
                try await store.read { try $0.rows("SELECT 1 FROM two") }
            }
            #expect(error?.outcome == .ranAndFailed)
            try await store.close()
        }
    }

    @Test func `rules that are checked at the commit are refused`() async throws {
        try await withFolder { folder in
            let deferred = Migration(
                "a",
                "CREATE TABLE one (id INTEGER REFERENCES one (id) DEFERRABLE INITIALLY DEFERRED)"
            )
            let error = await storageError { try await open(folder, deferred) }
            #expect(error?.outcome == .notStarted)
        }
    }

    @Test func `column types are written as each engine calls them`() throws {
        let text = "CREATE TABLE t (a INTEGER, b REAL, c TEXT DEFAULT 'BYTES', d BYTES)"
        #expect(
            try StatementText.translated(text, to: .sqlite)
                == "CREATE TABLE t (a INTEGER, b REAL, c TEXT DEFAULT 'BYTES', d BLOB) STRICT"
        )
        #expect(
            try StatementText.translated(text, to: .postgreSQL)
                == "CREATE TABLE t (a BIGINT, b DOUBLE PRECISION, c TEXT COLLATE \"C\" DEFAULT "
                + "'BYTES', d BYTEA)"
        )
    }

    @Test(arguments: [
        ("CREATE TABLE t (a INTEGER NOT NULL, b BYTES NOT NULL, PRIMARY KEY (b, a))", true),
        ("CREATE TABLE t (a INTEGER NOT NULL, b BYTES, c TEXT, PRIMARY KEY (b, a))", false),
        ("CREATE TABLE t (a INTEGER NOT NULL, b BYTES NOT NULL, UNIQUE (a, b))", false),
        ("CREATE TABLE t (a INTEGER NOT NULL PRIMARY KEY, b TEXT)", false),
        ("CREATE INDEX t_key ON t (a, b)", false),
    ])
    func `a row that is nothing but its key stands once`(text: String, isOnce: Bool) throws {
        let translated = try StatementText.translated(text, to: .sqlite)
        #expect(translated.hasSuffix(" STRICT, WITHOUT ROWID") == isOnce)
        #expect(try !StatementText.translated(text, to: .postgreSQL).contains("ROWID"))
    }
}
