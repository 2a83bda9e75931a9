import Storage
import Vocabulary

/// A count that no tally holds: it passes over the index of one facet, and looks up the others and who reads
/// it for each record, without opening one.
struct WalkedCount {
    let kind: RecordKind
    let readership: Readership
    let by: String?
    let successions: Successions
    private let source: RecordSource

    init(
        kind: RecordKind,
        readership: Readership,
        facets: [Facet],
        by: String?,
        after successions: Successions
    ) throws {
        (self.kind, self.readership, self.by) = (kind, readership, by)
        self.successions = successions
        source = try RecordSource(kind, facets: facets, states: [], after: successions)
    }

    /// Counts among at most so many records.
    func count(in snapshot: ReadTransaction, atMost limit: Int) throws -> RecordCount {
        var count = RecordCount()
        let name = by.map { Facet($0, "").filedKey }
        var values = StatementValues(of: kind)
        let (found, readable) = parts(&values, limit + 1)
        let isWithout =
            name.map { name in
                """
                NOT EXISTS (SELECT 1 FROM record_facets m
                WHERE m.kind = $1 AND m.id = n.id AND m.name = \(values.bind(name)))
                """
            } ?? "1 = 0"
        let rows = try snapshot.rows(
            """
            SELECT n.state, COUNT(*) AS passed, SUM(CASE WHEN \(readable) THEN 1 ELSE 0 END) AS records,
            SUM(CASE WHEN \(readable) AND \(isWithout) THEN 1 ELSE 0 END) AS lacking
            FROM (\(found)) n GROUP BY n.state
            """,
            values: values.all
        )
        var passed = 0
        for row in rows {
            let records: Int = try row["records"]
            passed += try row["passed"] as Int
            count.total += records
            if name == nil {
                count.add(records, of: try row["state"])
            } else {
                count.add(try row["lacking"], of: "")
            }
        }
        count.isLowerBound = passed > limit
        if let name { try addValues(of: name, to: &count, in: snapshot, atMost: limit) }
        return count
    }

    private func addValues(
        of name: String,
        to count: inout RecordCount,
        in snapshot: ReadTransaction,
        atMost limit: Int
    ) throws {
        var values = StatementValues(of: kind)
        let (found, readable) = parts(&values, limit + 1)
        let joined = """
            FROM (\(found)) n JOIN record_facets o
            ON o.kind = $1 AND o.id = n.id AND o.name = \(values.bind(name)) WHERE \(readable)
            """
        let sums = try snapshot.rows(
            "SELECT o.value, COUNT(*) AS records \(joined) GROUP BY o.value",
            values: values.all
        )
        for row in sums { count.add(try row["records"], of: today(try row["value"])) }
        guard Facet.hasSuccessors(name) else { return }
        var several: [[UInt8]: [String]] = [:]
        try snapshot.forEach(
            """
            SELECT n.id, o.value \(joined) AND (SELECT COUNT(*) FROM record_facets m
            WHERE m.kind = $1 AND m.id = n.id AND m.name = o.name) > 1
            """,
            values: values.all
        ) { row in
            several[try row["id"], default: []].append(today(try row["value"]))
            return true
        }
        // Counted once for each of their values that are called the same today.
        for words in several.values { count.takeBackRepeated(words, 1) }
    }

    /// The records that are passed over, and the condition under which one is theirs.
    private func parts(
        _ values: inout StatementValues,
        _ limit: Int
    ) -> (found: String, readable: String) {
        let arms = source.arms(&values).map { arm in
            """
            SELECT r.id AS id, r.state AS state, r.class AS class FROM \(arm.table)
            WHERE \(arm.conditions)
            """
        }
        let found =
            arms.joined(separator: " UNION ALL ") + " LIMIT \(values.bind(.integer(Int64(limit))))"
        let isTheirs = readership.condition(on: "c.node") { values.bind($0) }
        return (
            found,
            """
            n.class IN (SELECT c.class FROM record_class_nodes c
            WHERE c.weight > 0 AND \(isTheirs))
            """
        )
    }

    private func today(_ value: String) -> String {
        by.map { Facet.countedValue(value, of: $0, after: successions) } ?? value
    }
}
