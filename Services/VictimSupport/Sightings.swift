import ServiceContracts
import Storage
import Vocabulary
import WireCodec

/// Whoever was seen on the lists of a question, and which of its parts they are known to have.
///
/// A list that was read to its end tells of everybody who has its part, and who has not; so does the list of
/// two parts of whoever has one of them. Only what no list told is looked up, person by person, on the
/// shortest list that tells it. Parts and lists go by numbers, since there may be thousands of people.
struct Sightings {
    typealias Token = [UInt8]

    /// All lists, the shortest first.
    private let lists: [Token]
    /// How many of them, from the first, are read to their end.
    private let whole: Int
    /// The parts that each list tells of.
    private let told: [PartSet]
    /// The list of each part; nothing where nobody has it.
    private var own: [Int?]
    /// For each part the lists of it and another, where anybody is on such a list.
    private var pairs: [[(other: Int, list: Int?)]]
    /// Whether everybody who has two parts is on the list of both.
    private let answeringPairs: Bool
    private var known: [UInt128: PartSet] = [:]

    /// Nobody yet, of lists the shortest first.
    init(of question: BlindIndex.Question, lists: [Token], whole: Int, answeringPairs: Bool) {
        let parts = BlindIndex.sorted(question.parts)
        let numbers = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1, $0) })
        let places = Dictionary(uniqueKeysWithValues: lists.enumerated().map { ($1, $0) })
        (self.lists, self.whole, self.answeringPairs) = (lists, whole, answeringPairs)
        told = lists.map { list in
            let several = question.pairs[list] ?? question.wholeNames[list] ?? [list]
            return PartSet(several.compactMap { numbers[$0] }, of: parts.count)
        }
        own = parts.map { places[$0] }
        pairs = Array(repeating: [], count: parts.count)
        for (list, two) in question.pairs {
            let two = two.compactMap { numbers[$0] }
            for part in two {
                for other in two where other != part {
                    pairs[part].append((other, places[list]))
                }
            }
        }
    }

    // MARK: - Reading lists

    /// Sees everybody on the lists that are read to their end.
    mutating func seeWhole(in snapshot: ReadTransaction) throws {
        for list in 0..<whole {
            try see(
                "SELECT victim FROM victim_index WHERE token = $1 ORDER BY victim",
                [.bytes(lists[list])],
                list,
                snapshot
            )
        }
    }

    /// Sees the first of the next list.
    mutating func seeNext(_ first: Int, in snapshot: ReadTransaction) throws {
        try see(
            "SELECT victim FROM victim_index WHERE token = $1 ORDER BY victim LIMIT $2",
            [.bytes(lists[whole]), .integer(Int64(first))],
            whole,
            snapshot
        )
    }

    /// Looks up what no list told of those who may have two parts.
    mutating func lookUpTheRest(in snapshot: ReadTransaction) throws {
        var asked: [Int: [UInt128]] = [:]
        for (person, has) in known {
            let open = own.indices.compactMap { has.contains($0) ? nil : ask($0, of: has) }
            guard has.count + open.count >= 2 else { continue }
            for list in open { asked[list, default: []].append(person) }
        }
        for (list, people) in asked {
            // In the order of the list: neighbours stand on one page.
            let people = people.sorted()
            for start in stride(from: 0, to: people.count, by: Self.peopleAtOnce) {
                var part = Array(people[start..<min(start + Self.peopleAtOnce, people.count)])
                // One text for however many.
                while part.count < Self.peopleAtOnce { part.append(part[part.count - 1]) }
                let values = [.bytes(lists[list])] + part.map { StoredValue.bytes($0.bytes) }
                try see(Self.lookUp, values, list, snapshot)
            }
        }
    }

    /// The list on which it is looked up whether somebody has a part; nothing where they have it not.
    private func ask(_ part: Int, of has: PartSet) -> Int? {
        guard var list = own[part], list >= whole else { return nil }
        guard answeringPairs else { return list }
        for pair in pairs[part] where has.contains(pair.other) {
            guard let both = pair.list, both >= whole else { return nil }
            list = min(list, both)
        }
        return list
    }

    private mutating func see(
        _ statement: String,
        _ values: [StoredValue],
        _ list: Int,
        _ snapshot: ReadTransaction
    ) throws {
        let parts = told[list]
        try snapshot.forEach(statement, values: values) { row in
            let person = UInt128(bytes: try row["victim"])
            if known[person]?.formUnion(parts) == nil { known[person] = parts }
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
        var people: [Match] = []
        for (person, parts) in known where parts.count >= 2 {
            people.append(Match(matched: parts.count, person: person))
        }
        people.sort()
        var best: [(victim: VictimRef, matched: Int)] = []
        for match in people.prefix(limit) {
            guard let id = Identifier(bytes: match.person.bytes) else { continue }
            best.append((VictimRef(id), match.matched))
        }
        return best
    }

    /// Somebody, and how many parts they have.
    private struct Match: Comparable {
        let matched: Int
        let person: UInt128

        static func < (left: Match, right: Match) -> Bool {
            if left.matched != right.matched { return left.matched > right.matched }
            return left.person < right.person
        }
    }
}

/// Some of the parts of a question, by their numbers.
struct PartSet {
    private var words: [UInt64]

    init(_ parts: [Int], of count: Int) {
        words = Array(repeating: 0, count: (count + 63) / 64)
        for part in parts { words[part / 64] |= 1 << UInt64(part % 64) }
    }

    /// How many.
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func contains(_ part: Int) -> Bool { words[part / 64] & (1 << UInt64(part % 64)) != 0 }

    mutating func formUnion(_ other: PartSet) {
        for word in words.indices where words[word] | other.words[word] != words[word] {
            words[word] |= other.words[word]
        }
    }
}

extension UInt128 {
    /// As the sixteen bytes of an identifier.
    fileprivate var bytes: [UInt8] { withUnsafeBytes(of: bigEndian, Array.init) }

    /// The sixteen bytes of an identifier as one number, in the same order.
    fileprivate init(bytes: [UInt8]) {
        self = 0
        for byte in bytes { self = (self << 8) + UInt128(byte) }
    }
}
