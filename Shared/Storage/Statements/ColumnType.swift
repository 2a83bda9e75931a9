/// The four types of a column, as they are written in a migration.
enum ColumnType: String, CaseIterable {
    case integer = "INTEGER"
    case real = "REAL"
    case text = "TEXT"
    case bytes = "BYTES"

    /// The type's name in an engine's own language: the one place where engines differ.
    func name(in dialect: Dialect) -> String {
        switch (self, dialect) {
        case (.integer, .sqlite): "INTEGER"
        case (.integer, .postgreSQL): "BIGINT"
        case (.real, .sqlite): "REAL"
        case (.real, .postgreSQL): "DOUBLE PRECISION"
        case (.text, .sqlite): "TEXT"
        // Sorted by bytes, as SQLite does, so that a keyset page is the same page on either.
        case (.text, .postgreSQL): "TEXT COLLATE \"C\""
        case (.bytes, .sqlite): "BLOB"
        case (.bytes, .postgreSQL): "BYTEA"
        }
    }
}

/// The languages of engines.
enum Dialect {
    case sqlite
    case postgreSQL
}
