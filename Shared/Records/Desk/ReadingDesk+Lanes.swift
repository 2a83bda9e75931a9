import Storage
import Vocabulary

/// The lanes of a reader in which a list stands, and what it asks beyond them.
struct ReaderLanes {
    let lanes: Set<Lane>
    /// Facets that the lanes do not answer for.
    let others: [Facet]

    /// Of so many lanes it costs less to go along each than to pass over what others read.
    var areFew: Bool { lanes.count <= 16 }
}

extension ReadingDesk {
    /// The lanes of the caller that have what a list shows; nothing where there are none for it, or a store
    /// of an earlier version is still being laid out.
    func lanes<R: Record>(
        of type: R.Type,
        _ facets: [Facet],
        showingStubs: Bool
    ) throws -> ReaderLanes? {
        guard R.accessRule == .house, let readership = Readership(viewer),
            facets.allSatisfy(Tallies.hold), facets.isEmpty || !showingStubs, try isLaid(R.kind)
        else { return nil }
        var others = facets
        var leading = facets.first
        if facets.count > 1 {
            let tallies = Tallies(R.kind, readership, viewer.successions, in: snapshot)
            let ranks = try facets.map(tallies.rank)
            leading = zip(facets, ranks).min { $0.1 < $1.1 }?.0
        }
        if let place = leading.flatMap(others.firstIndex) { others.remove(at: place) }
        let values = leading?.filedValues(after: viewer.successions) ?? [""]
        var lanes: Set<Lane> = []
        for node in try nodes(of: readership, knowing: showingStubs) {
            for value in values {
                lanes.insert(Lane(node: node, name: leading?.filedKey ?? "", value: value))
            }
        }
        return ReaderLanes(lanes: lanes, others: others)
    }

    /// The nodes whose records somebody reads, and on demand those of whose they know.
    private func nodes(of readership: Readership, knowing stubs: Bool) throws -> [String] {
        var values: [StoredValue] = []
        func bind(_ text: String) -> String {
            values.append(.text(text))
            return "$\(values.count)"
        }
        var statement = """
            SELECT n.node FROM record_nodes n WHERE \(readership.condition(on: "n.node", bind: bind))
            """
        if stubs {
            let isKnown = readership.knownCondition(on: "c.node", bind: bind)
            statement += " UNION SELECT c.node FROM record_class_nodes c WHERE \(isKnown)"
        }
        let found: [String] = try snapshot.rows(statement, values: values).map { try $0["node"] }
        return stubs ? found + [AccessNode.everybody.path] : found
    }

    /// Whether every record of a kind stands in its lanes.
    private func isLaid(_ kind: RecordKind) throws -> Bool {
        try snapshot.row(
            """
            SELECT l.done FROM record_laid l JOIN record_classified c ON c.kind = l.kind
            WHERE l.kind = $1 AND l.done = 1 AND c.done = 1
            """,
            kind.rawValue
        ) != nil
    }
}
