public import Logging

extension Store {
    /// Opens or creates a store, brings its schema up to date, and starts its writer.
    ///
    /// Refuses to start, with a sentence that says why, when the file is open elsewhere, damaged, or
    /// written by a newer version, and when the engine would not take a setting that the promises
    /// rest on. `onFatal` is called once, on the writer's thread, when a commit or the disk failed:
    /// everything that writes is refused from then on, and the process should end and start again.
    public static func open(
        at path: String,
        migrations: [Migration],
        options: StoreOptions = StoreOptions(),
        logger: Logger,
        onFatal: @escaping @Sendable (StorageError) -> Void = { _ in }
    ) async throws(StorageError) -> Store {
        try await blocking { () throws(StorageError) in
            do throws(StorageError) {
                try StoreFile.prepare(at: path)
                let lock = try ProcessLock(for: path)
                return try start(
                    SQLiteEngine(path: path, options: options),
                    path: path,
                    lock: lock,
                    migrations: migrations,
                    options: options,
                    logger: logger,
                    onFatal: onFatal
                )
            } catch .failed(let code, let reason) {
                throw .file(path: path, reason: "\(reason) (code \(code))")
            } catch .full {
                throw .file(path: path, reason: "the disk is full")
            }
        }
    }

    /// Brings the schema of an open engine up to date and starts the writer.
    static func start(
        _ engine: any StorageEngine,
        path: String,
        lock: ProcessLock,
        migrations: [Migration],
        options: StoreOptions,
        logger: Logger,
        onFatal: @escaping @Sendable (StorageError) -> Void
    ) throws(StorageError) -> Store {
        let statements = StatementCache()
        let (applied, incarnation) = try prepare(engine, migrations, statements)
        if !applied.isEmpty {
            logger.info(
                "the store's schema was brought up to date",
                metadata: ["migrations": "\(applied.joined(separator: ", "))"]
            )
        }
        let writer = Writer(
            engine: engine,
            statements: statements,
            limits: options.limits,
            logger: logger,
            onFatal: onFatal
        )
        writer.start()
        return Store(
            path: path,
            incarnation: incarnation,
            engine: engine,
            writer: writer,
            statements: statements,
            limits: options.limits,
            lock: lock
        )
    }

    private static func prepare(
        _ engine: any StorageEngine,
        _ migrations: [Migration],
        _ statements: StatementCache
    ) throws(StorageError) -> (applied: [String], incarnation: String) {
        do {
            return try engine.withWriter { connection in
                let migrator = Migrator(
                    connection: connection,
                    dialect: engine.dialect,
                    statements: statements
                )
                let applied = try migrator.migrate(to: migrations)
                return (applied, try incarnation(on: connection, statements))
            }
        } catch let error as StorageError {
            throw error
        } catch {
            throw .failed(code: 0, reason: "\(type(of: error))")
        }
    }

    /// The store's name for this life, given at its first opening.
    private static func incarnation(
        on connection: any EngineConnection,
        _ statements: StatementCache
    ) throws(StorageError) -> String {
        let writer = WriteTransaction(connection, statements: statements, limits: .init())
        try writer.execute(
            """
            INSERT INTO storage_incarnation (one, id) VALUES (1, $1) ON CONFLICT (one) DO NOTHING
            """,
            randomName()
        )
        let row = try writer.row("SELECT id FROM storage_incarnation")
        guard let row else { throw .damaged("it has no incarnation") }
        return try row["id"]
    }

    /// 128 random bits.
    private static func randomName() -> String {
        let bits = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
        return String(bits.0, radix: 36) + String(bits.1, radix: 36)
    }
}
