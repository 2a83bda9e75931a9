import RPC
import Storage
import Vocabulary

/// Where a page ended.
struct ListPlace: Comparable {
    let at: Int64
    let id: [UInt8]

    /// Before the newest.
    static let end = ListPlace(at: .max, id: [UInt8](repeating: 0xff, count: 16))
    /// After the oldest.
    static let start = ListPlace(at: .min, id: [])

    static func < (left: ListPlace, right: ListPlace) -> Bool {
        left.at == right.at ? left.id.lexicographicallyPrecedes(right.id) : left.at < right.at
    }
}

/// What leaves records closed that somebody cannot see, by their classes.
struct Sieve {
    let readership: Readership
    /// Whether it lets those through of which they may only know that they exist.
    let showsStubs: Bool

    /// The condition on a record `r`; what has no class of today is let through, to be asked.
    func condition(_ values: inout StatementValues) -> String {
        let isTheirs = readership.condition(on: "c", knowing: showsStubs) { values.bind($0) }
        return """
            (r.class IS NULL OR EXISTS (SELECT 1 FROM record_class_nodes c
            WHERE c.class = r.class AND \(isTheirs)))
            """
    }
}

/// The statement of a list, and what its cursors are bound to.
///
/// A list walks the index of its first facet. Where that looks for several values (a province and
/// those that it took in) each has an arm of its own, already in order, and the arms are merged; so a
/// page costs what it shows and not what there is.
struct ListQuery {
    let statement: String
    /// The last place of a window of so many rows, whether they are shown or not.
    let windowStatement: String
    /// Kind, facets and states in one text: a cursor of one list is none of another.
    let use: String
    private let fixed: [StoredValue]
    private let windowFixed: [StoredValue]

    init(
        _ kind: RecordKind,
        facets: [Facet],
        states: [String],
        after successions: Successions,
        through sieve: Sieve? = nil
    ) throws {
        let source = try RecordSource(kind, facets: facets, states: states, after: successions)
        var values = StatementValues(of: kind)
        let (at, id) = (values.reserve(), values.reserve())
        let (endAt, endID, limit) = (values.reserve(), values.reserve(), values.reserve())
        let arms = source.arms(&values, through: sieve).map { arm in
            """
            SELECT \(arm.driver).id AS id, r.version AS version, r.state AS state,
            \(arm.driver).filed_at AS filed_at, r.key AS key, r.merged_into AS merged_into, v.sealed AS sealed
            FROM \(arm.table)
            JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
            WHERE \(arm.conditions) AND (\(arm.driver).filed_at, \(arm.driver).id) < (\(at), \(id))
            AND (\(arm.driver).filed_at, \(arm.driver).id) >= (\(endAt), \(endID))
            """
        }
        let order = " ORDER BY filed_at DESC, id DESC LIMIT"
        statement = arms.joined(separator: " UNION ALL ") + "\(order) \(limit)"
        fixed = values.all
        var windowed = StatementValues(of: kind)
        let (from, below, length) = (windowed.reserve(), windowed.reserve(), windowed.reserve())
        windowStatement =
            source.places(&windowed).map { arm in
                """
                SELECT \(arm.driver).filed_at AS filed_at, \(arm.driver).id AS id FROM \(arm.table)
                WHERE \(arm.conditions)
                AND (\(arm.driver).filed_at, \(arm.driver).id) < (\(from), \(below))
                """
            }.joined(separator: " UNION ALL ") + "\(order) 1 OFFSET \(length)"
        windowFixed = windowed.all
        use = ([kind.rawValue] + facets.map { "\($0.key)=\($0.value)" } + states)
            .joined(separator: "\n")
    }

    /// The values of a page that begins before one place and does not go beyond another.
    func values(before place: ListPlace, to end: ListPlace = .start, limit: Int) -> [StoredValue] {
        let places: [StoredValue] = [
            .integer(place.at), .bytes(place.id), .integer(end.at), .bytes(end.id),
            .integer(Int64(limit)),
        ]
        return fixed.prefix(1) + places + fixed.dropFirst(1 + places.count)
    }

    /// The values of a window of so many rows that begins before a place.
    func windowValues(before place: ListPlace, rows: Int) -> [StoredValue] {
        let places: [StoredValue] = [
            .integer(place.at), .bytes(place.id), .integer(Int64(rows - 1)),
        ]
        return windowFixed.prefix(1) + places + windowFixed.dropFirst(1 + places.count)
    }
}
