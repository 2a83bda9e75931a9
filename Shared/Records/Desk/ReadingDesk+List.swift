import RPC
import Storage
public import Vocabulary
public import WireCodec

/// A page of a list.
public struct RecordPage<R: Record>: Sendable {
    /// What the caller may see, newest first.
    public var records: [Sight<R>]
    /// Where the next page begins; `nil` on the last one.
    public var next: Bytes?
}

extension ReadingDesk {
    /// How many records a page may examine for each that it shows; then it ends, with a cursor.
    static var examinedPerPage: Int { 2_000 }
    /// How many records a count may examine.
    static var examinedPerCount: Int { 20_000 }

    /// Lists what the caller may see, newest first.
    ///
    /// Stubs stand in a list without a filter only: to be found by a facet or a state would tell what
    /// the stub hides. A method that answers for that itself, as a journey does, lists them all the
    /// same with `tellingStubs`.
    public func list<R: Record>(
        _ type: R.Type = R.self,
        facets: [Facet] = [],
        states: [R.State] = [],
        limit: Int = 50,
        after cursor: Bytes? = nil,
        tellingStubs: Bool = false
    ) throws -> RecordPage<R> {
        let showsStubs = tellingStubs || (facets.isEmpty && states.isEmpty)
        guard (1...200).contains(limit) else { throw ServiceError.invalid("limit", "range.1-200") }
        let query = try query(R.self, facets, states)
        var place = try cursor.map { try self.place($0, of: query) } ?? .end
        var shown: [Sight<R>] = []
        var examined = 0
        while shown.count < limit, examined < Self.examinedPerPage {
            let rows = try page(query, before: place, limit: max(limit - shown.count, 16))
            try loadKeys(of: rows)
            for row in rows {
                let kept = try opened(row, as: R.self)
                place = ListPlace(at: kept.filedAt, id: kept.id.stored)
                examined += 1
                guard let sight = Sight(of: kept.filed, for: viewer),
                    showsStubs || sight.content != nil
                else { continue }
                if sight.content != nil { touch(R.kind, kept.id.identifier, kept.version) }
                shown.append(sight)
                if shown.count == limit { break }
            }
            if rows.isEmpty { return RecordPage(records: shown, next: nil) }
        }
        return RecordPage(records: shown, next: try sealed(place, of: query))
    }

    /// Records as the service itself needs them, newest first, whoever calls; never hand them on.
    ///
    /// For guards that must see all; throws where there are more than `limit`, at most 2,000.
    public func every<R: Record>(
        _ type: R.Type = R.self,
        facets: [Facet] = [],
        states: [R.State] = [],
        limit: Int = 500
    ) throws -> [Filed<R>] {
        precondition((1...Self.examinedPerPage).contains(limit), "a list has a limit")
        let query = try query(R.self, facets, states)
        let rows = try page(query, before: .end, limit: limit + 1)
        guard rows.count <= limit else {
            throw ServiceError.invalid("facets", "count.\(limit)")
        }
        try loadKeys(of: rows)
        return try rows.map { try opened($0, as: R.self).filed }
    }

    /// Counts what the caller may read in full by a facet's values, or by state.
    public func count<R: Record>(
        _ type: R.Type = R.self,
        by facet: String? = nil,
        facets: [Facet] = []
    ) throws -> RecordCount {
        let query = try query(R.self, facets, [])
        var count = RecordCount()
        var place = ListPlace.end
        var examined = 0
        while true {
            let rows = try page(query, before: place, limit: 500)
            try loadKeys(of: rows)
            for row in rows {
                guard examined < Self.examinedPerCount else {
                    count.isLowerBound = true
                    return count
                }
                let kept = try opened(row, as: R.self)
                place = ListPlace(at: kept.filedAt, id: kept.id.stored)
                examined += 1
                guard kept.access(for: viewer) == .content else { continue }
                count.add(
                    facet.map { self.counted($0, of: kept.record.facets) }
                        ?? [kept.state.rawValue]
                )
            }
            if rows.isEmpty { return count }
        }
    }

    func query<R: Record>(
        _ type: R.Type,
        _ facets: [Facet],
        _ states: [R.State]
    ) throws -> ListQuery {
        try ListQuery(
            R.kind,
            facets: facets,
            states: states.map(\.rawValue),
            after: viewer.successions
        )
    }

    func counted(_ facet: String, of facets: [Facet]) -> [String] {
        Facet.counted(facet, of: facets, after: viewer.successions)
    }

    func page(
        _ query: ListQuery,
        before place: ListPlace,
        limit: Int
    ) throws -> [StoredRow] {
        try snapshot.rows(query.statement, values: query.values(before: place, limit: limit))
    }

    /// Says at once which keys a page needs, so that they are loaded together.
    func loadKeys(of rows: [StoredRow]) throws {
        var missing: Set<KeyName> = []
        for row in rows {
            let name = KeyName(try row["key"])
            if keeper.keyring.key(name) == nil { missing.insert(name) }
        }
        if !missing.isEmpty { throw MissingKeys(names: missing) }
    }

    private func place(_ cursor: Bytes, of query: ListQuery) throws -> ListPlace {
        guard let cursor = SealedCursor(cursor, for: use(of: query), with: keeper.keys),
            let id = cursor.id
        else { throw ServiceError.unknownCursor }
        return ListPlace(at: cursor.number, id: id.bytes)
    }

    private func sealed(_ place: ListPlace, of query: ListQuery) throws -> Bytes? {
        guard let id = Identifier(bytes: place.id) else { return nil }
        return try SealedCursor(incarnation: "", number: place.at, id: id)
            .sealed(for: use(of: query), with: keeper.keys)
    }

    /// A cursor is one reader's, in one list.
    private func use(of query: ListQuery) -> String { "\(viewer.identity)\n\(query.use)" }
}

/// What was counted.
public struct RecordCount: Sendable {
    /// How many records have each value; the empty value stands for those without one.
    public private(set) var byValue: [String: Int] = [:]
    /// How many records.
    public private(set) var total = 0
    /// Whether there are more than were examined.
    public internal(set) var isLowerBound = false

    mutating func add(_ values: [String]) {
        total += 1
        for value in values.isEmpty ? [""] : Set(values) { byValue[value, default: 0] += 1 }
    }
}
