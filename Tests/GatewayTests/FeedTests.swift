import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// One feed of three services with one cursor: nothing lost, nothing twice, whoever comes and goes.
@Suite struct FeedTests {
    /// Three scripted services and a gateway before them.
    private struct Scene {
        let cases: ScriptedFeed
        let victims: ScriptedFeed
        let liaison: ScriptedFeed
        let gateway: OpenGateway

        static let pace = FeedPace(
            retry: .milliseconds(5),
            longestRetry: .milliseconds(20),
            patience: .milliseconds(300),
            renewal: .seconds(30)
        )

        static func run(
            events: (Int, Int, Int) = (0, 0, 0),
            isEndless: Bool = false,
            pace: FeedPace = Scene.pace,
            _ body: (Scene) async throws -> Void
        ) async throws {
            let cases = ScriptedFeed("cases.report", events: events.0, isEndless: isEndless)
            let victims = ScriptedFeed("victims.reception", events: events.1)
            let liaison = ScriptedFeed("liaison.handover", events: events.2)
            let bench = try GatewayBench(cases: cases, victims: victims, liaison: liaison)
            defer { bench.remove() }
            try await bench.withGateway(feedPace: pace) { gateway in
                try await body(
                    Scene(cases: cases, victims: victims, liaison: liaison, gateway: gateway)
                )
            }
        }

        func feed(
            _ request: FollowEvents = FollowEvents(),
            within time: Duration = .seconds(60)
        ) async throws -> ElementSequence<FeedEntry> {
            try await gateway.client().stream(request, within: time)
        }
    }

    /// A cursor as somebody might make one up.
    private struct Foreign: Encodable {
        struct Place: Encodable { var service: String }
        var places: [Place]
    }

    /// What is read of a feed until a fact holds of it.
    private func read(
        _ feed: ElementSequence<FeedEntry>,
        until fact: ([FeedEntry]) -> Bool
    ) async throws -> [FeedEntry] {
        var entries: [FeedEntry] = []
        for try await entry in feed {
            entries.append(entry)
            if fact(entries) { break }
        }
        return entries
    }

    private func events(_ entries: [FeedEntry]) -> [FeedEvent] { entries.compactMap(\.event) }

    /// The versions of a service's events: in these tests, their places.
    private func places(_ service: String, _ entries: [FeedEntry]) -> [Int] {
        events(entries).filter { $0.service == service }.map(\.version)
    }

    private func until(_ fact: () -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(20)
        while !fact() {
            try #require(ContinuousClock.now < end, "it never came to be so")
            try await ContinuousClock().sleep(for: .milliseconds(2))
        }
    }

    @Test func `each part is said once, and every event of each service comes in its order`()
        async throws
    {
        try await Scene.run(events: (3, 2, 4)) { scene in
            let entries = try await read(try await scene.feed()) { $0.count == 12 }
            #expect(places("cases", entries) == [1, 2, 3])
            #expect(places("victims", entries) == [1, 2])
            #expect(places("liaison", entries) == [1, 2, 3, 4])
            let parts = entries.compactMap(\.part)
            #expect(Set(parts.map(\.service)) == ["cases", "victims", "liaison"])
            #expect(parts.count == 3)
            #expect(parts.allSatisfy { $0.status == .ok && $0.asOf != nil })
            for head in scene.cases.heads + scene.victims.heads + scene.liaison.heads {
                #expect(head.onBehalfOf == GatewayBench.officer.identity)
            }
        }
    }

    @Test func `resumed after any entry, the rest comes once`() async throws {
        try await Scene.run(events: (3, 2, 3)) { scene in
            let entries = try await read(try await scene.feed()) { $0.count == 11 }
            for place in entries.indices {
                let had = Array(entries[...place])
                let left = 8 - events(had).count
                let resumed = try await scene.feed(FollowEvents(cursor: entries[place].cursor))
                let rest = try await read(resumed) { $0.count == left + 3 }
                for service in ["cases", "victims", "liaison"] {
                    #expect(
                        places(service, had) + places(service, rest) == places(service, entries)
                    )
                }
            }
        }
    }

    @Test func `from now on nothing older comes, and nothing newer is lost before the first event`()
        async throws
    {
        try await Scene.run(events: (5, 5, 5)) { scene in
            let begun = try await read(try await scene.feed(FollowEvents(fromNow: true))) {
                $0.count == 3
            }
            #expect(events(begun).isEmpty)
            // Nobody listens while this happens.
            scene.cases.happen()
            scene.liaison.happen()
            let cursor = try #require(begun.last?.cursor)
            let rest = try await read(try await scene.feed(FollowEvents(cursor: cursor))) {
                events($0).count == 2
            }
            #expect(places("cases", rest) == [6])
            #expect(places("liaison", rest) == [6])
        }
    }

    @Test func `a service that goes away is said, and caught up when it is back`() async throws {
        try await Scene.run(events: (1, 1, 1)) { scene in
            var entries: [FeedEntry] = []
            var stage = 0
            for try await entry in try await scene.feed() {
                entries.append(entry)
                if stage == 0, events(entries).count == 3 {
                    stage = 1
                    scene.victims.become(.away)
                }
                if stage == 1, entry.part?.status.known == .unavailable {
                    stage = 2
                    #expect(entry.part?.service == "victims")
                    #expect(entry.part?.lastHeard != nil)
                    scene.victims.happen()
                    scene.cases.happen()
                }
                // The others go on meanwhile.
                if stage == 2, places("cases", entries) == [1, 2] {
                    stage = 3
                    scene.victims.become(.up)
                }
                if stage == 3, places("victims", entries) == [1, 2] { break }
            }
            let told = entries.compactMap(\.part).filter { $0.service == "victims" }
            #expect(told.map(\.status) == [Word(.ok), Word(.unavailable), Word(.ok)])
        }
    }

    @Test func `a service that is away at the beginning is asked from where the reader stood`()
        async throws
    {
        try await Scene.run(events: (1, 3, 1)) { scene in
            scene.victims.become(.away)
            let begun = try await read(try await scene.feed()) { $0.count == 5 }
            #expect(places("victims", begun) == [])
            // The reader goes, too, and comes back later than the service.
            scene.victims.become(.up)
            let cursor = try #require(begun.last?.cursor)
            let rest = try await read(try await scene.feed(FollowEvents(cursor: cursor))) {
                events($0).count == 3
            }
            #expect(places("victims", rest) == [1, 2, 3])
            #expect(places("cases", rest) == [])
        }
    }

    @Test func `a service that hangs is said to have timed out, and the others go on`()
        async throws
    {
        try await Scene.run(events: (2, 0, 0)) { scene in
            scene.liaison.become(.hangs)
            let entries = try await read(try await scene.feed()) {
                $0.contains { $0.part?.status.known == .timeout } && events($0).count == 2
            }
            #expect(entries.first { $0.part?.status.known == .timeout }?.part?.service == "liaison")
        }
    }

    @Test func `a service that does not admit the officer says so once and is asked no more`()
        async throws
    {
        try await Scene.run(events: (1, 1, 1)) { scene in
            scene.victims.become(.refuses(.permissionDenied, "call.roleMissing"))
            let entries = try await read(try await scene.feed()) { $0.count == 5 }
            let told = entries.compactMap(\.part).first { $0.service == "victims" }
            #expect(told?.status.known == .denied)
            #expect(scene.victims.opened == 0)
            scene.cases.become(.refuses(.permissionDenied, "call.roleMissing"))
            scene.liaison.become(.refuses(.permissionDenied, "call.roleMissing"))
            let feed = try await scene.feed()
            let error = await refusal { try await read(feed) { _ in false } }
            #expect(error?.code == .permissionDenied)
        }
    }

    @Test func `an officer who loses a right at a service is told no more by it`() async throws {
        var pace = Scene.pace
        pace.renewal = .milliseconds(100)
        try await Scene.run(events: (1, 1, 1), pace: pace) { scene in
            var entries: [FeedEntry] = []
            for try await entry in try await scene.feed() {
                entries.append(entry)
                if events(entries).count == 3, scene.cases.opened < 2 {
                    scene.cases.become(.refuses(.permissionDenied, "call.roleMissing"))
                }
                if entry.part?.status.known == .denied { break }
            }
            #expect(entries.last?.part?.service == "cases")
        }
    }

    @Test func `asked for anew again and again, no event comes twice and none is lost`()
        async throws
    {
        var pace = Scene.pace
        pace.renewal = .milliseconds(20)
        try await Scene.run(pace: pace) { scene in
            let feed = try await scene.feed()
            async let entries = read(feed) { events($0).count == 60 }
            for _ in 0..<20 {
                for service in [scene.cases, scene.victims, scene.liaison] { service.happen() }
                try await ContinuousClock().sleep(for: .milliseconds(6))
            }
            let all = try await entries
            for service in ["cases", "victims", "liaison"] {
                #expect(places(service, all) == Array(1...20))
            }
            #expect(all.compactMap(\.part).count == 3)
            #expect(scene.cases.opened > 2)
        }
    }

    @Test func `after a restore the feed ends and says that an old cursor does not hold`()
        async throws
    {
        try await Scene.run(events: (1, 0, 0)) { scene in
            scene.cases.become(.refuses(.failedPrecondition, "record.outlivedCursor"))
            let feed = try await scene.feed()
            let error = await refusal { try await read(feed) { _ in false } }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "record.outlivedCursor")
        }
    }

    @Test func `only the services of the kinds that are wanted are asked`() async throws {
        try await Scene.run(events: (2, 2, 2)) { scene in
            let feed = try await scene.feed(FollowEvents(kinds: [Handover.kind]))
            let entries = try await read(feed) { $0.count == 3 }
            #expect(places("liaison", entries) == [1, 2])
            #expect(entries.compactMap(\.part).map(\.service) == ["liaison"])
            #expect(scene.cases.heads.isEmpty)
            let none = await refusal {
                try await read(try await scene.feed(FollowEvents(kinds: ["tax.return"]))) { _ in
                    false
                }
            }
            #expect(none?.reason == "vocabulary.unrecognized")
        }
    }

    @Test func `a cursor that is none of ours is refused, and nobody is asked`() async throws {
        try await Scene.run(events: (1, 1, 1)) { scene in
            let wrong = [
                Bytes([]), Bytes([0x80]), Bytes(Array(repeating: 7, count: 200)),
                Bytes(try Wire.encode(Foreign(places: [.init(service: "tax")]))),
            ]
            for cursor in wrong {
                let error = await refusal {
                    try await read(try await scene.feed(FollowEvents(cursor: cursor))) { _ in
                        false
                    }
                }
                #expect(error?.reason == "record.unknownCursor")
            }
            #expect(scene.cases.heads.isEmpty)
        }
    }

    @Test func `a slow reader holds the services back, not memory`() async throws {
        try await Scene.run(isEndless: true) { scene in
            let feed = try await scene.feed()
            _ = try await read(feed) { events($0).count == 10 }
            // Nobody reads: what is pulled comes to a stand, at no more than a window's worth.
            var before = -1
            while scene.cases.pulled != before {
                before = scene.cases.pulled
                try await ContinuousClock().sleep(for: .milliseconds(150))
            }
            let entry = try Wire.encode(
                FeedEntry(
                    event: FeedEvent(
                        service: "cases",
                        kind: "cases.report",
                        id: .random(),
                        version: 1,
                        what: Word(.changed)
                    ),
                    cursor: Bytes([])
                )
            )
            #expect(scene.cases.pulled <= 16 + CallLimits.streamWindow / entry.count)
            feed.cancel()
        }
    }

    @Test func `who leaves takes the services' streams along`() async throws {
        try await Scene.run(events: (1, 1, 1)) { scene in
            do {
                let feed = try await scene.feed()
                _ = try await read(feed) { events($0).count == 3 }
                feed.cancel()
            }
            let services = [scene.cases, scene.victims, scene.liaison]
            try await until { services.allSatisfy { $0.open == 0 } }
            let opened = services.map(\.opened)
            try await ContinuousClock().sleep(for: .milliseconds(100))
            #expect(services.map(\.opened) == opened)
        }
    }

    @Test func `the feed ends with its deadline, and says of no service that it timed out`()
        async throws
    {
        try await Scene.run(events: (1, 1, 1)) { scene in
            var entries: [FeedEntry] = []
            let error = await refusal {
                for try await entry in try await scene.feed(within: .milliseconds(600)) {
                    entries.append(entry)
                }
            }
            #expect(error?.code == .deadlineExceeded)
            #expect(events(entries).count == 3)
            #expect(entries.compactMap(\.part).allSatisfy { $0.status == .ok })
        }
    }
}
