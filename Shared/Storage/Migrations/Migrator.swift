/// Brings a store's schema up to what the program expects, once, at the start.
struct Migrator {
    let connection: any EngineConnection
    let dialect: Dialect
    let statements: StatementCache

    /// The store's own tables; later ones of its own are appended here.
    private static let own = [
        Migration(
            "storage 0001",
            "CREATE TABLE storage_sequences (name TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL)",
            """
            CREATE TABLE storage_incarnation (
                one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL)
            """
        )
    ]

    /// Applies what is missing; answers the names that were applied.
    func migrate(to migrations: [Migration]) throws(StorageError) -> [String] {
        let wanted = Self.own + migrations
        precondition(
            Set(wanted.map(\.name)).count == wanted.count,
            "two migrations have the same name"
        )
        try inTransaction(named: "storage") { () throws(StorageError) in
            try define(
                """
                CREATE TABLE IF NOT EXISTS storage_migrations (
                    position INTEGER NOT NULL PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE,
                    fingerprint INTEGER NOT NULL)
                """
            )
        }
        let applied = try applied()
        try check(applied, against: wanted)
        let known = Set(applied.map(\.name))
        let missing = wanted.filter { !known.contains($0.name) }
        for (offset, migration) in missing.enumerated() {
            try apply(migration, at: applied.count + offset + 1)
        }
        return missing.map(\.name)
    }

    private func applied() throws(StorageError) -> [(name: String, fingerprint: Int64)] {
        var found: [(name: String, fingerprint: Int64)] = []
        let rows = try reader.rows(
            "SELECT name, fingerprint FROM storage_migrations ORDER BY position"
        )
        for row in rows { found.append((try row["name"], try row["fingerprint"])) }
        return found
    }

    /// Forward only: what was applied must be known, unchanged.
    private func check(
        _ applied: [(name: String, fingerprint: Int64)],
        against wanted: [Migration]
    ) throws(StorageError) {
        for entry in applied {
            guard let migration = wanted.first(where: { $0.name == entry.name }) else {
                throw .newerSchema(migration: entry.name)
            }
            guard migration.fingerprint == entry.fingerprint else {
                throw .changedMigration(entry.name)
            }
        }
    }

    private func apply(_ migration: Migration, at position: Int) throws(StorageError) {
        try inTransaction(named: migration.name) { () throws(StorageError) in
            for text in migration.statements {
                try define(text)
            }
            let writer = WriteTransaction(connection, statements: statements, limits: .init())
            try writer.execute(
                "INSERT INTO storage_migrations (position, name, fingerprint) VALUES ($1, $2, $3)",
                position,
                migration.name,
                migration.fingerprint
            )
        }
    }

    private func define(_ text: String) throws(StorageError) {
        let statement = try StatementText(text, for: .migration)
        guard statement.order.isEmpty else {
            throw .refusedStatement(reason: "a migration has no parameters")
        }
        try connection.define(StatementText.translated(text, to: dialect))
    }

    private var reader: ReadTransaction {
        ReadTransaction(connection, statements: statements, limits: .init())
    }

    private func inTransaction(
        named name: String,
        _ body: () throws(StorageError) -> Void
    ) throws(StorageError) {
        try connection.control(.begin)
        do {
            try body()
            try connection.control(.commit)
        } catch {
            if connection.isInTransaction { try connection.control(.rollback) }
            throw .migrationFailed(name: name, reason: error.description)
        }
    }
}
