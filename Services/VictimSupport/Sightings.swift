import ServiceContracts
import Storage
import Vocabulary
import WireCodec

/// Whoever was seen on the lists of a question, and which of its parts they are known to have.
///
/// A list that was read to its end tells of everybody who has its part, and who has not; so does the list of
/// two parts of whoever has one of them. Only what no list told is looked up, person by person, on the
/// shortest list that tells it.
struct Sightings {
    typealias Token = [UInt8]

    private let parts: Set<Token>
    /// The parts that each list tells of.
    private let told: [Token: Set<Token>]
    /// Lists of two parts, by either.
    private let pairs: [Token: [(other: Token, list: Token)]]
    /// The place of each list among all, the shortest first; what nobody has has no list.
    private let ranks: [Token: Int]
    /// Lists that are read to their end.
    private let whole: Set<Token>
    /// Whether everybody who has two parts is on the list of both.
    private let answeringPairs: Bool
    private var known: [Token: Set<Token>] = [:]

    /// Nobody yet, of lists the shortest first.
    init(
        of question: BlindIndex.Question,
        lists: [Token],
        whole: [Token],
        answeringPairs: Bool
    ) {
        parts = question.parts
        told = question.pairs.merging(question.wholeNames) { first, _ in first }
            .merging(question.parts.map { ($0, [$0]) }) { first, _ in first }
        var pairs: [Token: [(other: Token, list: Token)]] = [:]
        for (list, two) in question.pairs {
            for part in two {
                for other in two where other != part {
                    pairs[part, default: []].append((other, list))
                }
            }
        }
        self.pairs = pairs
        ranks = Dictionary(uniqueKeysWithValues: lists.enumerated().map { ($1, $0) })
        self.whole = Set(whole)
        self.answeringPairs = answeringPairs
    }

    // MARK: - Reading lists

    /// Sees everybody on some lists.
    mutating func seeAll(on lists: [Token], in snapshot: ReadTransaction) throws {
        for list in lists {
            try see(
                "SELECT victim FROM victim_index WHERE token = $1 ORDER BY victim",
                [.bytes(list)],
                list,
                snapshot
            )
        }
    }

    /// Sees the first of a list.
    mutating func see(on list: Token, first: Int, in snapshot: ReadTransaction) throws {
        try see(
            "SELECT victim FROM victim_index WHERE token = $1 ORDER BY victim LIMIT $2",
            [.bytes(list), .integer(Int64(first))],
            list,
            snapshot
        )
    }

    /// Looks up what no list told of those who may have two parts.
    mutating func lookUpTheRest(in snapshot: ReadTransaction) throws {
        var asked: [Token: [Token]] = [:]
        for (person, has) in known {
            let open = parts.subtracting(has).compactMap { ask($0, of: has) }
            guard has.count + open.count >= 2 else { continue }
            for list in open { asked[list, default: []].append(person) }
        }
        for (list, people) in asked {
            // In the order of the list: neighbours stand on one page.
            let people = people.sorted { $0.lexicographicallyPrecedes($1) }
            for start in stride(from: 0, to: people.count, by: Self.peopleAtOnce) {
                let part = people[start..<min(start + Self.peopleAtOnce, people.count)]
                let rest = Array(
                    repeating: part[part.endIndex - 1],
                    count: Self.peopleAtOnce - part.count
                )
                try see(Self.lookUp, ([list] + part + rest).map { .bytes($0) }, list, snapshot)
            }
        }
    }

    /// The list on which it is looked up whether somebody has a part; nothing where they have it not.
    private func ask(_ part: Token, of has: Set<Token>) -> Token? {
        guard let rank = ranks[part], !whole.contains(part) else { return nil }
        guard answeringPairs else { return part }
        var (shortest, list) = (rank, part)
        for pair in pairs[part] ?? [] where has.contains(pair.other) {
            guard let rank = ranks[pair.list], !whole.contains(pair.list) else { return nil }
            if rank < shortest { (shortest, list) = (rank, pair.list) }
        }
        return list
    }

    private mutating func see(
        _ statement: String,
        _ values: [StoredValue],
        _ list: Token,
        _ snapshot: ReadTransaction
    ) throws {
        let parts = told[list] ?? []
        try snapshot.forEach(statement, values: values) { row in
            known[try row["victim"], default: []].formUnion(parts)
            return true
        }
    }

    /// People that one statement looks up.
    private static let peopleAtOnce = 100
    private static let lookUp = """
        SELECT victim FROM victim_index WHERE token = $1
        AND victim IN (\((2...peopleAtOnce + 1).map { "$\($0)" }.joined(separator: ", ")))
        """

    // MARK: - The best

    /// Whoever has two parts or more, those with most first.
    func best(_ limit: Int) -> [(victim: VictimRef, matched: Int)] {
        known.filter { $0.value.count >= 2 }
            .sorted { left, right in
                left.value.count == right.value.count
                    ? left.key.lexicographicallyPrecedes(right.key)
                    : left.value.count > right.value.count
            }
            .prefix(limit)
            .compactMap { person in
                Identifier(bytes: person.key).map { (VictimRef($0), person.value.count) }
            }
    }
}
