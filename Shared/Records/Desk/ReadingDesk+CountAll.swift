import Storage
public import Vocabulary

/// Counting whatever there is, whoever calls: for answers that hold sums over a whole service.
extension ReadingDesk {
    /// Counts every record of a kind that lists show to anybody, by state: all of them, or those that a word
    /// finds.
    ///
    /// For the national view, which is given sums and no record; the method that answers with it says who
    /// may hear them. Exact.
    public func countAll<R: Record>(
        _ type: R.Type = R.self,
        having facet: Facet? = nil
    ) throws -> RecordCount {
        precondition(facet.map(Tallies.hold) ?? true, "references stand in no tally")
        guard try isClassified(R.kind) else { return try countedRows(R.self, having: facet) }
        return try Tallies(R.kind, nil, viewer.successions, in: snapshot).byState(having: facet)
    }

    /// How many records of a kind have no facet of a name, whoever calls.
    public func countAll<R: Record>(
        _ type: R.Type = R.self,
        lacking name: String
    ) throws -> Int {
        if try isClassified(R.kind) {
            let tallies = Tallies(R.kind, nil, viewer.successions, in: snapshot)
            return try tallies.byValue(of: name).byValue[""] ?? 0
        }
        let row = try snapshot.row(
            """
            SELECT COUNT(*) AS n FROM records r
            WHERE r.kind = $1 AND r.erased = 0 AND r.merged_into IS NULL AND NOT EXISTS (
                SELECT 1 FROM record_facets f WHERE f.kind = $1 AND f.id = r.id AND f.name = $2)
            """,
            R.kind.rawValue,
            Facet(name, "").filedKey
        )
        return try row?["n"] ?? 0
    }

    /// The rows themselves, where a store of an earlier version is still being counted.
    func countedRows<R: Record>(
        _ type: R.Type,
        having facet: Facet?
    ) throws -> RecordCount {
        var count = RecordCount()
        var values = StatementValues(of: R.kind)
        var found = ""
        if let facet {
            let name = values.bind(facet.filedKey)
            let sought = facet.filedValues(after: viewer.successions).map { values.bind($0) }
            found = """
                AND EXISTS (SELECT 1 FROM record_facets f WHERE f.kind = $1 AND f.id = r.id
                AND f.name = \(name) AND f.value IN (\(sought.joined(separator: ", "))))
                """
        }
        let rows = try snapshot.rows(
            """
            SELECT r.state, COUNT(*) AS n FROM records r
            WHERE r.kind = $1 AND r.erased = 0 AND r.merged_into IS NULL \(found) GROUP BY r.state
            """,
            values: values.all
        )
        for row in rows {
            let records: Int = try row["n"]
            count.total += records
            count.add(records, of: try row["state"])
        }
        return count
    }
}
