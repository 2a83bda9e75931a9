import Storage
import Vocabulary
import WireCodec

extension BlindIndex {
    /// Who was found, and whether anybody may have been missed.
    struct Found {
        /// Best first.
        var people: [(victim: VictimRef, matched: Int)] = []
        /// Whether parts were so common that not everybody who has them was looked at, or people are still
        /// to be entered with what finds them among so many.
        var isPartial = false
    }

    /// How many people one question looks at: what keeps a search as quick among a million as among ten
    /// thousand.
    struct Reach {
        /// On lists that are looked at whole.
        var whole = 3_000
        /// On one list that is longer than that.
        var ofLong = 1_000
    }

    /// Who has at least two of the parts, best first.
    ///
    /// Looks at whoever is on the shortest lists. Where parts are common the lists of two parts together
    /// and of whole names stand in for them; what even so is too long is looked at in part, and the
    /// answer says so.
    static func search(
        _ question: Question,
        limit: Int,
        reach: Reach = Reach(),
        in snapshot: ReadTransaction
    ) throws -> Found {
        let lists = try self.lists(question.all, snapshot)
        var short: [List] = []
        var total = 0
        for list in lists where total + list.length <= reach.whole {
            short.append(list)
            total += list.length
        }
        let long = lists.dropFirst(short.count)
        // Whoever has two parts is on a short list, unless both lists are long.
        let isCommon = long.filter { question.parts.contains($0.token) }.count > 1
        let isRefilled = try !hasDue(in: snapshot)
        var sightings = Sightings(
            of: question,
            lists: lists.map(\.token),
            whole: short.count,
            answeringPairs: isRefilled
        )
        try sightings.seeWhole(in: snapshot)
        if isCommon { try sightings.seeNext(reach.ofLong, in: snapshot) }
        try sightings.lookUpTheRest(in: snapshot)
        return Found(people: sightings.best(limit), isPartial: isCommon || !isRefilled)
    }

    /// Whoever has every part: those on the shortest list who are on all others too.
    ///
    /// The lists of two parts together are passed over while somebody is still missing from them.
    static func everyPart(
        _ question: Question,
        limit: Int,
        in snapshot: ReadTransaction
    ) throws -> [VictimRef] {
        let pairs = try hasDue(in: snapshot) ? [] : Array(question.pairs.keys)
        let lists = try self.lists(question.parts.union(pairs), snapshot)
        // A part that nobody has has no list.
        guard let shortest = lists.first, question.parts.isSubset(of: lists.map(\.token)) else {
            return []
        }
        var values: [StoredValue] = [.bytes(shortest.token)]
        var conditions = ["i.token = $1"]
        for list in lists.dropFirst() where question.parts.contains(list.token) {
            values.append(.bytes(list.token))
            conditions.append(
                """
                EXISTS (SELECT 1 FROM victim_index o
                WHERE o.token = $\(values.count) AND o.victim = i.victim)
                """
            )
        }
        values.append(.integer(Int64(limit)))
        let rows = try snapshot.rows(
            """
            SELECT i.victim, $\(values.count + 1) AS matched FROM victim_index i
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY i.victim LIMIT $\(values.count)
            """,
            values: values + [.integer(Int64(question.parts.count))]
        )
        return try rows.compactMap(person).map(\.victim)
    }

    /// How many people have something.
    private struct List {
        let token: [UInt8]
        let length: Int
    }

    /// Each token that somebody has, the rarest first.
    private static func lists(_ tokens: Set<[UInt8]>, _ snapshot: ReadTransaction) throws -> [List]
    {
        let tokens = sorted(tokens)
        guard !tokens.isEmpty else { return [] }
        let places = tokens.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        return try snapshot.rows(
            """
            SELECT token, persons FROM victim_tokens WHERE token IN (\(places))
            ORDER BY persons, token
            """,
            values: tokens.map { .bytes($0) }
        ).map { List(token: try $0["token"], length: try $0["persons"]) }
    }

    static func sorted(_ tokens: Set<[UInt8]>) -> [[UInt8]] {
        tokens.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func person(_ row: StoredRow) throws -> (victim: VictimRef, matched: Int)? {
        let bytes: [UInt8] = try row["victim"]
        let matched: Int = try row["matched"]
        return Identifier(bytes: bytes).map { (VictimRef($0), matched) }
    }
}
