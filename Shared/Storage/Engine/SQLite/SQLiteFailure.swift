internal import GRDB
internal import GRDBSQLite

/// Turns SQLite's codes into the store's errors, in one place.
enum SQLiteFailure {
    /// The store's error for whatever GRDB threw.
    static func error(_ error: any Error) -> StorageError {
        switch error {
        case let error as StorageError:
            error
        case let error as DatabaseError:
            self.error(
                code: error.extendedResultCode.rawValue,
                message: error.message ?? "no message"
            )
        default:
            .failed(code: 0, reason: "\(type(of: error))")
        }
    }

    /// The store's error for a code and SQLite's message, which names tables and columns only.
    static func error(code: Int32, message: String) -> StorageError {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT:
            let name = message.split(separator: ": ", maxSplits: 1).last.map(String.init)
            return .constraint(kind(of: code), name: name ?? message)
        case SQLITE_FULL:
            return .full
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            return .damaged(message)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY:
            return .unavailable(reason: message)
        case SQLITE_ERROR:
            return .refusedStatement(reason: message)
        default:
            return .failed(code: Int(code), reason: message)
        }
    }

    /// Whether the disk or the file failed in a way after which nothing more may be written.
    static func isFatal(_ error: StorageError) -> Bool {
        switch error {
        case .damaged: true
        case .failed(let code, _): Int32(code) & 0xFF == SQLITE_IOERR
        default: false
        }
    }

    private static func kind(of code: Int32) -> StorageError.ConstraintKind {
        // SQLITE_CONSTRAINT (19) with its subcode in the second byte.
        switch code >> 8 {
        case 1: .check
        case 3: .foreignKey
        case 5: .notNull
        case 6, 8: .unique
        case 12: .type
        default: .other
        }
    }
}
