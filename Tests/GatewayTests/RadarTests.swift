import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// The radar of deadlines: three lists become one, page by page, whoever is away meanwhile.
@Suite struct RadarTests {
    private static let services = [Cases.name, VictimSupport.name, Liaison.name]

    /// Three services and the gateway before them.
    private struct Scene {
        let services: [DeadlineTransport]
        let gateway: OpenGateway

        func page(
            _ query: DeadlineQuery = DeadlineQuery(),
            limit: Int? = nil,
            after cursor: Bytes? = nil
        ) async throws -> ReadDeadlineRadar.Response {
            try await gateway.client().call(
                ReadDeadlineRadar(query, limit: limit, cursor: cursor)
            )
        }

        /// All pages, of so many each; `between` runs before each next one.
        func all(
            limit: Int,
            between: (_ page: Int) -> Void = { _ in }
        ) async throws -> [ReadDeadlineRadar.Response] {
            var pages = [try await page(limit: limit)]
            while let next = pages[pages.count - 1].next {
                try #require(pages.count < 500, "the pages have no end")
                between(pages.count)
                pages.append(try await page(limit: limit, after: next))
            }
            return pages
        }
    }

    private func withScene<Result>(
        _ clocks: [[RunningClock]],
        _ behaviours: [DeadlineTransport.Behaviour] = [.tells, .tells, .tells],
        _ body: (Scene) async throws -> Result
    ) async throws -> Result {
        let services = zip(clocks, behaviours).map { DeadlineTransport($0, $1) }
        let bench = try GatewayBench(
            cases: services[0],
            victims: services[1],
            liaison: services[2]
        )
        defer { bench.remove() }
        return try await bench.withGateway {
            try await body(Scene(services: services, gateway: $0))
        }
    }

    private func times(_ clocks: [RunningClock]) -> [Int64] {
        clocks.map(\.dueAt.millisecondsSinceEpoch)
    }

    /// Clocks of the three services at moments of chance, many of them the same.
    private static func chance(_ random: inout SeededRandom, upTo most: Int) -> [[RunningClock]] {
        services.map { service in
            (0..<Int.random(in: 0...most, using: &random)).map { _ in
                .due(Int64.random(in: 1...40, using: &random), at: service)
            }
        }
    }

    @Test func `three lists are one, by when each is due, asked for the caller`() async throws {
        let clocks: [[RunningClock]] = [
            [.due(1), .due(5)], [.due(2, at: "victims"), .due(4, at: "victims")],
            [.due(3, at: "liaison"), .due(3, at: "liaison")],
        ]
        try await withScene(clocks) { scene in
            let query = DeadlineQuery(
                until: Instant(millisecondsSinceEpoch: 99),
                overdue: true,
                mine: true,
                kinds: ["cases.report", "liaison.handover"]
            )
            let answer = try await scene.page(query)
            #expect(times(answer.deadlines) == [1, 2, 3, 3, 4, 5])
            #expect(answer.next == nil)
            #expect(answer.parts.map(\.service) == Self.services)
            #expect(answer.parts.allSatisfy { $0.status == .ok && $0.lastHeard == nil })
            #expect(answer.parts.allSatisfy { $0.asOf == Instant(millisecondsSinceEpoch: 7) })
            for service in scene.services {
                #expect(service.asked == [query])
                #expect(
                    service.seen.map(\.onBehalfOf) == [GatewayBench.officer.identity]
                )
            }
        }
    }

    @Test func `what is due at one moment stands in the order of the services`() async throws {
        let clocks = Self.services.map { [RunningClock.due(3, at: $0), .due(3, at: $0)] }
        try await withScene(clocks) { scene in
            for limit in [1, 2, 4, 6] {
                let told = try await scene.all(limit: limit).flatMap(\.deadlines)
                #expect(
                    told.map(\.kind.rawValue) == [
                        "cases.record", "cases.record", "victims.record", "victims.record",
                        "liaison.record", "liaison.record",
                    ]
                )
            }
        }
    }

    @Test func `pages of any length are together all that there is, once, in order`() async throws {
        var random = SeededRandom.fromEnvironment("RadarTests, pages")
        for _ in 0..<20 {
            let clocks = Self.chance(&random, upTo: 25)
            try await withScene(clocks) { scene in
                for limit in [1, 3, 10, 200] {
                    let pages = try await scene.all(limit: limit)
                    let told = pages.flatMap(\.deadlines)
                    #expect(Set(told) == Set(clocks.flatMap { $0 }))
                    #expect(told.count == clocks.flatMap { $0 }.count)
                    #expect(times(told) == times(told).sorted())
                    #expect(pages.dropLast().allSatisfy { $0.deadlines.count == limit })
                }
            }
        }
    }

    @Test
    func `a service that has passed over enough holds back what is due later, and nothing else`()
        async throws
    {
        var random = SeededRandom.fromEnvironment("RadarTests, bounded")
        for _ in 0..<20 {
            let clocks = Self.chance(&random, upTo: 20)
            let bounded = (0..<3).map { _ in
                DeadlineTransport.Behaviour.tellsAtMost(Int.random(in: 1...4, using: &random))
            }
            try await withScene(clocks, bounded) { scene in
                for limit in [1, 5, 200] {
                    let told = try await scene.all(limit: limit).flatMap(\.deadlines)
                    #expect(Set(told) == Set(clocks.flatMap { $0 }))
                    #expect(told.count == clocks.flatMap { $0 }.count)
                    #expect(times(told) == times(told).sorted())
                }
            }
        }
    }

    @Test func `a service that has told nothing yet holds all back, with a cursor`() async throws {
        let clocks: [[RunningClock]] = [[.due(5)], [.due(6, at: "victims")], []]
        try await withScene(clocks, [.tellsAtMost(0), .tells, .tells]) { scene in
            let first = try await scene.page()
            #expect(first.deadlines == [] && first.next != nil)
            #expect(first.parts.allSatisfy { $0.status == .ok })
            scene.services[0].become(.tells)
            let second = try await scene.page(after: first.next)
            #expect(times(second.deadlines) == [5, 6])
            #expect(second.next == nil)
        }
    }

    static let failures: [(ErrorCode, PartStatus)] = [
        (.unavailable, .unavailable), (.internalError, .unavailable),
        (.resourceExhausted, .unavailable), (.deadlineExceeded, .timeout),
    ]

    @Test(arguments: 0..<3, failures)
    func `a part that was missing comes when it is back: nothing is lost, nothing told twice`(
        place: Int,
        failure: (code: ErrorCode, status: PartStatus)
    ) async throws {
        let clocks: [[RunningClock]] = Self.services.enumerated().map { offset, service in
            (0..<6).map { .due(Int64(3 * $0 + offset), at: service) }
        }
        try await withScene(clocks) { scene in
            // Away on the first page, on a later one, and on both.
            for missing: Set<Int> in [[0], [2], [0, 1, 2]] {
                func behave(_ page: Int) {
                    scene.services[place].become(
                        missing.contains(page) ? .error(failure.code) : .tells
                    )
                }
                behave(0)
                let pages = try await scene.all(limit: 4, between: behave)
                let told = pages.flatMap(\.deadlines)
                #expect(Set(told) == Set(clocks.flatMap { $0 }))
                #expect(told.count == clocks.flatMap { $0 }.count)
                for (number, page) in pages.enumerated() {
                    // Each page by itself is in order.
                    #expect(times(page.deadlines) == times(page.deadlines).sorted())
                    let expected: PartStatus = missing.contains(number) ? failure.status : .ok
                    #expect(page.parts[place].status == Word(expected))
                    #expect((page.parts[place].asOf == nil) == missing.contains(number))
                    if missing.contains(number) { #expect(page.next != nil) }
                }
                let others = told.filter { $0.kind.rawValue != "\(Self.services[place]).record" }
                #expect(times(others) == times(others).sorted())
            }
        }
    }

    @Test func `while a part stays away, the others are told to their end and the cursor stays`()
        async throws
    {
        let clocks: [[RunningClock]] = [
            [.due(1), .due(3)], [.due(2, at: "victims")], [.due(4, at: "liaison")],
        ]
        try await withScene(clocks) { scene in
            _ = try await scene.page()
            scene.services[1].become(.error(.unavailable))
            let first = try await scene.page()
            #expect(times(first.deadlines) == [1, 3, 4])
            #expect(first.parts.map(\.status) == [Word(.ok), Word(.unavailable), Word(.ok)])
            #expect(first.parts[1].lastHeard != nil && first.parts[1].asOf == nil)
            let second = try await scene.page(after: first.next)
            #expect(second.deadlines == [] && second.next != nil)
            // What began since is told, and what was told is not told again.
            scene.services[0].begin(.due(9))
            scene.services[1].become(.tells)
            let third = try await scene.page(after: second.next)
            #expect(times(third.deadlines) == [2, 9])
            #expect(third.next == nil)
        }
    }

    @Test func `clocks that begin and stop between pages neither repeat nor hide others`()
        async throws
    {
        var random = SeededRandom.fromEnvironment("RadarTests, changes")
        for _ in 0..<20 {
            let clocks = Self.chance(&random, upTo: 20)
            try await withScene(clocks) { scene in
                var stayed = Set(clocks.flatMap { $0 })
                var told: [RunningClock] = []
                var cursor: Bytes?
                repeat {
                    let page = try await scene.page(limit: 3, after: cursor)
                    // A clock that began is told although others due after it were told before.
                    #expect(times(page.deadlines) == times(page.deadlines).sorted())
                    told += page.deadlines
                    cursor = page.next
                    let place = Int.random(in: 0..<3, using: &random)
                    let due = Int64.random(in: 1...40, using: &random)
                    scene.services[place].begin(.due(due, at: Self.services[place]))
                    if let gone = clocks[place].randomElement(using: &random) {
                        scene.services[place].stop(gone)
                        stayed.remove(gone)
                    }
                } while cursor != nil
                #expect(Set(told).count == told.count)
                #expect(Set(told).isSuperset(of: stayed))
            }
        }
    }

    @Test func `a service that denies has nothing to tell, now or on a later page`() async throws {
        let clocks: [[RunningClock]] = [[.due(1)], [.due(2)], [.due(3), .due(4)]]
        let denied = DeadlineTransport.Behaviour.error(.permissionDenied)
        try await withScene(clocks, [.tells, denied, .tells]) { scene in
            let pages = try await scene.all(limit: 2)
            #expect(times(pages.flatMap(\.deadlines)) == [1, 3, 4])
            #expect(pages.count == 2)
            #expect(pages.allSatisfy { $0.parts[1].status == .denied })
        }
        try await withScene(clocks, [denied, denied, denied]) { scene in
            let error = await refusal { try await scene.page() }
            #expect(error?.code == .notFound)
        }
    }

    @Test func `nothing from anybody and somebody away is unavailable, not an empty radar`()
        async throws
    {
        let away = DeadlineTransport.Behaviour.error(.unavailable)
        try await withScene([[.due(1)], [], []], [away, away, away]) { scene in
            let error = await refusal { try await scene.page() }
            #expect(error?.code == .unavailable)
            #expect(error?.reason == "gateway.noPart")
        }
    }

    @Test func `a question that breaks a rule is refused before anybody is asked`() async throws {
        try await withScene([[.due(1)], [], []]) { scene in
            let before = try await StoreContents.of(scene.gateway.service.journal.store)
            for (query, limit, cursor, reason): (DeadlineQuery, Int, Bytes?, String) in [
                (DeadlineQuery(), 0, nil, "question.invalid"),
                (DeadlineQuery(), 201, nil, "question.invalid"),
                (DeadlineQuery(kinds: ["cases.nothing"]), 9, nil, "vocabulary.unrecognized"),
                (DeadlineQuery(kinds: ["nothing"]), 9, nil, "vocabulary.unrecognized"),
                (DeadlineQuery(), 9, Bytes([1, 2, 3]), "record.unknownCursor"),
                (DeadlineQuery(), 9, Bytes([]), "record.unknownCursor"),
            ] {
                let error = await refusal {
                    try await scene.page(query, limit: limit, after: cursor)
                }
                #expect(error?.code == .invalidArgument)
                #expect(error?.reason == reason)
            }
            #expect(scene.services.allSatisfy { $0.asked.isEmpty })
            #expect(
                try await StoreContents.of(scene.gateway.service.journal.store) == before
            )
        }
    }
}
