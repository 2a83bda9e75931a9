import Crypto
import RPC
import ServiceContracts
import ServiceKit
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import VictimSupportServer

/// Finding people among many whose names are common.
struct RarityTests {
    /// A service with made-up people in it, as many as a few transactions make.
    private static func filled(
        _ count: Int = 600,
        _ body: (ServiceHarness<VictimSupportService>) async throws -> Void
    ) async throws {
        try await ServiceHarness.run(VictimSupportService.self, named: "victims") { harness in
            try await fill(harness.service, count)
            try await body(harness)
        }
    }

    private static func fill(_ service: VictimSupportService, _ count: Int) async throws {
        for index in 0..<SyntheticBatch.batches(of: count) {
            try await service.synthesise(
                SyntheticBatch(
                    index,
                    of: count,
                    seed: 7,
                    service: "victims",
                    as: "spiffe://test.homeward.gov.vn/service/victims"
                )
            )
        }
    }

    private static let questions = [
        PersonParts(name: PersonName("Nguyễn Thị Lan")),
        PersonParts(name: PersonName("nguyen thi")),
        PersonParts(name: PersonName("Nguyễn Thị Hương"), birth: BirthDate("1990")),
        PersonParts(name: PersonName("lan"), birth: BirthDate("1999")),
        PersonParts(name: PersonName("tran van hung"), birth: BirthDate("2001")),
        PersonParts(name: PersonName("không ai tên thế này")),
    ]

    /// Whoever has two parts of a question, by reading every list to its end.
    private func everybody(
        _ question: BlindIndex.Question,
        in snapshot: ReadTransaction
    ) throws -> [VictimRef: Int] {
        var matched: [VictimRef: Int] = [:]
        for part in question.parts {
            for row in try snapshot.rows("SELECT victim FROM victim_index WHERE token = $1", part) {
                guard let id = Identifier(bytes: try row["victim"] as [UInt8]) else { continue }
                matched[VictimRef(id), default: 0] += 1
            }
        }
        return matched.filter { $0.value >= 2 }
    }

    @Test func `a search finds whoever has two parts, or says that it did not look at everybody`()
        async throws
    {
        try await Self.filled { harness in
            let index = harness.service.index
            let asked = try Self.questions.map { try #require(index.question($0)) }
            try await harness.audited.store.read { snapshot in
                for question in asked {
                    let all = try everybody(question, in: snapshot)
                    for whole in [3_000, 60, 10, 0] {
                        let found = try BlindIndex.search(
                            question,
                            limit: 10_000,
                            reach: .init(whole: whole, ofLong: 20),
                            in: snapshot
                        )
                        for person in found.people {
                            #expect(all[person.victim] == person.matched)
                        }
                        if whole == 3_000 { #expect(!found.isPartial) }
                        if !found.isPartial { #expect(found.people.count == all.count) }
                        #expect(
                            found.people.map(\.matched).sorted(by: >) == found.people.map(\.matched)
                        )
                    }
                    let every = try BlindIndex.everyPart(question, limit: 10_000, in: snapshot)
                    #expect(Set(every) == Set(all.filter { $0.value == question.parts.count }.keys))
                }
            }
        }
    }

    /// Whoever a search looks at, each looked up on the list of every part.
    private func lookedUp(
        _ question: BlindIndex.Question,
        _ reach: BlindIndex.Reach,
        in snapshot: ReadTransaction
    ) throws -> [VictimRef] {
        var lists: [(token: [UInt8], people: [[UInt8]])] = try question.all.map { token in
            let rows = try snapshot.rows(
                "SELECT victim FROM victim_index WHERE token = $1 ORDER BY victim",
                token
            )
            return (token, try rows.map { try $0["victim"] })
        }
        lists = lists.filter { !$0.people.isEmpty }.sorted { left, right in
            left.people.count == right.people.count
                ? left.token.lexicographicallyPrecedes(right.token)
                : left.people.count < right.people.count
        }
        var people: Set<[UInt8]> = []
        var total = 0
        var long = lists[...]
        while let next = long.first, total + next.people.count <= reach.whole {
            people.formUnion(next.people)
            total += next.people.count
            long.removeFirst()
        }
        if long.filter({ question.parts.contains($0.token) }).count > 1, let next = long.first {
            people.formUnion(next.people.prefix(reach.ofLong))
        }
        let all = try everybody(question, in: snapshot)
        return people.compactMap { Identifier(bytes: $0).map { VictimRef($0) } }
            .filter { all[$0] != nil }
            .sorted { left, right in
                let (more, fewer) = (all[left] ?? 0, all[right] ?? 0)
                return more == fewer
                    ? left.identifier.bytes.lexicographicallyPrecedes(right.identifier.bytes)
                    : more > fewer
            }
    }

    @Test func `a search finds whom it looks at, as if each were looked up by every part`()
        async throws
    {
        try await Self.filled { harness in
            let index = harness.service.index
            var questions = try Self.questions.map { try #require(index.question($0)) }
            var random = SeededRandom.fromEnvironment("RarityTests")
            for number in 0..<40 {
                var synthetic = SyntheticRandom(seed: 7, number: number)
                let province = synthetic.province()
                var identity = synthetic.person(
                    number % 5 == 0 ? .masculine : .feminine,
                    from: province
                )
                if number % 3 == 0, let year = identity.birth?.years?.lowerBound {
                    let last = BirthDate(String(year + number % 7))
                    identity.birth = Birth(BirthDate(String(year)), until: last)
                }
                if number % 4 == 0 { identity.names.append(PersonName("Thị Giàng Hoa")) }
                questions.append(index.question(identity))
            }
            let asked = questions.flatMap { question in
                (0..<4).map { _ in
                    let reach = BlindIndex.Reach(
                        whole: [3_000, 300, 60, 10, 0].randomElement(using: &random) ?? 0,
                        ofLong: [0, 7, 20, 200].randomElement(using: &random) ?? 0
                    )
                    return (question, reach, [3, 20, 10_000].randomElement(using: &random) ?? 0)
                }
            }
            try await harness.audited.store.read { snapshot in
                for (question, reach, limit) in asked {
                    let found = try BlindIndex.search(
                        question,
                        limit: limit,
                        reach: reach,
                        in: snapshot
                    )
                    let expected = try lookedUp(question, reach, in: snapshot)
                    #expect(found.people.map(\.victim) == Array(expected.prefix(limit)))
                }
            }
        }
    }

    @Test func `whoever has a rare name and year is found among common names`() async throws {
        try await Self.filled { harness in
            let index = harness.service.index
            let (parts, _) = try await Self.person(0, in: harness)
            let question = try #require(index.question(parts))
            try await harness.audited.store.read { snapshot in
                let all = try everybody(question, in: snapshot)
                let best = all.filter { $0.value == question.parts.count }
                let found = try BlindIndex.search(
                    question,
                    limit: 20,
                    reach: .init(whole: 40, ofLong: 10),
                    in: snapshot
                )
                #expect(!best.isEmpty)
                #expect(Set(best.keys).isSubset(of: found.people.map(\.victim)))
            }
        }
    }

    /// What is known of a made-up person who has a birth year.
    private static func person(
        _ first: Int,
        in harness: ServiceHarness<VictimSupportService>
    ) async throws -> (PersonParts, Int) {
        for number in first..<600 {
            var random = SyntheticRandom(seed: 7, number: number)
            let province = random.province()
            let gender: Gender = random.chance(80) ? .feminine : .masculine
            let identity = random.person(gender, from: province)
            guard let year = identity.birth?.years?.lowerBound else { continue }
            return (PersonParts(name: identity.names[0], birth: BirthDate(String(year))), number)
        }
        throw ServiceError(.notFound, reason: "test.nobody", "Nobody has a birth year.")
    }

    /// Makes the index what an earlier version left: without pairs and whole names, everybody due.
    private static func age(_ store: Store) async throws {
        try await store.write { transaction in
            try transaction.execute(
                "INSERT INTO victim_index_due (victim) SELECT DISTINCT victim FROM victim_index"
            )
            try transaction.execute(
                "DELETE FROM victim_index WHERE token IN (SELECT token FROM victim_tokens WHERE persons = 1)"
            )
            try transaction.execute("DELETE FROM victim_tokens")
            try transaction.execute(
                """
                INSERT INTO victim_tokens (token, persons)
                SELECT token, COUNT(*) FROM victim_index GROUP BY token
                """
            )
        }
    }

    @Test
    func `a store of an earlier version opens at once, refills beside the calls, and resumes`()
        async throws
    {
        try await Self.filled(120) { harness in
            let before = try await Self.index(of: harness.audited.store)
            try await Self.age(harness.audited.store)
            let aged = try await Self.index(of: harness.audited.store)
            try await harness.restart()
            #expect(try await Self.index(of: harness.audited.store) == aged)
            // A process that ends between two transactions leaves the rest to the next one.
            let service = harness.service
            #expect(try await service.index.enterSomeDue(service.keeper))
            try await harness.restart()
            #expect(try await Self.due(harness.audited.store) == 70)
            let again = harness.service
            let running = Task { try await again.run() }
            // Each question to the store waits its turn behind what is entered.
            while try await Self.due(harness.audited.store) > 0 { await Task.yield() }
            running.cancel()
            try await running.value
            #expect(try await Self.index(of: harness.audited.store) == before)
        }
    }

    @Test func `while the index is refilled a search says that it may have missed somebody`()
        async throws
    {
        try await Self.filled(120) { harness in
            let service = harness.service
            let identity = PersonIdentity(
                names: [PersonName("Lò Thị Mai Hoa")],
                birth: Birth(BirthDate("1994"))
            )
            let question = service.index.question(identity)
            let victim = VictimRef(.random())
            try await harness.audited.store.write { transaction in
                try service.index.enter(victim, identity, in: transaction)
                // By what an earlier version entered: each part, and nothing that combines two.
                for token in Array(question.pairs.keys) + question.wholeNames.keys {
                    try transaction.execute("DELETE FROM victim_index WHERE token = $1", token)
                }
                // Others have been entered anew already.
                for token in question.pairs.keys {
                    try transaction.execute(
                        "INSERT INTO victim_index (victim, token) VALUES ($1, $2)",
                        VictimRef(.random()).identifier.bytes,
                        token
                    )
                }
            }
            func found() async throws -> (BlindIndex.Found, [VictimRef]) {
                try await harness.audited.store.read { snapshot in
                    (
                        try BlindIndex.search(question, limit: 50, in: snapshot),
                        try BlindIndex.everyPart(question, limit: 50, in: snapshot)
                    )
                }
            }
            // Nobody says so: whoever is not on every list is missed, in silence.
            #expect(try await found().1.isEmpty)
            try await harness.audited.store.write { transaction in
                try transaction.execute(
                    "INSERT INTO victim_index_due (victim) VALUES ($1)",
                    victim.identifier.bytes
                )
            }
            let (search, every) = try await found()
            #expect(search.isPartial && search.people.contains { $0.victim == victim })
            #expect(every == [victim])
        }
    }

    private static func due(_ store: Store) async throws -> Int {
        try await store.read { snapshot in
            try snapshot.row("SELECT COUNT(*) AS n FROM victim_index_due")?["n"] ?? -1
        }
    }

    private static func index(of store: Store) async throws -> [[StoredValue]] {
        try await store.read { snapshot in
            try snapshot.rows("SELECT token, victim FROM victim_index ORDER BY token, victim")
                .map(\.values)
                + snapshot.rows("SELECT token, persons FROM victim_tokens ORDER BY token").map(
                    \.values
                )
                + snapshot.rows("SELECT victim FROM victim_index_due").map(\.values)
        }
    }

    @Test func `whoever is taken out leaves nothing in the index`() async throws {
        try await Self.filled(30) { harness in
            try await harness.audited.store.write { transaction in
                let rows = try transaction.rows("SELECT DISTINCT victim FROM victim_index")
                for row in rows {
                    guard let id = Identifier(bytes: try row["victim"] as [UInt8]) else { continue }
                    try BlindIndex.forget(VictimRef(id), in: transaction)
                }
            }
            #expect(try await Self.index(of: harness.audited.store) == [])
        }
    }

    @Test func `made again with the same seed, nothing is made twice, and elsewhere the same`()
        async throws
    {
        try await Self.filled(520) { harness in
            let before = try await harness.rows()
            try await Self.fill(harness.service, 520)
            #expect(try await harness.rows() == before)
            #expect(before["records"] == 1_040)
            let here = try await Self.people(in: harness.audited.store)
            try await Self.filled(520) { other in
                let there = try await Self.people(in: other.audited.store)
                #expect(there == here)
            }
        }
    }

    private static func people(in store: Store) async throws -> [[StoredValue]] {
        try await store.read { snapshot in
            try snapshot.rows(
                """
                SELECT r.kind, r.id, f.name, f.value FROM records r
                JOIN record_facets f ON f.kind = r.kind AND f.id = r.id
                ORDER BY r.kind, r.id, f.name, f.value
                """
            ).map(\.values)
        }
    }
}
