import Crypto
import Storage
import Vocabulary

/// The records of a kind that one node reads and one word finds, in the order of lists: what somebody who
/// reads few of many goes along, instead of passing over those of others.
struct Lane: Hashable {
    let node: String
    /// A facet's name; empty for all records of the node.
    let name: String
    let value: String

    /// What its number is made of; a store whose lanes have another is laid out anew.
    static let form = 1

    /// The lanes in which a record stands that lists show, by the nodes of its class.
    ///
    /// Where only its existence is known it stands among all, and no word finds it. References have no
    /// lanes: what they find is few.
    static func all(of facets: Set<Facet>, nodes: [String: Int]) -> Set<Lane> {
        var lanes: Set<Lane> = []
        let words = facets.filter { !$0.isReference }
        for (node, weight) in nodes where weight >= 0 {
            lanes.insert(Lane(node: node, name: "", value: ""))
            guard weight > 0 else { continue }
            for word in words {
                lanes.insert(Lane(node: node, name: word.key, value: word.value))
            }
        }
        return lanes
    }

    /// Its number in the store: a digest, so that nobody has to look it up.
    func number(of kind: RecordKind) -> Int64 {
        LaneNumbers.shared.number(of: self, kind) { digest(of: kind) }
    }

    private func digest(of kind: RecordKind) -> Int64 {
        let text = [String(Self.form), kind.rawValue, node, name, value].joined(separator: "\0")
        let digest = SHA256.hash(data: Array(text.utf8))
        return Int64(bitPattern: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}

extension WriteTransaction {
    /// Takes a record out of the lanes in which it stood, and puts it into those in which it stands.
    func moveLanes(
        _ kind: RecordKind,
        _ place: ListPlace,
        from before: Set<Lane>,
        to after: Set<Lane>
    ) throws {
        for lane in before.subtracting(after) {
            try execute(
                "DELETE FROM record_lanes WHERE lane = $1 AND filed_at = $2 AND id = $3",
                lane.number(of: kind),
                place.at,
                place.id
            )
        }
        let new = after.subtracting(before).map { $0.number(of: kind) }
        for start in stride(from: 0, to: new.count, by: Self.lanesAtOnce) {
            let part = new[start..<min(start + Self.lanesAtOnce, new.count)]
            try execute(
                Self.layingLanes[part.count - 1],
                values: [.integer(place.at), .bytes(place.id)] + part.map { .integer($0) }
            )
        }
    }

    /// Lanes of one statement: what a record of every kind has, and few texts of statements.
    private static var lanesAtOnce: Int { 16 }

    /// The statement for each number of lanes.
    private static let layingLanes = (1...lanesAtOnce).map { lanes in
        let rows = (0..<lanes).map { "($\($0 + 3), $1, $2)" }
        return """
            INSERT INTO record_lanes (lane, filed_at, id)
            VALUES \(rows.joined(separator: ", ")) ON CONFLICT DO NOTHING
            """
    }
}
