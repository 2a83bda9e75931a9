import Storage
public import Vocabulary
import WireCodec

/// Reading all at once what a reference finds, so that it can be at hand the next time.
extension ReadingDesk {
    /// How many records of a kind are gathered at most: lists of more are read page by page.
    static var mostGathered: Int { 32 }

    /// Reads what a reference finds of several kinds, with the clocks, for lists and clocks that are asked
    /// for afterwards: two statements for all of them, and none where it is at hand.
    ///
    /// Access is asked when they are listed. Gathers nothing of a kind of which there is more than a page
    /// holds, for words of lists, which find too many, and where this desk writes: what is listed there must
    /// hold what was written.
    public func gather(_ kinds: [RecordKind], under facet: Facet) throws {
        guard glance == nil, !(snapshot is WriteTransaction), facet.findsAtHand else { return }
        let gathering = Gathering(kinds, under: facet, most: Self.mostGathered)
        let rows = try snapshot.rows(gathering.statement, values: gathering.values)
        var found: [RecordKind: [StoredRow]] = [:]
        for kind in kinds { found[kind] = [] }
        for row in rows { found[RecordKind(rawValue: try row["kind"]), default: []].append(row) }
        let all = found.filter { $0.value.count <= Self.mostGathered }
        let places = try all.flatMap { kind, rows in try rows.map { try $0.place(of: kind) } }
        try gatherClocks(of: places)
        for (kind, rows) in all {
            for row in rows { gather([row], of: .record(try row.place(of: kind))) }
            gather(try rows.map { try $0.only("id") }, of: .found(kind, facet))
        }
    }

    /// What the caller may see of all that a single reference finds, newest first; nothing where that is
    /// neither at hand nor gathered.
    func sightsAtHand<R: Record>(
        of type: R.Type,
        under facets: [Facet],
        _ limit: Int,
        showsStubs: Bool
    ) throws -> [Sight<R>]? {
        guard facets.count == 1, limit >= Self.mostGathered,
            let found = rowsAtHand(of: .found(R.kind, facets[0]))
        else { return nil }
        // Whoever reads no content at all is shown nothing, and nothing is opened for them.
        if found.isEmpty || R.accessRule == .house && !Readership.isSomething(for: viewer) {
            return []
        }
        let rows = try found.map { row in
            guard let row = try self.row(of: R.kind, try row.place(of: R.kind).id) else {
                throw KeptDataError.unreadable("a record that was found is not there")
            }
            return row
        }
        try loadKeys(of: rows)
        return try rows.compactMap { row in
            sight(of: try opened(row, as: R.self), showsStubs: showsStubs)
        }
    }

    private func gatherClocks(of places: [Shelf.Place]) throws {
        guard !places.isEmpty else { return }
        // Of a length that few statements have, so that each is prepared once; nothing is of no kind.
        var length = 1
        while length < places.count { length *= 2 }
        var values = places.flatMap {
            [.text($0.kind.rawValue), .bytes($0.id.bytes)] as [StoredValue]
        }
        for _ in places.count..<length { values += [.text(""), .bytes([])] }
        let rows = try snapshot.rows(Self.clocksStatement(of: length), values: values)
        var clocks: [Shelf.Place: [StoredRow]] = [:]
        for place in places { clocks[place] = [] }
        for row in rows {
            let place = try row.place(of: RecordKind(rawValue: try row["kind"]))
            clocks[place, default: []].append(row)
        }
        for (place, rows) in clocks { gather(rows, of: .clocks(place)) }
    }

    /// The clocks of so many records, each record's in the order in which they started.
    ///
    /// A join, since of a list of pairs the engine would go through the clocks of all records.
    static func clocksStatement(of count: Int) -> String {
        let places = (0..<count).map { "($\(2 * $0 + 1), $\(2 * $0 + 2))" }
        return """
            WITH places (kind, id) AS (VALUES \(places.joined(separator: ", ")))
            SELECT c.kind, c.id, c.name, c.started_at, c.stopped_at, c.extended_until, c.extended_version
            FROM places p JOIN record_clocks c ON c.kind = p.kind AND c.id = p.id
            ORDER BY c.started_at, c.name
            """
    }
}

/// The statement that reads what a reference finds of several kinds, of each the newest.
struct Gathering {
    let statement: String
    let values: [StoredValue]

    /// One more of each kind than `most`, by which it shows that there are more.
    init(_ kinds: [RecordKind], under facet: Facet, most: Int) {
        let arms = kinds.indices.map { place in
            """
            SELECT * FROM (
                SELECT f.kind AS kind, f.id AS id, r.version AS version, r.state AS state,
                    f.filed_at AS filed_at, r.key AS key, r.merged_into AS merged_into, v.sealed AS sealed
                FROM record_facets f
                JOIN records r ON r.kind = f.kind AND r.id = f.id
                JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
                WHERE f.kind = $\(place + 4) AND f.name = $1 AND f.value = $2
                    AND r.erased = 0 AND r.merged_into IS NULL
                ORDER BY f.filed_at DESC, f.id DESC LIMIT $3) AS of\(place)
            """
        }
        statement = arms.joined(separator: " UNION ALL ")
        values =
            [.text(facet.key), .text(facet.value), .integer(Int64(most + 1))]
            + kinds.map { .text($0.rawValue) }
    }
}

extension StoredRow {
    /// The record that a row is of.
    fileprivate func place(of kind: RecordKind) throws -> Shelf.Place {
        Shelf.Place(kind: kind, id: try Identifier(stored: try self["id"]))
    }
}
