internal import GRDB

/// The embedded engine: one file in WAL mode, one connection that writes and copies the journal
/// home, a few that only read.
final class SQLiteEngine: StorageEngine {
    let dialect = Dialect.sqlite
    // The lock beside the file keeps every other process and store out.
    let isSoleWriter = true
    private let pool: DatabasePool
    private let journal = SQLiteJournal()
    private let threads: ReadingThreads

    /// Opens the file, sets what the promises rest on and reads it back.
    init(path: String, options: StoreOptions) throws(StorageError) {
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration(options))
        } catch {
            throw SQLiteFailure.error(error)
        }
        threads = ReadingThreads(options.limits.readers)
        try withWriterErrors { database in
            // Only now: opening has just set it to NORMAL, with which a commit is not on the disk.
            try database.execute(
                sql: "PRAGMA synchronous = \(options.durability == .disk ? "FULL" : "OFF")"
            )
            // Negative: KiB instead of pages.
            let memory = "-\(options.limits.writersPagesKiB)"
            try database.execute(sql: "PRAGMA cache_size = \(memory)")
            try Self.readBack(database, memory: memory, durability: options.durability)
            try Self.check(database)
            journal.watch(database)
        }
    }

    func withWriter<T>(_ body: (any EngineConnection) throws -> T) throws -> T {
        try pool.writeWithoutTransaction { database in
            try body(SQLiteConnection(database, journal: journal))
        }
    }

    func read<T: Sendable>(
        _ body: @escaping @Sendable (any EngineConnection) throws -> T
    ) async throws -> T {
        let read = SQLiteRead()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isTaken = threads.take { [pool, journal] in
                    continuation.resume(with: Result { try read.run(on: pool, journal, body) })
                }
                if !isTaken { continuation.resume(throwing: Self.closed) }
            }
        } onCancel: {
            read.cancel()
        }
    }

    func copy(to path: String) async throws(StorageError) {
        do {
            try await pool.unsafeRead { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [path])
            }
        } catch {
            throw SQLiteFailure.error(error)
        }
    }

    func close() throws(StorageError) {
        threads.end()
        do {
            try pool.close()
        } catch {
            throw SQLiteFailure.error(error)
        }
    }

    private static let closed = StorageError.stopped(reason: "it was closed.")

    private func withWriterErrors(_ body: (Database) throws -> Void) throws(StorageError) {
        do {
            try pool.writeWithoutTransaction(body)
        } catch {
            throw SQLiteFailure.error(error)
        }
    }

    private static func configuration(_ options: StoreOptions) -> Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = options.limits.readers
        configuration.persistentReadOnlyConnections = true
        // Long enough for the readers of one call, when the journal is emptied.
        configuration.busyMode = .timeout(5)
        // When not even a rollback succeeds, GRDB would end the process on finding the transaction
        // open; the store has stopped by then, and says so to everybody who still waits.
        configuration.allowsUnsafeTransactions = true
        configuration.label = "storage"
        configuration.prepareDatabase { database in
            for setting in Setting.all {
                try database.execute(sql: "PRAGMA \(setting.name) = \(setting.value)")
            }
        }
        return configuration
    }

    private static func readBack(
        _ database: Database,
        memory: String,
        durability: StoreOptions.Durability
    ) throws {
        var settings = Setting.all
        settings.append(Setting("journal_mode", "WAL", readsBack: "wal"))
        settings.append(
            Setting("synchronous", "FULL", readsBack: durability == .disk ? "2" : "0")
        )
        settings.append(Setting("foreign_keys", "ON", readsBack: "1"))
        settings.append(Setting("cache_size", memory, readsBack: memory))
        for setting in settings {
            let found = try String.fetchOne(database, sql: "PRAGMA \(setting.name)")
            guard found == setting.readsBack else {
                throw StorageError.setting(
                    name: setting.name,
                    expected: setting.readsBack,
                    found: found ?? "unset"
                )
            }
        }
    }

    private static func check(_ database: Database) throws {
        let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
        guard finding == "ok" else { throw StorageError.damaged(finding ?? "no answer") }
    }

    /// A setting of every connection.
    private struct Setting {
        var name: String
        var value: String
        var readsBack: String

        init(_ name: String, _ value: String, readsBack: String) {
            self.name = name
            self.value = value
            self.readsBack = readsBack
        }

        static let all = [
            // The writer decides when the journal is copied home; readers never do.
            Setting("wal_autocheckpoint", "0", readsBack: "0"),
            // What is deleted is overwritten: erasing a person rests on it.
            Setting("secure_delete", "ON", readsBack: "1"),
            // Sorting a large answer must not leave its content in a temporary file.
            Setting("temp_store", "MEMORY", readsBack: "2"),
            // A mapped file would turn a disk's error into the end of the process.
            Setting("mmap_size", "0", readsBack: "0"),
            // A tampered file must not run functions through its schema, nor crash a reader.
            Setting("trusted_schema", "OFF", readsBack: "0"),
            Setting("cell_size_check", "ON", readsBack: "1"),
        ]
    }
}
