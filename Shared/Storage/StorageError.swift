/// What went wrong in the store, without any stored value in it.
///
/// Table and column names may appear (they are the program's own words); values never do, so an
/// error may be logged. What a caller may conclude from an error stands in ``outcome``.
public enum StorageError: Error, Sendable, Hashable {
    // MARK: Opening

    /// Another process, or another store of this process, has the file open.
    case locked(path: String)
    /// The file's schema has a migration that this program does not know: it is too old.
    case newerSchema(migration: String)
    /// A migration that was applied once has since been edited in the program.
    case changedMigration(String)
    /// A migration could not be applied; none of it was kept.
    case migrationFailed(name: String, reason: String)
    /// The engine would not take a setting on which the promises rest.
    case setting(name: String, expected: String, found: String)
    /// The file is damaged, as far as the check at start can see.
    case damaged(String)
    /// The file or its folder cannot be opened, made, read or copied.
    case file(path: String, reason: String)

    // MARK: Not started

    /// The queue of writes or reads is full.
    case overloaded(waiting: Int)
    /// The deadline passed while the request waited for its turn.
    case expired
    /// The store was closed, or stopped after a failure; nothing was tried.
    case stopped(reason: String)
    /// The engine could not begin a transaction.
    case unavailable(reason: String)

    // MARK: Ran and failed: nothing was kept

    /// A rule of the schema was broken; the rule's name is that of the table, columns or check.
    case constraint(ConstraintKind, name: String)
    /// The statement is not one that a store takes.
    case refusedStatement(reason: String)
    /// A column did not hold what was asked for.
    case mistyped(column: String, expected: String, found: String)
    /// There was no such column in the row.
    case missingColumn(String)
    /// The disk is full.
    case full
    /// The engine failed, with its numeric code.
    case failed(code: Int, reason: String)
    /// The transaction that this request shared with others was lost; nothing of it was kept.
    case transactionLost(reason: String)

    // MARK: May have run

    /// The commit failed. Only a restart can tell whether the write was kept.
    case commitFailed(reason: String)

    /// Which rule of a schema was broken.
    public enum ConstraintKind: String, Sendable, Hashable {
        case unique, foreignKey, notNull, check, type, other
    }
}

/// What a caller may conclude after a failure.
public enum StorageOutcome: Sendable, Hashable {
    /// Nothing was tried; trying again is safe.
    case notStarted
    /// It ran, and nothing of it was kept.
    case ranAndFailed
    /// Nobody can say before the store has been opened again.
    case mayHaveRun
}

extension StorageError {
    /// What a caller may conclude.
    public var outcome: StorageOutcome {
        switch self {
        case .locked, .newerSchema, .changedMigration, .migrationFailed, .setting, .damaged, .file,
            .overloaded, .expired, .stopped, .unavailable:
            .notStarted
        case .constraint, .refusedStatement, .mistyped, .missingColumn, .full, .failed,
            .transactionLost:
            .ranAndFailed
        case .commitFailed:
            .mayHaveRun
        }
    }
}

extension StorageError: CustomStringConvertible {
    /// A sentence for the log, and for whoever starts the service.
    public var description: String {
        switch self {
        case .locked(let path):
            "\(path) is already open in another process; stop that process first."
        case .newerSchema(let migration):
            "The store was written by a newer version: this program does not know its migration "
                + "'\(migration)'. Start the newer version, or restore a backup made before it."
        case .changedMigration(let name):
            "Migration '\(name)' differs from the one that was applied to this store."
        case .migrationFailed(let name, let reason):
            "Migration '\(name)' failed and was undone: \(reason)."
        case .setting(let name, let expected, let found):
            "The engine's setting \(name) is \(found), and must be \(expected)."
        case .damaged(let finding):
            "The store is damaged (\(finding)); restore a backup."
        case .file(let path, let reason):
            "\(path): \(reason)."
        case .overloaded(let waiting):
            "\(waiting) requests are already waiting for the store."
        case .expired:
            "The deadline passed before the store could begin."
        case .stopped(let reason):
            "The store has stopped: \(reason)"
        case .unavailable(let reason):
            "The store cannot begin a transaction: \(reason)."
        case .constraint(let kind, let name):
            "The rule '\(kind.rawValue)' of \(name) was broken."
        case .refusedStatement(let reason):
            "The statement was refused: \(reason)."
        case .mistyped(let column, let expected, let found):
            "Column \(column) holds \(found), not \(expected)."
        case .missingColumn(let column):
            "There is no column \(column) in the row."
        case .full:
            "The disk is full; nothing of the request was kept."
        case .failed(let code, let reason):
            "The engine failed with code \(code): \(reason)."
        case .transactionLost(let reason):
            "The transaction was lost and nothing of it was kept: \(reason)."
        case .commitFailed(let reason):
            "The commit failed (\(reason)); whether it was kept shows after a restart."
        }
    }
}
