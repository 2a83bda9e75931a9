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
    /// How many records a page may open for each that it shows; then it ends, with a cursor.
    static var examinedPerPage: Int { 2_000 }
    /// How many places of an index a page may pass over; then it ends, with a cursor.
    static var walkedPerPage: Int { 20_000 }
    /// How many places it passes over before it asks whether there is anything left, and at once later.
    private static var windows: (first: Int, later: Int) { (500, 4_000) }

    /// Lists what the caller may see, newest first.
    ///
    /// Stubs stand in a list without a filter only: to be found by a facet or a state would tell what
    /// the stub hides. A method that answers for that itself, as a journey does, lists them all the
    /// same with `tellingStubs`. Where who sees a record follows from how it is filed, those of others
    /// stay closed.
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
        if states.isEmpty, cursor == nil,
            let sights = try sightsAtHand(of: R.self, under: facets, limit, showsStubs: showsStubs)
        {
            return RecordPage(records: sights, next: nil)
        }
        let readership = R.accessRule == .house ? Readership(viewer) : nil
        let sieve = readership.map { Sieve(readership: $0, showsStubs: showsStubs) }
        let query = try query(R.self, facets, states, through: sieve)
        var place = try cursor.map { try self.place($0, of: query) } ?? .end
        if R.accessRule == .house, readership == nil { return RecordPage(records: [], next: nil) }
        let lanes = try lanes(of: R.self, facets, showingStubs: showsStubs)
        var walk: LaneWalk?
        var shown: [Sight<R>] = []
        var (examined, walked) = (0, 0)
        while shown.count < limit, examined < Self.examinedPerPage, walked < Self.walkedPerPage {
            let isFirst = walked == 0
            if let lanes, walk == nil, lanes.areFew || !isFirst {
                walk = try self.walk(lanes, R.self, states)
            }
            // What is sifted further may come to less; what only lanes find is shown.
            let least = walk?.isSifted == false ? 1 : 16
            let wanted = max(limit - shown.count, least)
            let passage =
                try walk?.next(wanted, before: place)
                ?? window(
                    of: query,
                    before: place,
                    rows: sieve.map { _ in isFirst ? Self.windows.first : Self.windows.later },
                    limit: wanted
                )
            try loadKeys(of: passage.rows)
            for row in passage.rows {
                let kept = try opened(row, as: R.self)
                place = ListPlace(at: kept.filedAt, id: kept.id.stored)
                examined += 1
                guard let sight = sight(of: kept, showsStubs: showsStubs) else { continue }
                shown.append(sight)
                if shown.count == limit { break }
            }
            // As many as were asked for: there may be more up to where it looked.
            if passage.rows.count == wanted || shown.count == limit { continue }
            guard let end = passage.end else { return RecordPage(records: shown, next: nil) }
            place = end
            if isFirst, walk == nil, cursor == nil, !showsStubs,
                try knownCount(R.self, facets, states) == shown.count
            {
                return RecordPage(records: shown, next: nil)
            }
            walked += passage.places
        }
        return RecordPage(records: shown, next: try sealed(place, of: query))
    }

    private func walk<R: Record>(
        _ lanes: ReaderLanes,
        _ type: R.Type,
        _ states: [R.State]
    ) throws -> LaneWalk {
        let pick = try PickQuery(
            R.kind,
            facets: lanes.others,
            states: states.map(\.rawValue),
            after: viewer.successions
        )
        return LaneWalk(lanes.lanes, of: R.kind, pick, in: snapshot)
    }

    /// What the caller may know of a record that a list has come to.
    func sight<R: Record>(of kept: KeptRecord<R>, showsStubs: Bool) -> Sight<R>? {
        guard let sight = Sight(of: kept.filed, for: viewer), showsStubs || sight.content != nil
        else { return nil }
        if sight.content != nil { touch(R.kind, kept.id.identifier, kept.version) }
        return sight
    }

    /// How many there are for the caller, where that is known without looking.
    private func knownCount<R: Record>(
        _ type: R.Type,
        _ facets: [Facet],
        _ states: [R.State]
    ) throws -> Int? {
        guard let count = try tallied(R.self, by: nil, facets: facets) else { return nil }
        guard !states.isEmpty else { return count.total }
        return Set(states).reduce(0) { $0 + (count.byValue[$1.rawValue] ?? 0) }
    }

    /// What a list finds within so many places of its index, or without a number in all of it.
    private func window(
        of query: ListQuery,
        before place: ListPlace,
        rows: Int?,
        limit: Int
    ) throws -> ListPassage {
        let end = try rows.flatMap { try self.end(of: query, before: place, rows: $0) }
        return ListPassage(
            rows: try page(query, before: place, to: end ?? .start, limit: limit),
            end: end,
            places: rows ?? 0
        )
    }

    /// Where a window of so many places ends; nothing where the list ends before.
    private func end(
        of query: ListQuery,
        before place: ListPlace,
        rows: Int
    ) throws -> ListPlace? {
        let row = try snapshot.row(
            query.windowStatement,
            values: query.windowValues(before: place, rows: rows)
        )
        return try row.map { ListPlace(at: try $0["filed_at"], id: try $0["id"]) }
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

    /// How many records there are, whoever calls, as far as `limit`; none of them is opened.
    ///
    /// For guards that must know how many and not which.
    public func number<R: Record>(
        of type: R.Type = R.self,
        facets: [Facet] = [],
        states: [R.State] = [],
        upTo limit: Int
    ) throws -> Int {
        try page(query(R.self, facets, states), before: .end, limit: limit).count
    }

    func query<R: Record>(
        _ type: R.Type,
        _ facets: [Facet],
        _ states: [R.State],
        through sieve: Sieve? = nil
    ) throws -> ListQuery {
        try ListQuery(
            R.kind,
            facets: facets,
            states: states.map(\.rawValue),
            after: viewer.successions,
            through: sieve
        )
    }

    func page(
        _ query: ListQuery,
        before place: ListPlace,
        to end: ListPlace = .start,
        limit: Int
    ) throws -> [StoredRow] {
        try snapshot.rows(
            query.statement,
            values: query.values(before: place, to: end, limit: limit)
        )
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
