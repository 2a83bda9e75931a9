import Storage
import Vocabulary
import WireCodec

/// What a record adds to the tallies: a line for itself and one for each word that it is found by, at each
/// node of its class.
///
/// References stand in no tally: hardly two records share one, so that counting by them is looking.
struct Tally: Equatable {
    /// A row of `record_tallies`, but for kind and count.
    struct Line: Hashable {
        let node: String
        /// A facet's name, or one of the names below; empty for the record itself.
        let name: String
        let value: String
        let state: String
    }

    private(set) var lines: [Line: Int] = [:]
    /// The lanes in which it stands.
    private(set) var lanes: Set<Lane> = []

    /// Of a record that no list shows.
    init() {}

    /// Of a record that lists show, with what finds it and the nodes of its class.
    init(state: String, facets: Set<Facet>, nodes: [String: Int]) {
        for (entry, count) in Self.entries(of: facets) {
            for (node, weight) in nodes where weight != 0 {
                let line = Line(node: node, name: entry.key, value: entry.value, state: state)
                lines[line, default: 0] += count * weight
            }
        }
        lanes = Lane.all(of: facets, nodes: nodes)
    }

    /// The form of the lines; a store whose lines have another is counted anew.
    static let form = 1

    /// The name under which several words of one name stand together.
    ///
    /// Provinces and organisations are counted by what they are called today, and two words of a record
    /// may come to the same.
    static func together(_ name: String) -> String { "\(name)&" }

    /// The name under which it stands how many records have references of a name.
    static func references(_ name: String) -> String { "\(name)@" }

    /// The words of a line of ``together(_:)``.
    static func words(together value: String) -> [String] {
        value.split(separator: "&").map(String.init)
    }

    /// What is counted of a record, each as name and value.
    private static func entries(of facets: Set<Facet>) -> [(key: Facet, value: Int)] {
        var entries: [Facet: Int] = [Facet("", ""): 1]
        for (name, all) in Dictionary(grouping: facets, by: \.key) {
            let words = all.filter { !$0.isReference }
            if words.count < all.count { entries[Facet(references(name), "")] = 1 }
            for word in words { entries[word] = 1 }
            guard words.count > 1 else { continue }
            // So that the sum over a name's values is the number of records that have one.
            entries[Facet(name, "")] = 1 - words.count
            guard Facet.hasSuccessors(name) else { continue }
            entries[Facet(together(name), words.map(\.value).sorted().joined(separator: "&"))] = 1
        }
        return entries.map { ($0.key, $0.value) }
    }

    /// What must be added to `other` to come to this.
    func difference(from other: Tally) -> [(line: Line, count: Int)] {
        var change = lines
        for (line, count) in other.lines { change[line, default: 0] -= count }
        return change.filter { $0.value != 0 }.map { ($0.key, $0.value) }
    }
}

extension Facet {
    /// Whether it points at something, instead of being a word of a list.
    var isReference: Bool { pointsAtRecord || key == Self.registeredKey }

    /// What a value of a facet is counted as today.
    static func countedValue(
        _ value: String,
        of name: String,
        after successions: Successions
    ) -> String {
        let filed = Facet(Facet(name, "").filedKey, value)
        return counted(name, of: [filed], after: successions).first ?? value
    }

    /// Whether the values of a name may come to be called otherwise.
    static func hasSuccessors(_ name: String) -> Bool {
        name == province || unitKeys.contains(name)
    }
}

extension WriteTransaction {
    /// Does something to a record, and brings the tallies up to date with what it is afterwards.
    func tallying<Result>(
        _ kind: RecordKind,
        _ id: [UInt8],
        _ body: () throws -> Result
    ) throws -> Result {
        let before = try tally(of: kind, id)
        let result = try body()
        let after = try tally(of: kind, id)
        guard let at = after.filedAt ?? before.filedAt else { return result }
        let place = ListPlace(at: at, id: id)
        try move(kind, place, from: before.tally, to: after.tally)
        return result
    }

    /// What a record adds to the tallies as it stands, and when it was filed; of one that no list shows,
    /// nothing.
    func tally(
        of kind: RecordKind,
        _ id: [UInt8]
    ) throws -> (tally: Tally, filedAt: Int64?) {
        let row = try row(
            """
            SELECT state, class, filed_at FROM records
            WHERE kind = $1 AND id = $2 AND erased = 0 AND merged_into IS NULL
                AND class IS NOT NULL
            """,
            kind.rawValue,
            id
        )
        guard let row else { return (Tally(), nil) }
        let facets = try rows(WritingDesk.facetsOfOne, kind.rawValue, id)
            .map { Facet(try $0["name"], try $0["value"]) }
        let tally = Tally(
            state: try row["state"],
            facets: Set(facets),
            nodes: try tallyNodes(of: try row["class"])
        )
        return (tally, try row["filed_at"])
    }

    /// The nodes at which a class is counted, or known.
    func tallyNodes(of number: Int64) throws -> [String: Int] {
        let rows = try rows(
            "SELECT node, weight FROM record_class_nodes WHERE class = $1",
            number
        )
        return try Dictionary(uniqueKeysWithValues: rows.map { (try $0["node"], try $0["weight"]) })
    }

    /// Takes what a record added before from the tallies, and adds what it is now; likewise its lanes.
    ///
    /// The tallies are written before the commit, with what its other requests change; lanes at once.
    func move(
        _ kind: RecordKind,
        _ place: ListPlace,
        from before: Tally,
        to after: Tally
    ) throws {
        let change = TallyChange(of: kind, after.difference(from: before))
        if !change.isEmpty { add(change) }
        try moveLanes(kind, place, from: before.lanes, to: after.lanes)
    }
}
