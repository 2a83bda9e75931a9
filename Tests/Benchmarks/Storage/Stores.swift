import Foundation
import GRDB
import Logging
import Storage
import Synchronization

/// The databases of the benchmark and the ways to write into them.
struct Stores: Sendable {
    private static let versions = """
        CREATE TABLE versions (
            id TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (id, version)
        )
        """
    private static let events = """
        CREATE TABLE events (position INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL)
        """
    private static let replies = """
        CREATE TABLE replies (key BLOB NOT NULL PRIMARY KEY, reply BLOB NOT NULL)
        """
    private static let insertVersion =
        "INSERT INTO versions (id, version, body) VALUES ($1, $2, $3)"
    private static let insertEvent = "INSERT INTO events (position, kind) VALUES ($1, $2)"
    private static let insertReply = "INSERT INTO replies (key, reply) VALUES ($1, $2)"

    private let synced: Store
    private let unsynced: Store
    private let bare: DatabasePool
    private let keyed: KeyedWrites
    private let keyedUnsynced: KeyedWrites
    private let next = Counter()

    init(in folder: URL) async throws {
        let logger = Logger(label: "bench", factory: { _ in SwiftLogNoOpLogHandler() })
        func open(_ name: String, _ options: StoreOptions) async throws -> Store {
            try await Store.open(
                at: folder.appending(path: name).path(),
                migrations: [Migration("bench 0001", Self.versions, Self.events, Self.replies)],
                options: options,
                logger: logger
            )
        }
        func openOffice(_ name: String, _ options: StoreOptions) async throws -> KeyedWrites {
            try await KeyedWrites(
                in: folder.appending(path: name),
                options: options,
                logger: logger
            )
        }
        var options = StoreOptions()
        synced = try await open("synced", options)
        keyed = try await openOffice("keyed", options)
        options.durability = .nothing
        unsynced = try await open("unsynced", options)
        keyedUnsynced = try await openOffice("keyed-unsynced", options)
        bare = try DatabasePool(path: folder.appending(path: "bare").path())
        try await bare.writeWithoutTransaction { database in
            // After opening: the pool itself sets another value.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            for table in [Self.versions, Self.events, Self.replies] {
                try database.execute(sql: table)
            }
        }
    }

    func close() async {
        try? await synced.close()
        try? await unsynced.close()
        await keyed.close()
        await keyedUnsynced.close()
        try? bare.close()
    }

    /// Writes until `isEnough` of the number of writes; answers how many there were.
    func write(
        _ way: StorageBench.Way,
        until isEnough: @escaping @Sendable (Int) -> Bool
    ) async throws -> Int {
        switch way {
        case .grouped: try await write(64, store(synced), until: isEnough)
        case .unsynced: try await write(64, store(unsynced), until: isEnough)
        case .single: try await write(1, store(synced), until: isEnough)
        case .bare: try await writeBare(until: isEnough)
        case .keyed: try await write(64, keyed.file, until: isEnough)
        case .keyedUnsynced: try await write(64, keyedUnsynced.file, until: isEnough)
        }
    }

    /// Stores the rows of a number.
    private func store(_ store: Store) -> @Sendable (Int) async throws -> Void {
        { number in
            let row = Row(number: number)
            try await store.write { transaction in
                let position = try transaction.advance("events")
                try transaction.execute(Self.insertVersion, row.id, 1, row.body)
                try transaction.execute(Self.insertEvent, position, "changed")
                try transaction.execute(Self.insertReply, row.key, row.reply)
            }
        }
    }

    private func write(
        _ inFlight: Int,
        _ body: @escaping @Sendable (Int) async throws -> Void,
        until isEnough: @escaping @Sendable (Int) -> Bool
    ) async throws -> Int {
        let count = Counter()
        try await withThrowingDiscardingTaskGroup { group in
            for _ in 0..<inFlight {
                group.addTask {
                    while !isEnough(count.value) {
                        try await body(next.advance())
                        count.advance()
                    }
                }
            }
        }
        return count.value
    }

    private func writeBare(until isEnough: @escaping @Sendable (Int) -> Bool) async throws -> Int {
        var count = 0
        while !isEnough(count) {
            let row = Row(number: next.advance())
            try await bare.write { database in
                try database.cachedStatement(sql: Self.insertVersion)
                    .execute(arguments: [row.id, 1, Data(row.body)])
                try database.cachedStatement(sql: Self.insertEvent)
                    .execute(arguments: [row.number, "changed"])
                try database.cachedStatement(sql: Self.insertReply)
                    .execute(arguments: [Data(row.key), Data(row.reply)])
            }
            count += 1
        }
        return count
    }
}

/// What one write stores.
private struct Row: Sendable {
    let number: Int
    var id: String { "0190c2d4-\(number)" }
    var key: [UInt8] { Array("key-of-16-bytes-\(number)".utf8) }
    var body: [UInt8] { [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 600) }
    var reply: [UInt8] { [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 100) }
}

/// A number that several tasks count up.
private final class Counter: Sendable {
    private let number = Atomic(0)

    var value: Int { number.load(ordering: .relaxed) }

    @discardableResult
    func advance() -> Int { number.add(1, ordering: .relaxed).newValue }
}
