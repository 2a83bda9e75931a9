/// What the store asks of a database: the seam behind which engines differ.
///
/// An engine has one connection that writes, owned by the store's writer thread, and others that
/// read. Nothing above it knows which engine runs.
protocol StorageEngine: Sendable {
    /// The engine's language.
    var dialect: Dialect { get }

    /// Whether nobody else writes what this engine reads, in this process or any other.
    var isSoleWriter: Bool { get }

    /// Lends the writing connection to the writer's thread, for the length of the closure.
    func withWriter<T>(_ body: (any EngineConnection) throws -> T) throws -> T

    /// Runs a closure on a reading connection, inside one snapshot.
    func read<T: Sendable>(
        _ body: @escaping @Sendable (any EngineConnection) throws -> T
    ) async throws -> T

    /// Writes a consistent copy, synced to the disk, to a path where nothing is yet.
    func copy(to path: String) async throws(StorageError)

    /// Ends every connection.
    func close() throws(StorageError)
}

/// One connection of an engine; used by one thread at a time.
protocol EngineConnection: AnyObject {
    /// Runs a statement and hands over its rows until `row` answers false; answers the number of
    /// rows changed. Throws ``StorageError`` and whatever `row` throws.
    func run(
        _ statement: StatementText,
        _ values: [StoredValue],
        row: (StoredRow) throws -> Bool
    ) throws -> Int

    /// Runs a statement of a migration, in the engine's own language.
    func define(_ text: String) throws(StorageError)

    /// Begins, ends or marks a transaction.
    func control(_ step: TransactionStep) throws(StorageError)

    /// Whether the transaction that was begun still stands.
    var isInTransaction: Bool { get }

    /// The failure after which this connection must not be trusted, if one happened.
    var fatalFailure: StorageError? { get }

    /// Journal pages not yet copied home.
    var journalPages: Int { get }

    /// Copies journal pages home as far as readers allow, without waiting for anybody.
    func checkpoint() throws(StorageError)

    /// Copies all journal pages home and empties the journal, waiting a little for readers.
    func emptyJournal() throws(StorageError)
}

/// The steps of a group of requests that share one transaction.
enum TransactionStep: String {
    case begin = "BEGIN IMMEDIATE"
    case commit = "COMMIT"
    case rollback = "ROLLBACK"
    case mark = "SAVEPOINT request"
    case keep = "RELEASE SAVEPOINT request"
    case undo = "ROLLBACK TO SAVEPOINT request"
}
