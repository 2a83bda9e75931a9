internal import GRDB

/// Reads a store that another process may be writing, for whoever verifies or inspects it.
///
/// Takes no lock, runs no migration and cannot write: the process that owns the store notices
/// nothing. Each read is one snapshot.
public struct StoreReader: Sendable {
    private let queue: DatabaseQueue
    private let journal = SQLiteJournal()

    /// Opens a file that is there; throws where there is none, or it is no store.
    public init(at path: String) throws(StorageError) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.label = "storage-reader"
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw SQLiteFailure.error(error)
        }
    }

    /// Runs a closure in one snapshot of the store.
    public func read<T: Sendable>(
        _ body: @escaping @Sendable (ReadTransaction) throws -> T
    ) async throws -> T {
        let journal = journal
        return try await queue.read { database in
            let snapshot = ReadTransaction(
                SQLiteConnection(database, journal: journal),
                statements: StatementCache(),
                limits: StoreLimits()
            )
            defer { snapshot.end() }
            return try body(snapshot)
        }
    }
}
