import Storage
import Vocabulary

/// A way along the lanes of somebody: each record that they read and one facet finds, newest first, without
/// passing over those of others.
struct LaneWalk {
    /// One lane, and the next places in it.
    private struct Head {
        let number: Int64
        var places: ArraySlice<ListPlace> = []
        var isOver = false
    }

    private let snapshot: ReadTransaction
    private var heads: [Head]
    private let pick: PickQuery

    /// Whether not all that stands in the lanes is sought.
    var isSifted: Bool { pick.isSifted }

    init(_ lanes: Set<Lane>, of kind: RecordKind, _ pick: PickQuery, in snapshot: ReadTransaction) {
        self.snapshot = snapshot
        self.pick = pick
        heads = lanes.map { Head(number: $0.number(of: kind)) }
    }

    /// The rows among the next so many places, and the last of these; no place where the lanes end before.
    mutating func next(_ count: Int, before place: ListPlace) throws -> ListPassage {
        let places = try self.places(count, before: place)
        return ListPassage(
            rows: try pick.rows(at: places, in: snapshot),
            end: places.count < count ? nil : places.last,
            places: places.count
        )
    }

    private mutating func places(_ count: Int, before start: ListPlace) throws -> [ListPlace] {
        var found: [ListPlace] = []
        // What the page before did not come to is read again: its last place may lie anywhere.
        for lane in heads.indices { (heads[lane].places, heads[lane].isOver) = ([], false) }
        let atOnce = heads.count <= Self.lanesReadWhole ? count : Self.placesAtOnce
        while found.count < count {
            let last = found.last ?? start
            for lane in heads.indices where heads[lane].places.isEmpty && !heads[lane].isOver {
                try read(lane, before: last, atOnce)
            }
            guard let newest = heads.compactMap(\.places.first).max() else { break }
            found.append(newest)
            // A record stands in several lanes where several of the nodes read it.
            for lane in heads.indices where heads[lane].places.first == newest {
                heads[lane].places.removeFirst()
            }
        }
        return found
    }

    private mutating func read(_ lane: Int, before place: ListPlace, _ count: Int) throws {
        let rows = try snapshot.rows(
            Self.statement,
            heads[lane].number,
            place.at,
            place.id,
            count
        )
        heads[lane].places = try rows.map { ListPlace(at: try $0["filed_at"], id: try $0["id"]) }[
            ...
        ]
        heads[lane].isOver = rows.count < count
    }

    /// The next places of a lane.
    static let statement = """
        SELECT filed_at, id FROM record_lanes WHERE lane = $1 AND (filed_at, id) < ($2, $3)
        ORDER BY filed_at DESC, id DESC LIMIT $4
        """
    /// So few lanes are read as far as a page can need.
    private static let lanesReadWhole = 4
    /// Places that are read of one of many lanes.
    private static let placesAtOnce = 16
}

/// What one look at the store came to.
struct ListPassage {
    let rows: [StoredRow]
    /// Up to where it looked; nothing where there is no more.
    let end: ListPlace?
    /// How many places it passed over.
    let places: Int
}

/// The statement that takes records at certain places, as far as facets and states find them.
struct PickQuery {
    let statement: String
    /// Whether it asks more of records than that lists show them.
    let isSifted: Bool
    private let fixed: [StoredValue]

    /// `facets` are those that the places do not answer for.
    init(
        _ kind: RecordKind,
        facets: [Facet],
        states: [String],
        after successions: Successions
    ) throws {
        let source = try RecordSource(kind, facets: facets, states: states, after: successions)
        isSifted = !facets.isEmpty || !states.isEmpty
        var values = StatementValues(of: kind)
        let ids = (0..<Self.atOnce).map { _ in values.reserve() }
        let conditions = source.conditions(&values)
        statement = """
            SELECT r.id AS id, r.version AS version, r.state AS state, r.filed_at AS filed_at,
            r.key AS key, r.merged_into AS merged_into, v.sealed AS sealed FROM records r
            JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
            WHERE r.id IN (\(ids.joined(separator: ", "))) AND \(conditions.joined(separator: " AND "))
            """
        fixed = values.all
    }

    /// The rows in the order of the places.
    func rows(at places: [ListPlace], in snapshot: ReadTransaction) throws -> [StoredRow] {
        var found: [StoredRow] = []
        for start in stride(from: 0, to: places.count, by: Self.atOnce) {
            let part = places[start..<min(start + Self.atOnce, places.count)].map(\.id)
            // One text for however many: the last place stands for those that are not there.
            let ids = part + Array(repeating: part[part.count - 1], count: Self.atOnce - part.count)
            let rows = try snapshot.rows(
                statement,
                values: fixed.prefix(1) + ids.map { .bytes($0) }
                    + fixed.dropFirst(1 + Self.atOnce)
            )
            let byID = try Dictionary(rows.map { (try $0["id"] as [UInt8], $0) }) { first, _ in
                first
            }
            found += part.compactMap { byID[$0] }
        }
        return found
    }

    private static let atOnce = 50
}
