import RPC
import Storage
import Vocabulary

/// The records of a kind that facets and states find, as parts of a statement.
struct RecordSource {
    /// A way to some of them, by one index.
    struct Arm {
        /// The table whose order it goes by.
        let driver: String
        /// What stands after `FROM`; records are `r`.
        let table: String
        let conditions: String
    }

    private let facets: [Facet]
    private let states: [String]
    private let successions: Successions

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
        (self.facets, self.states, self.successions) = (facets, states, successions)
    }

    /// One arm for each value that the first facet looks for; together they find each record once.
    func arms(_ values: inout StatementValues, through sieve: Sieve? = nil) -> [Arm] {
        var conditions = conditions(&values, on: facets.dropFirst())
        if let sieve { conditions.append(sieve.condition(&values)) }
        return driven(
            "record_facets f JOIN records r ON r.kind = f.kind AND r.id = f.id",
            by: conditions,
            &values
        )
    }

    /// What all facets and states ask of a record.
    func conditions(_ values: inout StatementValues) -> [String] {
        conditions(&values, on: facets[...])
    }

    private func conditions(
        _ values: inout StatementValues,
        on facets: ArraySlice<Facet>
    ) -> [String] {
        var conditions = ["r.kind = $1", "r.erased = 0", "r.merged_into IS NULL"]
        for facet in facets {
            let name = values.bind(facet.filedKey)
            let sought = facet.filedValues(after: successions).map { values.bind($0) }
            conditions.append(
                """
                EXISTS (SELECT 1 FROM record_facets o WHERE o.kind = r.kind AND o.id = r.id
                AND o.filed_at = r.filed_at AND o.name = \(name)
                AND o.value IN (\(sought.joined(separator: ", "))))
                """
            )
        }
        if !states.isEmpty {
            let states = states.map { values.bind($0) }
            conditions.append("r.state IN (\(states.joined(separator: ", ")))")
        }
        return conditions
    }

    /// The same places in the indexes, whatever stands there.
    func places(_ values: inout StatementValues) -> [Arm] {
        guard !facets.isEmpty else {
            return [Arm(driver: "r", table: "records r", conditions: "r.kind = $1")]
        }
        return driven("record_facets f", by: [], &values)
    }

    private func driven(
        _ table: String,
        by conditions: [String],
        _ values: inout StatementValues
    ) -> [Arm] {
        guard let first = facets.first else {
            let conditions = conditions.joined(separator: " AND ")
            return [Arm(driver: "r", table: "records r", conditions: conditions)]
        }
        let name = values.bind(first.filedKey)
        let sought = first.filedValues(after: successions).map { values.bind($0) }
        return sought.indices.map { place in
            let own = Self.conditions(name, sought[place], after: sought[..<place])
            return Arm(
                driver: "f",
                table: table,
                conditions: (conditions + own).joined(separator: " AND ")
            )
        }
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
}

/// The values of a statement that is being put together; `$1` is a kind.
struct StatementValues {
    private(set) var all: [StoredValue]

    init(of kind: RecordKind) { all = [.text(kind.rawValue)] }

    /// Adds a value and answers how the statement names it.
    mutating func bind(_ text: String) -> String { bind(.text(text)) }

    /// Adds a value and answers how the statement names it.
    mutating func bind(_ value: StoredValue) -> String {
        all.append(value)
        return "$\(all.count)"
    }

    /// Keeps room for a value that is known later.
    mutating func reserve() -> String { bind(.null) }
}
