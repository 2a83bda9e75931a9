import Storage
public import Vocabulary
public import WireCodec

/// In which kinds to look for something; what is looked for there passes the access rules as ever.
extension ReadingDesk {
    /// Those of the kinds that have a record of an identifier, whoever may see it; never hand it on.
    public func kinds(among kinds: [RecordKind], of id: Identifier) throws -> [RecordKind] {
        try holding(KindQuery(kinds, of: id), kinds)
    }

    /// Those of the kinds of which a facet finds a record, whoever may see it; never hand it on.
    public func kinds(among kinds: [RecordKind], with facet: Facet) throws -> [RecordKind] {
        try holding(KindQuery(kinds, with: facet), kinds)
    }

    private func holding(_ query: KindQuery, _ kinds: [RecordKind]) throws -> [RecordKind] {
        guard !kinds.isEmpty else { return [] }
        let rows = try snapshot.rows(query.statement, values: query.values)
        let found = Set(try rows.map { RecordKind(rawValue: try $0["kind"]) })
        return kinds.filter(found.contains)
    }
}

/// The statement that tells which kinds hold something: one look into an index for each.
struct KindQuery {
    let statement: String
    let values: [StoredValue]

    /// A record of an identifier.
    init(_ kinds: [RecordKind], of id: Identifier) {
        self.init(
            kinds,
            "SELECT 1 FROM records r WHERE r.kind = k.kind AND r.id = $1 AND r.erased = 0",
            [.bytes(id.bytes)]
        )
    }

    /// A record that a facet finds.
    init(_ kinds: [RecordKind], with facet: Facet) {
        self.init(
            kinds,
            "SELECT 1 FROM record_facets f WHERE f.kind = k.kind AND f.name = $1 AND f.value = $2",
            [.text(facet.key), .text(facet.value)]
        )
    }

    private init(_ kinds: [RecordKind], _ condition: String, _ sought: [StoredValue]) {
        let places = kinds.indices.map { "($\(sought.count + $0 + 1))" }
        statement = """
            WITH kinds (kind) AS (VALUES \(places.joined(separator: ", ")))
            SELECT k.kind FROM kinds k WHERE EXISTS (\(condition))
            """
        values = sought + kinds.map { .text($0.rawValue) }
    }
}
