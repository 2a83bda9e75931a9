/// One row of an answer; a value, free of the transaction it was read in.
public struct StoredRow: Sendable, Hashable {
    /// The columns' names, in the statement's order.
    public let columns: [String]
    /// The values, in the same order.
    public let values: [StoredValue]

    init(columns: [String], values: [StoredValue]) {
        self.columns = columns
        self.values = values
    }

    /// The same row with one of its columns, of those that it has.
    ///
    /// Throws ``StorageError/missingColumn(_:)``.
    public func only(_ column: String) throws(StorageError) -> StoredRow {
        guard let index = columns.firstIndex(of: column) else { throw .missingColumn(column) }
        return StoredRow(columns: [column], values: [values[index]])
    }

    /// The value of a column, as the type that is asked for: `let at: Int64 = try row["at"]`.
    ///
    /// Throws ``StorageError/missingColumn(_:)`` or
    /// ``StorageError/mistyped(column:expected:found:)``; a null needs an optional.
    @inlinable
    public subscript<Value: Storable>(_ column: String) -> Value {
        get throws(StorageError) {
            guard let index = columns.firstIndex(of: column) else {
                throw .missingColumn(column)
            }
            return try value(at: index)
        }
    }

    /// The value of the column at a place, counted from 0.
    @inlinable
    public subscript<Value: Storable>(_ index: Int) -> Value {
        get throws(StorageError) {
            guard columns.indices.contains(index) else { throw .missingColumn("#\(index)") }
            return try value(at: index)
        }
    }

    // Compiled where it is used: here the type is known as a parameter only, and half of the work for a
    // value would be to look up what an optional of it is.
    @inlinable
    func value<Value: Storable>(at index: Int) throws(StorageError) -> Value {
        guard let value = Value(storedValue: values[index]) else {
            throw mistyped(index, "\(Value.self)")
        }
        return value
    }

    @usableFromInline
    func mistyped(_ index: Int, _ expected: String) -> StorageError {
        .mistyped(column: columns[index], expected: expected, found: values[index].kind)
    }
}
