/// One snapshot of the store: every read in it sees the same commit.
///
/// It is valid inside the closure it was handed to. Statements are `SELECT` or `WITH` in the subset
/// that SQLite and PostgreSQL share, with parameters `$1`, `$2`, … that are bound by number.
/// A keyset page is a row comparison: `WHERE (at, id) > ($1, $2) ORDER BY at, id LIMIT 50`.
public class ReadTransaction {
    let connection: any EngineConnection
    let limits: StoreLimits
    private let statements: StatementCache
    private var isOpen = true

    init(_ connection: any EngineConnection, statements: StatementCache, limits: StoreLimits) {
        self.connection = connection
        self.statements = statements
        self.limits = limits
    }

    var purpose: StatementText.Purpose { .reading }

    /// All rows of the answer, at most ``StoreLimits/rowsPerCall``.
    public final func rows(
        _ statement: String,
        _ values: any Storable...
    ) throws(StorageError) -> [StoredRow] {
        try rows(statement, values: values.map(\.storedValue))
    }

    /// All rows of the answer, the values given as a list.
    public final func rows(
        _ statement: String,
        values: [StoredValue]
    ) throws(StorageError) -> [StoredRow] {
        var found: [StoredRow] = []
        let most = limits.rowsPerCall
        var isTooLong = false
        _ = try storageErrors {
            try run(statement, values) { row in
                isTooLong = found.count == most
                if !isTooLong { found.append(row) }
                return !isTooLong
            }
        }
        if isTooLong {
            throw .refusedStatement(reason: "the answer has more than \(most) rows; read in pages")
        }
        return found
    }

    /// The first row of the answer, or nil.
    public final func row(
        _ statement: String,
        _ values: any Storable...
    ) throws(StorageError) -> StoredRow? {
        try row(statement, values: values.map(\.storedValue))
    }

    /// The first row of the answer, the values given as a list.
    public final func row(
        _ statement: String,
        values: [StoredValue]
    ) throws(StorageError) -> StoredRow? {
        var found: StoredRow?
        _ = try storageErrors {
            try run(statement, values) { row in
                found = row
                return false
            }
        }
        return found
    }

    /// Hands over one row after the other, without holding the answer in memory, until `body`
    /// answers false.
    public final func forEach(
        _ statement: String,
        _ values: any Storable...,
        body: (StoredRow) throws -> Bool
    ) throws {
        try forEach(statement, values: values.map(\.storedValue), body: body)
    }

    /// Hands over one row after the other, the values given as a list.
    public final func forEach(
        _ statement: String,
        values: [StoredValue],
        body: (StoredRow) throws -> Bool
    ) throws {
        _ = try run(statement, values, row: body)
    }

    /// Makes what was added up stand in the tables, for whoever is about to read it there.
    ///
    /// A snapshot of reads has all of it: see ``CommitSum``.
    public func settle() throws {}

    final func run(
        _ text: String,
        _ values: [StoredValue],
        row: (StoredRow) throws -> Bool
    ) throws -> Int {
        precondition(isOpen, "a transaction was used after its closure had returned")
        let statement = try statements.statement(text, for: purpose)
        guard values.count == statement.order.count else {
            throw StorageError.refusedStatement(
                reason: "\(statement.order.count) parameters, but \(values.count) values"
            )
        }
        return try connection.run(statement, values, row: row)
    }

    /// Ends the validity of this object; the engine's transaction is somebody else's business.
    final func end() { isOpen = false }

    /// Narrows the errors of a call in which nothing else can throw.
    final func storageErrors<T>(_ body: () throws -> T) throws(StorageError) -> T {
        do {
            return try body()
        } catch let error as StorageError {
            throw error
        } catch {
            throw .failed(code: 0, reason: "\(type(of: error))")
        }
    }
}
