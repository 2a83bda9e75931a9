internal import GRDB
internal import GRDBSQLite
import Synchronization

/// How many pages wait in the journal to be copied home, as SQLite tells after each commit.
final class SQLiteJournal: Sendable {
    private let waiting = Atomic<Int>(0)

    /// Pages not yet copied home.
    var pages: Int { waiting.load(ordering: .relaxed) }

    /// Asks SQLite to tell of every commit; lives at least as long as the connection.
    func watch(_ database: Database) {
        sqlite3_wal_hook(
            database.sqliteConnection,
            { context, _, _, pages in
                if let context {
                    let journal = Unmanaged<SQLiteJournal>.fromOpaque(context)
                    journal.takeUnretainedValue().waiting.store(Int(pages), ordering: .relaxed)
                }
                return SQLITE_OK
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    /// Notes what a copy home has left.
    func copiedHome(leaving pages: Int) {
        waiting.store(pages, ordering: .relaxed)
    }
}
