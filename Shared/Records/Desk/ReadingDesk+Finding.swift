import Storage
public import Vocabulary
public import WireCodec

/// In which kinds to look for something; what is looked for there passes the access rules as ever.
extension ReadingDesk {
    /// Those of the kinds that have a record of an identifier, whoever may see it; never hand it on.
    public func kinds(among kinds: [RecordKind], of id: Identifier) throws -> [RecordKind] {
        try holding(
            kinds,
            "SELECT 1 FROM records r WHERE r.kind = k.kind AND r.id = $1 AND r.erased = 0",
            .bytes(id.bytes)
        )
    }

    /// Those of the kinds of which a facet finds a record, whoever may see it; never hand it on.
    public func kinds(among kinds: [RecordKind], with facet: Facet) throws -> [RecordKind] {
        try holding(
            kinds,
            "SELECT 1 FROM record_facets f WHERE f.kind = k.kind AND f.name = $1 AND f.value = $2",
            .text(facet.key),
            .text(facet.value)
        )
    }

    /// The kinds, in their order, for which a statement finds something: one look into an index for each.
    private func holding(
        _ kinds: [RecordKind],
        _ statement: String,
        _ values: StoredValue...
    ) throws -> [RecordKind] {
        guard !kinds.isEmpty else { return [] }
        let places = kinds.indices.map { "($\(values.count + $0 + 1))" }
        let rows = try snapshot.rows(
            """
            WITH kinds (kind) AS (VALUES \(places.joined(separator: ", ")))
            SELECT k.kind FROM kinds k WHERE EXISTS (\(statement))
            """,
            values: values + kinds.map { .text($0.rawValue) }
        )
        let found = Set(try rows.map { RecordKind(rawValue: try $0["kind"]) })
        return kinds.filter(found.contains)
    }
}
