import Foundation
import Logging
import Storage

/// Two tables, as a service might have them.
let testMigrations = [
    Migration(
        "test 0001",
        "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, body TEXT NOT NULL UNIQUE)",
        """
        CREATE TABLE pages (
            id INTEGER NOT NULL PRIMARY KEY,
            note INTEGER NOT NULL REFERENCES notes (id),
            length INTEGER NOT NULL CHECK (length > 0),
            content BYTES)
        """
    )
]

/// A logger that nobody reads.
let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

/// Lends a folder that is removed afterwards.
func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("homeward-storage-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}

/// Lends a fresh store with ``testMigrations``.
func withStore<T>(
    _ options: StoreOptions = StoreOptions(),
    _ body: (Store) async throws -> T
) async throws -> T {
    try await withFolder { folder in
        let store = try await openStore(in: folder, options)
        let result = try await body(store)
        try await store.close()
        return result
    }
}

/// Opens the store of a folder.
func openStore(in folder: String, _ options: StoreOptions = StoreOptions()) async throws -> Store {
    try await Store.open(
        at: folder + "/store.sqlite",
        migrations: testMigrations,
        options: options,
        logger: silent
    )
}

extension Store {
    /// Adds a note.
    func addNote(_ id: Int, _ body: String) async throws {
        try await write { transaction in
            try transaction.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", id, body)
        }
    }

    /// The identifiers of all notes, in order.
    func noteIDs() async throws -> [Int] {
        try await read { snapshot in
            try snapshot.rows("SELECT id FROM notes ORDER BY id").map { try $0["id"] }
        }
    }
}

/// The store's error that a call ends with, or nil.
func storageError(_ body: () async throws -> some Any) async -> StorageError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? StorageError
    }
}
