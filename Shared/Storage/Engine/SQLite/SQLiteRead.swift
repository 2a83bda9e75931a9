internal import GRDB
internal import GRDBSQLite
import Synchronization

/// One read, which whoever waits for it may call off: before it begins, or in the middle of a
/// statement.
final class SQLiteRead: Sendable {
    /// How far the read has come.
    private enum State {
        case waiting
        case running(Interruption)
        case ended
        case cancelled
    }

    /// A connection while this read, and no other, has it.
    private struct Interruption: @unchecked Sendable {
        // Interrupting is the one thing that SQLite allows from another thread.
        let connection: OpaquePointer?
    }

    private let state = Mutex(State.waiting)

    /// Runs a closure over one snapshot of the file; blocks.
    ///
    /// Throws `CancellationError` where it was called off.
    func run<T>(
        on pool: DatabasePool,
        _ journal: SQLiteJournal,
        _ body: (any EngineConnection) throws -> T
    ) throws -> T {
        do {
            return try pool.read { database in
                try begin(on: database)
                defer { end() }
                return try body(SQLiteConnection(database, journal: journal, for: self))
            }
        } catch {
            if isCancelled { throw CancellationError() }
            // Only of the pool itself; a statement's error is already ours.
            if error is DatabaseError { throw SQLiteFailure.error(error) }
            throw error
        }
    }

    /// Calls it off; one that has ended is left alone.
    func cancel() {
        state.withLock { state in
            switch state {
            case .running(let interruption):
                // Inside the lock: outside it the connection may already be another read's.
                sqlite3_interrupt(interruption.connection)
                state = .cancelled
            case .waiting: state = .cancelled
            case .ended, .cancelled: break
            }
        }
    }

    /// Throws `CancellationError` once it was called off: also between two statements it goes no further.
    func check() throws(CancellationError) {
        if isCancelled { throw CancellationError() }
    }

    private var isCancelled: Bool {
        state.withLock { if case .cancelled = $0 { true } else { false } }
    }

    private func begin(on database: Database) throws {
        let interruption = Interruption(connection: database.sqliteConnection)
        try state.withLock { state in
            if case .cancelled = state { throw CancellationError() }
            state = .running(interruption)
        }
    }

    private func end() {
        state.withLock { if case .running = $0 { $0 = .ended } }
    }
}
