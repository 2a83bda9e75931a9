internal import GRDB
internal import GRDBSQLite

/// A connection lent out by GRDB, for the length of one closure.
final class SQLiteConnection: EngineConnection {
    private let database: Database
    private let journal: SQLiteJournal
    private(set) var fatalFailure: StorageError?
    /// Set while a transaction that this object began must still stand.
    private var hasBegun = false

    /// The read that it was lent out for, if for one.
    private let read: SQLiteRead?

    init(_ database: Database, journal: SQLiteJournal, for read: SQLiteRead? = nil) {
        self.database = database
        self.journal = journal
        self.read = read
    }

    var isInTransaction: Bool { database.isInsideTransaction }

    var journalPages: Int { journal.pages }

    func run(
        _ statement: StatementText,
        _ values: [StoredValue],
        row: (StoredRow) throws -> Bool
    ) throws -> Int {
        try read?.check()
        // SQLite ends a transaction by itself when the disk fails. Whatever ran afterwards would
        // be committed statement by statement, whoever caught the error.
        guard !hasBegun || isInTransaction else {
            throw StorageError.transactionLost(reason: "the engine has undone it")
        }
        let prepared: Statement
        do {
            prepared = try database.cachedStatement(sql: statement.text)
        } catch {
            throw note(SQLiteFailure.error(error))
        }
        let handle = prepared.sqliteStatement
        // A statement that is already running here (a query inside the same query's rows) must not
        // be reset under the outer one's feet.
        guard sqlite3_stmt_busy(handle) == 0 else {
            throw StorageError.refusedStatement(reason: "the same statement is being read")
        }
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        for (index, number) in statement.order.enumerated() {
            try bind(values[number - 1], to: handle, at: Int32(index + 1))
        }
        try step(handle, columns: prepared.columnNames, row: row)
        return sqlite3_stmt_readonly(handle) == 0 ? database.changesCount : 0
    }

    func define(_ text: String) throws(StorageError) {
        do {
            try database.execute(sql: text)
        } catch {
            throw note(SQLiteFailure.error(error))
        }
    }

    func control(_ step: TransactionStep) throws(StorageError) {
        do {
            try database.cachedStatement(sql: step.rawValue).execute()
        } catch {
            throw note(SQLiteFailure.error(error))
        }
        switch step {
        case .begin: hasBegun = true
        case .commit, .rollback: hasBegun = false
        case .mark, .keep, .undo: break
        }
    }

    func checkpoint() throws(StorageError) {
        try checkpoint("PASSIVE")
    }

    func emptyJournal() throws(StorageError) {
        let isBusy = try checkpoint("TRUNCATE")
        guard !isBusy else {
            throw .unavailable(reason: "a long read keeps the journal from being emptied")
        }
    }

    @discardableResult
    private func checkpoint(_ mode: String) throws(StorageError) -> Bool {
        do {
            let row = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(\(mode))")
            let isBusy: Int = row?[0] ?? 1
            let pages: Int = row?[1] ?? 0
            let copied: Int = row?[2] ?? 0
            journal.copiedHome(leaving: max(0, pages - copied))
            return isBusy != 0
        } catch {
            throw note(SQLiteFailure.error(error))
        }
    }

    private func bind(_ value: StoredValue, to handle: SQLiteStatement, at index: Int32) throws {
        let code =
            switch value {
            case .null:
                sqlite3_bind_null(handle, index)
            case .integer(let integer):
                sqlite3_bind_int64(handle, index, integer)
            case .real(let real):
                sqlite3_bind_double(handle, index, real)
            case .text(let text) where text.isEmpty:
                // A null pointer would be stored as NULL.
                sqlite3_bind_text(handle, index, "", 0, Self.copied)
            case .text(var text):
                text.withUTF8 { utf8 in
                    utf8.withMemoryRebound(to: CChar.self) { characters in
                        sqlite3_bind_text64(
                            handle,
                            index,
                            characters.baseAddress,
                            sqlite3_uint64(characters.count),
                            Self.copied,
                            UInt8(SQLITE_UTF8)
                        )
                    }
                }
            case .bytes(let bytes) where bytes.isEmpty:
                sqlite3_bind_zeroblob(handle, index, 0)
            case .bytes(let bytes):
                bytes.withUnsafeBytes { buffer in
                    sqlite3_bind_blob64(
                        handle,
                        index,
                        buffer.baseAddress,
                        sqlite3_uint64(buffer.count),
                        Self.copied
                    )
                }
            }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    private func step(
        _ handle: SQLiteStatement,
        columns: [String],
        row: (StoredRow) throws -> Bool
    ) throws {
        let isChange = sqlite3_stmt_readonly(handle) == 0
        var isWanted = true
        while true {
            let code = sqlite3_step(handle)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw failure(code) }
            if isWanted {
                let values = columns.indices.map { value(of: handle, at: Int32($0)) }
                isWanted = try row(StoredRow(columns: columns, values: values))
            }
            // A change runs to its end even when nobody wants its rows.
            if !isWanted, !isChange { return }
        }
    }

    private func value(of handle: SQLiteStatement, at index: Int32) -> StoredValue {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(handle, index))
        case SQLITE_FLOAT:
            return .real(sqlite3_column_double(handle, index))
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(handle, index) else { return .text("") }
            let count = Int(sqlite3_column_bytes(handle, index))
            return .text(
                String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
            )
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(handle, index))
            guard let start = sqlite3_column_blob(handle, index) else { return .bytes([]) }
            return .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default:
            return .null
        }
    }

    private func failure(_ code: Int32) -> StorageError {
        note(SQLiteFailure.error(code: code, message: database.lastErrorMessage ?? ""))
    }

    /// Remembers a failure after which the disk or the file is not to be trusted.
    private func note(_ error: StorageError) -> StorageError {
        if SQLiteFailure.isFatal(error) { fatalFailure = error }
        return error
    }

    /// SQLite takes a copy of what is bound before the call returns (`SQLITE_TRANSIENT`).
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }
}
