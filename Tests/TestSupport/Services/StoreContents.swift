import ServiceKit
public import Storage

/// What stands in every table of a store: how many rows, and a digest of them all.
///
/// Two that are equal say that nothing was stored in between. Refusals are audited off the path, from
/// a ledger in memory that tests don't flush, so a refused call leaves these tables as they are, too.
public struct StoreContents: Sendable, Hashable, CustomStringConvertible {
    private struct Table: Sendable, Hashable {
        let rows: Int
        let digest: Int
    }

    private let tables: [String: Table]

    init(reading snapshot: ReadTransaction) throws {
        let names: [String] = try snapshot.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).map { try $0["name"] }
        var tables: [String: Table] = [:]
        for name in names {
            let rows = try snapshot.rows("SELECT * FROM \(name)").map(\.values)
            tables[name] = Table(rows: rows.count, digest: rows.hashValue)
        }
        self.tables = tables
    }

    /// The tables that differ from those of an earlier look.
    public func changed(since earlier: StoreContents) -> [String] {
        Set(tables.keys).union(earlier.tables.keys).filter { tables[$0] != earlier.tables[$0] }
            .sorted()
    }

    public var description: String {
        tables.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.rows)" }
            .joined(separator: ", ")
    }
}

extension ServiceHarness {
    /// What stands in every table now.
    public func contents() async throws -> StoreContents {
        try await .of(audited.store)
    }
}

extension StoreContents {
    /// What stands in every table of a store now.
    public static func of(_ store: Store) async throws -> StoreContents {
        try await store.read { try StoreContents(reading: $0) }
    }
}
