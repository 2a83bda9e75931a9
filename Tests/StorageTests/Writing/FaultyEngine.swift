import Synchronization

@testable import Storage

/// A real engine whose steps can be made to fail, as a disk does.
final class FaultyEngine: StorageEngine {
    /// What fails next.
    enum Fault: Sendable {
        case none
        /// The commit does not return.
        case commit
        /// The transaction is undone by the engine in the middle of a request.
        case losesTransaction
        /// The journal cannot be copied home.
        case checkpoint
    }

    let fault = Mutex(Fault.none)
    /// How often the journal was copied home.
    let checkpoints = Atomic(0)
    private let engine: SQLiteEngine

    init(_ engine: SQLiteEngine) {
        self.engine = engine
    }

    var dialect: Dialect { engine.dialect }

    var isSoleWriter: Bool { engine.isSoleWriter }

    func withWriter<T>(_ body: (any EngineConnection) throws -> T) throws -> T {
        try engine.withWriter { connection in
            try body(FaultyConnection(connection, of: self))
        }
    }

    func read<T: Sendable>(
        _ body: @escaping @Sendable (any EngineConnection) throws -> T
    ) async throws -> T {
        try await engine.read(body)
    }

    func copy(to path: String) async throws(StorageError) { try await engine.copy(to: path) }

    func close() throws(StorageError) { try engine.close() }
}

/// A connection that fails as its engine is told to.
private final class FaultyConnection: EngineConnection {
    private let connection: any EngineConnection
    private let engine: FaultyEngine
    private let fault: FaultyEngine.Fault

    init(_ connection: any EngineConnection, of engine: FaultyEngine) {
        self.connection = connection
        self.engine = engine
        fault = engine.fault.withLock { $0 }
    }

    private static let failure = StorageError.failed(code: 1034, reason: "disk I/O error")

    func run(
        _ statement: StatementText,
        _ values: [StoredValue],
        row: (StoredRow) throws -> Bool
    ) throws -> Int {
        if fault == .losesTransaction, values.contains("lost") {
            // Past the connection's own book-keeping, as SQLite does it.
            try connection.define("ROLLBACK")
            throw StorageError.full
        }
        return try connection.run(statement, values, row: row)
    }

    func define(_ text: String) throws(StorageError) { try connection.define(text) }

    func control(_ step: TransactionStep) throws(StorageError) {
        if fault == .commit, step == .commit { throw Self.failure }
        try connection.control(step)
    }

    var isInTransaction: Bool { connection.isInTransaction }

    var fatalFailure: StorageError? { connection.fatalFailure }

    var journalPages: Int { fault == .checkpoint ? .max : connection.journalPages }

    func checkpoint() throws(StorageError) {
        if fault == .checkpoint { throw Self.failure }
        engine.checkpoints.add(1, ordering: .relaxed)
        try connection.checkpoint()
    }

    func emptyJournal() throws(StorageError) { try connection.emptyJournal() }
}
