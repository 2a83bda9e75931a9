public import Logging

/// Wrapped keys in a file of their own, so that destroying one key destroys what it opened.
///
/// Keys arrive wrapped by a key this file never sees. The file is apart from the records because its
/// backups follow another rule: they are short-lived and never put back in place of a newer file,
/// whereas a copy of the records may be kept for years; a person whose key is destroyed is erased in
/// every one of those copies.
///
/// **Between the two files** the order makes it safe, not a common transaction: keep a key first and
/// write the record after (a crash between leaves a key that opens nothing: harmless, and found by
/// ``names(after:limit:)``); destroy a key first and delete the record's rows after (a crash between
/// leaves rows that nobody can open, and the tombstone, from which the deletion is taken up again at
/// the start: ``tombstones(after:limit:)``). The same tombstones are replayed when an older copy of
/// the records is put back, before it serves.
public final class KeyFile: Sendable {
    let store: Store

    private static let migrations = [
        Migration(
            "keys 0001",
            "CREATE TABLE keys (name BYTES NOT NULL PRIMARY KEY, wrapped BYTES NOT NULL)",
            """
            CREATE TABLE tombstones (
                position INTEGER NOT NULL PRIMARY KEY,
                name BYTES NOT NULL UNIQUE,
                destroyed_at INTEGER NOT NULL)
            """
        )
    ]

    /// Pages of the file in the memory of whoever writes it, in KiB.
    static let pagesKiB = 2_048

    private init(_ store: Store) {
        self.store = store
    }

    /// Opens or creates the file, under the same rules as ``Store/open(at:migrations:options:logger:onFatal:)``.
    public static func open(
        at path: String,
        logger: Logger,
        onFatal: @escaping @Sendable (StorageError) -> Void = { _ in }
    ) async throws(StorageError) -> KeyFile {
        try await open(at: path, durability: .disk, logger: logger, onFatal: onFatal)
    }

    /// The same; what waits for nothing is only to be compared with.
    package static func open(
        at path: String,
        durability: StoreOptions.Durability,
        logger: Logger,
        onFatal: @escaping @Sendable (StorageError) -> Void = { _ in }
    ) async throws(StorageError) -> KeyFile {
        // A key is written once and found by its random name: more memory would fill with a page for each 33
        // of all that is ever filed, and hardly be looked at. A batch of keys fits.
        var options = StoreOptions()
        options.limits.writersPagesKiB = Self.pagesKiB
        options.durability = durability
        let store = try await Store.open(
            at: path,
            migrations: migrations,
            options: options,
            logger: logger,
            onFatal: onFatal
        )
        return KeyFile(store)
    }

    /// Keeps a new key; when the call returns it is on the disk.
    ///
    /// Keeping the same key again is no error, so that a retry finds it; another key under a taken
    /// name, or a name whose key was destroyed, is refused.
    public func keep(_ wrapped: [UInt8], named name: [UInt8]) async throws {
        try await keep([(wrapped: wrapped, name: name)])
    }

    /// Keeps several new keys in one commit, or none of them.
    public func keep(_ keys: [(wrapped: [UInt8], name: [UInt8])]) async throws {
        try await store.write { transaction in
            for key in keys { try Self.keep(key.wrapped, named: key.name, in: transaction) }
        }
    }

    private static func keep(
        _ wrapped: [UInt8],
        named name: [UInt8],
        in transaction: WriteTransaction
    ) throws {
        guard try !isDestroyed(name, in: transaction) else { throw KeyFileError.destroyed }
        if let row = try row(of: name, in: transaction) {
            guard try row["wrapped"] == wrapped else { throw KeyFileError.taken }
            return
        }
        try transaction.execute(
            "INSERT INTO keys (name, wrapped) VALUES ($1, $2)",
            name,
            wrapped
        )
    }

    /// Several wrapped keys by their names, read together, and which of the names stand for destroyed
    /// keys; throws ``KeyFileError/unknown`` where one never was.
    public func keys(
        named names: [[UInt8]]
    ) async throws -> (wrapped: [(name: [UInt8], key: [UInt8])], destroyed: [[UInt8]]) {
        try await store.read { snapshot in
            var wrapped: [(name: [UInt8], key: [UInt8])] = []
            var destroyed: [[UInt8]] = []
            for name in names {
                if let row = try Self.row(of: name, in: snapshot) {
                    wrapped.append((name, try row["wrapped"]))
                } else if try Self.isDestroyed(name, in: snapshot) {
                    destroyed.append(name)
                } else {
                    throw KeyFileError.unknown
                }
            }
            return (wrapped, destroyed)
        }
    }

    /// The wrapped key; throws ``KeyFileError/destroyed`` or ``KeyFileError/unknown``.
    public func key(named name: [UInt8]) async throws -> [UInt8] {
        try await store.read { snapshot in
            if let row = try Self.row(of: name, in: snapshot) { return try row["wrapped"] }
            throw try Self.isDestroyed(name, in: snapshot)
                ? KeyFileError.destroyed : KeyFileError.unknown
        }
    }

    /// Exchanges a wrapped key for the same key under another wrapping, when a service key is
    /// rotated; refused when the wrapping is no longer the one that was read.
    public func rewrap(
        _ name: [UInt8],
        from old: [UInt8],
        to new: [UInt8]
    ) async throws {
        try await store.write { transaction in
            let count = try transaction.execute(
                "UPDATE keys SET wrapped = $3 WHERE name = $1 AND wrapped = $2",
                name,
                old,
                new
            )
            guard count == 1 else { throw KeyFileError.unknown }
        }
    }

    /// Destroys a key and leaves a tombstone; the key is then neither in the file nor its journal.
    ///
    /// Destroying it again is no error and keeps the first tombstone. `time` is in milliseconds
    /// since 1970, the clock being the caller's.
    public func destroy(_ name: [UInt8], at time: Int64) async throws {
        try await store.write { transaction in
            try transaction.execute("DELETE FROM keys WHERE name = $1", name)
            guard try !Self.isDestroyed(name, in: transaction) else { return }
            let position = try transaction.advance("tombstones")
            try transaction.execute(
                "INSERT INTO tombstones (position, name, destroyed_at) VALUES ($1, $2, $3)",
                position,
                name,
                time
            )
        }
        // Also after a first attempt that ended between the two steps.
        try await store.eraseTraces()
    }

    /// The keys that were destroyed, in order; a page begins after a position.
    public func tombstones(after position: Int64 = 0, limit: Int = 500) async throws -> [Tombstone]
    {
        try await store.read { snapshot in
            try snapshot.rows(
                """
                SELECT position, name, destroyed_at FROM tombstones
                WHERE position > $1 ORDER BY position LIMIT $2
                """,
                position,
                limit
            ).map { row in
                Tombstone(
                    position: try row["position"],
                    name: try row["name"],
                    destroyedAt: try row["destroyed_at"]
                )
            }
        }
    }

    /// Takes over tombstones of another copy of this file, destroying what they name.
    ///
    /// For the day when only an older copy of this file is left, and a newer list of tombstones.
    public func replay(_ tombstones: [Tombstone]) async throws {
        for tombstone in tombstones {
            try await destroy(tombstone.name, at: tombstone.destroyedAt)
        }
    }

    /// The names of the keys, in order; a page begins after a name.
    public func names(after name: [UInt8] = [], limit: Int = 500) async throws -> [[UInt8]] {
        try await store.read { snapshot in
            try snapshot.rows(
                "SELECT name FROM keys WHERE name > $1 ORDER BY name LIMIT $2",
                name,
                limit
            ).map { row in try row["name"] }
        }
    }

    /// Writes a consistent copy to a path where nothing is yet; keep it short, and apart.
    public func backup(to destination: String) async throws(StorageError) {
        try await store.backup(to: destination)
    }

    /// Closes the file.
    public func close() async throws(StorageError) {
        try await store.close()
    }

    private static func row(
        of name: [UInt8],
        in transaction: ReadTransaction
    ) throws(StorageError) -> StoredRow? {
        try transaction.row("SELECT wrapped FROM keys WHERE name = $1", name)
    }

    private static func isDestroyed(
        _ name: [UInt8],
        in transaction: ReadTransaction
    ) throws(StorageError) -> Bool {
        try transaction.row("SELECT position FROM tombstones WHERE name = $1", name) != nil
    }
}

/// A key that was destroyed, so that it stays so.
public struct Tombstone: Sendable, Hashable {
    /// Its place in the order of destruction.
    public let position: Int64
    /// The name of the key.
    public let name: [UInt8]
    /// When, in milliseconds since 1970.
    public let destroyedAt: Int64

    /// A tombstone as it was read.
    public init(position: Int64, name: [UInt8], destroyedAt: Int64) {
        self.position = position
        self.name = name
        self.destroyedAt = destroyedAt
    }
}

/// Why a key cannot be had.
public enum KeyFileError: Error, Sendable, Hashable {
    /// The key was destroyed, for good.
    case destroyed
    /// There never was such a key, or it is not the one that was named.
    case unknown
    /// Another key has this name.
    case taken
}
