import Storage
import Vocabulary

/// The tallies of a kind as somebody reads them: what stands at their nodes, added up.
struct Tallies {
    private let kind: RecordKind
    /// Whose; nobody's in particular for those of every record.
    private let readership: Readership?
    private let successions: Successions
    private let snapshot: ReadTransaction

    init(
        _ kind: RecordKind,
        _ readership: Readership?,
        _ successions: Successions,
        in snapshot: ReadTransaction
    ) {
        (self.kind, self.readership) = (kind, readership)
        (self.successions, self.snapshot) = (successions, snapshot)
    }

    /// Whether what a facet finds stands in tallies.
    static func hold(_ facet: Facet) -> Bool {
        hold(facet.key) && facet.isStorable && !facet.isReference
    }

    /// Whether a name can be one of a facet's, and not of the tallies' own.
    static func hold(_ name: String) -> Bool {
        !name.isEmpty
            && ![Tally.together(""), Tally.references("")].contains(where: name.hasSuffix)
    }

    /// By state, all records or those that a facet finds.
    func byState(having facet: Facet? = nil) throws -> RecordCount {
        let sought = facet?.filedValues(after: successions) ?? [""]
        let name = facet?.filedKey ?? ""
        var count = RecordCount()
        for (line, records) in try sums([name], of: sought) {
            count.total += records
            count.add(records, of: line.state)
        }
        guard sought.count > 1 else { return count }
        for (line, records) in try sums([Tally.together(name)]) {
            // Counted once for each of its values that was looked for.
            let found = Set(Tally.words(together: line.value)).intersection(sought).count
            guard found > 1 else { continue }
            count.total -= (found - 1) * records
            count.add(-(found - 1) * records, of: line.state)
        }
        return count
    }

    /// By a facet's values; the empty value stands for the records without one.
    func byValue(of name: String) throws -> RecordCount {
        let filed = Facet(name, "").filedKey
        var count = RecordCount()
        count.total = try byState().total
        var having = 0
        for (line, records) in try sums([filed, Tally.together(filed)]) {
            switch line.name {
            case filed:
                having += records
                if !line.value.isEmpty { count.add(records, of: today(line.value, of: name)) }
            default:
                // Counted once for each of its values that are called the same today.
                let words = Tally.words(together: line.value).map { today($0, of: name) }
                count.takeBackRepeated(words, records)
            }
        }
        count.add(count.total - having, of: "")
        return count
    }

    /// Whether records that they read have references of a name, which no tally holds.
    func holdReferences(_ name: String) throws -> Bool {
        let sums = try sums([Tally.references(Facet(name, "").filedKey)])
        return sums.contains { $0.records > 0 }
    }

    /// How many records a facet finds, to begin with the rarest; a reference finds fewest.
    func rank(_ facet: Facet) throws -> Int {
        facet.isReference ? 0 : try byState(having: facet).total
    }

    private func today(_ value: String, of name: String) -> String {
        Facet.countedValue(value, of: name, after: successions)
    }

    /// The sums of lines, by name, value and state.
    private func sums(
        _ names: [String],
        of sought: [String]? = nil
    ) throws -> [(line: Tally.Line, records: Int)] {
        var values = StatementValues(of: kind)
        let isTheirs = readership?.condition(on: "n.node") { values.bind($0) } ?? "1 = 1"
        let isNamed = names.map { values.bind($0) }.joined(separator: ", ")
        let isSought = sought.map { sought in
            " AND t.value IN (\(sought.map { values.bind($0) }.joined(separator: ", ")))"
        }
        try snapshot.settle()
        // The nodes are few, and each stands in one place: the engine must begin with them.
        return try snapshot.rows(
            """
            SELECT t.name, t.value, t.state, SUM(t.records) AS records
            FROM record_nodes n CROSS JOIN record_tallies t
            WHERE \(isTheirs) AND t.kind = $1 AND t.node = n.node AND t.name IN (\(isNamed))\(isSought ?? "")
            GROUP BY t.name, t.value, t.state
            """,
            values: values.all
        ).map { row in
            let line = Tally.Line(
                node: "",
                name: try row["name"],
                value: try row["value"],
                state: try row["state"]
            )
            return (line, try row["records"])
        }
    }
}
