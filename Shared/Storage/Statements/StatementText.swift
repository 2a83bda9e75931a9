/// A statement in the subset that every engine speaks, taken apart once.
///
/// Parameters are `$1`, `$2`, …, named by their number, so the order in which they appear in the
/// text does not matter. Whatever begins or ends a transaction, names an engine's own features or
/// holds more than one statement is refused before an engine sees it.
struct StatementText: Sendable {
    /// The statement.
    let text: String
    /// The numbers of the parameters, in the order of their first appearance in the text.
    ///
    /// An engine that counts parameters by appearance binds value `order[i]` as its `i`-th.
    let order: [Int]

    /// What a statement is for.
    enum Purpose {
        case reading
        case writing
        case migration
    }

    /// Takes a statement apart, or says why it is refused.
    init(_ text: String, for purpose: Purpose) throws(StorageError) {
        let words = try StatementLexer(text).words()
        guard let verb = words.verbs.first, Self.verbs(for: purpose).contains(verb) else {
            throw .refusedStatement(
                reason: "a statement for \(purpose) begins with one of "
                    + Self.verbs(for: purpose).joined(separator: ", ")
            )
        }
        for (index, word) in words.verbs.enumerated() {
            if let instead = Self.foreign[word] {
                throw .refusedStatement(reason: "\(word) is one engine's own; \(instead)")
            }
            if word == "OR", index == 1, verb == "INSERT" || verb == "UPDATE" {
                throw .refusedStatement(reason: "write INSERT … ON CONFLICT, not \(verb) OR")
            }
        }
        let highest = words.parameters.max() ?? 0
        guard Set(words.parameters).count == highest else {
            throw .refusedStatement(reason: "parameters are $1 to $\(highest) without a gap")
        }
        self.text = text
        self.order = words.parameters
    }

    /// The text in which a dialect writes column types, for a migration.
    static func translated(_ text: String, to dialect: Dialect) throws(StorageError) -> String {
        var result = try StatementLexer(text).replacingWords { word in
            ColumnType(rawValue: word)?.name(in: dialect)
        }
        let verbs = try StatementLexer(text).words().verbs
        if dialect == .sqlite, verbs.starts(with: ["CREATE", "TABLE"]) {
            // Without it SQLite stores text in an integer column and says nothing.
            result += " STRICT"
            // SQLite keeps rows by a number of its own, and their key in an index beside them: a row that
            // is nothing but its key would be written twice.
            if isNothingButItsKey(verbs) { result += ", WITHOUT ROWID" }
        }
        return result
    }

    /// Whether the key that ends a table's definition is all of its columns.
    private static func isNothingButItsKey(_ words: [String]) -> Bool {
        let columns = zip(words, words.dropFirst())
            .filter { ColumnType(rawValue: $0.1) != nil }.map(\.0)
        let key = words.suffix(columns.count)
        return columns.count > 1 && words.dropLast(columns.count).suffix(2) == ["PRIMARY", "KEY"]
            && Set(key) == Set(columns)
    }

    private static func verbs(for purpose: Purpose) -> [String] {
        switch purpose {
        case .reading: ["SELECT", "WITH"]
        case .writing: ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"]
        case .migration: ["CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE"]
        }
    }

    /// Words of one engine only, and what to write instead.
    private static let foreign: [String: String] = [
        "PRAGMA": "settings belong to the engine",
        "ATTACH": "a store is one file",
        "ROWID": "name a key column",
        "AUTOINCREMENT": "use advance(_:)",
        "GLOB": "compare ranges of a folded column",
        "IFNULL": "write COALESCE",
        "ILIKE": "compare a folded column",
        // A rule checked only at COMMIT would fail every request of the group.
        "DEFERRABLE": "rules are checked at once",
    ]
}
