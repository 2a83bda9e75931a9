internal import GRDB

extension SQLiteEngine {
    /// Checks a copy that nobody has open, and takes its incarnation away.
    static func forgetIncarnation(at path: String) throws(StorageError) {
        do {
            let queue = try DatabaseQueue(path: path)
            try queue.writeWithoutTransaction { database in
                let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
                guard finding == "ok" else { throw StorageError.damaged(finding ?? "no answer") }
                // In one file, so that the rename that follows moves all of it.
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
                try database.execute(sql: "DELETE FROM storage_incarnation")
            }
            try queue.close()
        } catch {
            throw SQLiteFailure.error(error)
        }
    }
}
