import RPC
import Storage
import Vocabulary

/// Where a page ended.
struct ListPlace {
    let at: Int64
    let id: [UInt8]

    /// Before the newest.
    static let end = ListPlace(at: .max, id: [UInt8](repeating: 0xff, count: 16))
}

/// The statement of a list, and what its cursors are bound to.
///
/// A list walks the index of its first facet. Where that looks for several values (a province and
/// those that it took in) each has an arm of its own, already in order, and the arms are merged; so a
/// page costs what it shows and not what there is.
struct ListQuery {
    let statement: String
    /// Kind, facets and states in one text: a cursor of one list is none of another.
    let use: String
    private let fixed: [StoredValue]

    /// At most this many facets in one query.
    static let facetLimit = 8

    init(
        _ kind: RecordKind,
        facets: [Facet],
        states: [String],
        after successions: Successions
    ) throws {
        guard facets.count <= Self.facetLimit else {
            throw ServiceError.invalid("facets", "count.\(Self.facetLimit)")
        }
        var values: [StoredValue] = [.text(kind.rawValue)]
        func bind(_ text: String) -> String {
            values.append(.text(text))
            return "$\(values.count)"
        }
        var conditions = ["r.kind = $1", "r.erased = 0", "r.merged_into IS NULL"]
        for facet in facets.dropFirst() {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM record_facets o WHERE o.kind = r.kind AND o.id = r.id
                AND o.filed_at = r.filed_at AND o.name = \(bind(facet.filedKey))
                AND o.value IN (\(facet.filedValues(after: successions).map(bind).joined(separator: ", "))))
                """
            )
        }
        if !states.isEmpty {
            conditions.append("r.state IN (\(states.map(bind).joined(separator: ", ")))")
        }
        let name = facets.first.map { bind($0.filedKey) }
        let sought = facets.first.map { $0.filedValues(after: successions).map(bind) } ?? []
        let (at, id, limit) = (values.count + 1, values.count + 2, values.count + 3)
        func arm(_ driver: String, _ table: String, _ own: [String]) -> String {
            """
            SELECT \(driver).id AS id, r.version AS version, r.state AS state,
            \(driver).filed_at AS filed_at, r.key AS key, r.merged_into AS merged_into, v.sealed AS sealed FROM \(table)
            JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
            WHERE \((conditions + own).joined(separator: " AND "))
            AND (\(driver).filed_at, \(driver).id) < ($\(at), $\(id))
            """
        }
        let arms =
            name.map { name in
                sought.indices.map { place in
                    arm(
                        "f",
                        "record_facets f JOIN records r ON r.kind = f.kind AND r.id = f.id",
                        Self.conditions(name, sought[place], after: sought[..<place])
                    )
                }
            } ?? [arm("r", "records r", [])]
        statement =
            arms.joined(separator: " UNION ALL ")
            + " ORDER BY filed_at DESC, id DESC LIMIT $\(limit)"
        fixed = values
        use = ([kind.rawValue] + facets.map { "\($0.key)=\($0.value)" } + states)
            .joined(separator: "\n")
    }

    /// What an arm asks of its facet: one value, and none of those that an earlier arm shows.
    private static func conditions(
        _ name: String,
        _ value: String,
        after earlier: ArraySlice<String>
    ) -> [String] {
        let own = ["f.kind = $1", "f.name = \(name) AND f.value = \(value)"]
        guard !earlier.isEmpty else { return own }
        return own + [
            """
            NOT EXISTS (SELECT 1 FROM record_facets e WHERE e.kind = f.kind AND e.id = f.id
            AND e.filed_at = f.filed_at AND e.name = f.name
            AND e.value IN (\(earlier.joined(separator: ", "))))
            """
        ]
    }

    func values(before place: ListPlace, limit: Int) -> [StoredValue] {
        fixed + [.integer(place.at), .bytes(place.id), .integer(Int64(limit))]
    }
}
