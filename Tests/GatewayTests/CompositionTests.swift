import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// Three parts under one deadline: each part's failure costs that part only.
@Suite struct CompositionTests {
    private static let purpose = StatedPurpose(
        Purpose.support.rawValue,
        reference: CaseFileID.make().loggable
    )

    private static func part(_ reference: String, at milliseconds: Int64 = 1) -> CasePart {
        CasePart(
            entries: [
                CasePartEntry(
                    recordKind: "test.record",
                    reference: reference,
                    organisation: "VN/GOV/MPS"
                )
            ],
            asOf: Instant(millisecondsSinceEpoch: milliseconds)
        )
    }

    private static func journey(_ service: String, _ times: Int64...) -> JourneyPart {
        JourneyPart(
            entries: times.map { time in
                JourneyEntry(
                    at: Instant(millisecondsSinceEpoch: time),
                    precision: Word(.minute),
                    service: service,
                    recordKind: "\(service).record",
                    reference: "\(time)",
                    event: "record.stepped",
                    organisation: "VN/GOV/MPS"
                )
            },
            asOf: Instant(millisecondsSinceEpoch: 9)
        )
    }

    private func overview(
        _ cases: PartTransport.Behaviour,
        _ victims: PartTransport.Behaviour,
        _ liaison: PartTransport.Behaviour,
        within timeout: Duration = .seconds(10)
    ) async throws -> ReadCaseOverview.Response {
        let bench = try GatewayBench(
            cases: PartTransport(cases),
            victims: PartTransport(victims),
            liaison: PartTransport(liaison)
        )
        defer { bench.remove() }
        return try await bench.withGateway {
            try await $0.client().call(ReadCaseOverview(caseFile: .make()), within: timeout)
        }
    }

    @Test func `three answers stand side by side, each with its age`() async throws {
        let answer = try await overview(
            .casePart(Self.part("a", at: 1)),
            .casePart(Self.part("b", at: 2)),
            .casePart(Self.part("c", at: 3))
        )
        #expect(answer.records.map(\.reference) == ["a", "b", "c"])
        #expect(answer.parts.map(\.service) == ["cases", "victims", "liaison"])
        #expect(answer.parts.allSatisfy { $0.status == .ok })
        #expect(answer.parts.map { $0.asOf?.millisecondsSinceEpoch } == [1, 2, 3])
    }

    static let failures: [(ErrorCode, PartStatus)] = [
        (.notFound, .denied), (.permissionDenied, .denied), (.unauthenticated, .denied),
        (.unavailable, .unavailable), (.resourceExhausted, .unavailable),
        (.internalError, .unavailable), (.unimplemented, .unavailable),
        (.deadlineExceeded, .timeout),
    ]

    @Test(arguments: failures)
    func `a part that fails costs its own part only`(
        code: ErrorCode,
        status: PartStatus
    ) async throws {
        let answer = try await overview(
            .casePart(Self.part("a")),
            .error(code),
            .casePart(Self.part("c"))
        )
        #expect(answer.records.map(\.reference) == ["a", "c"])
        #expect(answer.parts.map(\.status) == [Word(.ok), Word(status), Word(.ok)])
    }

    @Test func `when nobody has anything and services are full, the call was not started`()
        async throws
    {
        let error = await #expect(throws: ServiceError.self) {
            try await overview(.full(3), .error(.notFound), .full(7))
        }
        #expect(error?.code == .resourceExhausted)
        #expect(error?.reason == CallReason.overloaded)
        #expect(error?.outcome == .notStarted)
        #expect(error?.retryAfterMilliseconds == 7)
    }

    /// Whatever of a service is full, its calls or its store, or the gateway's connection to it.
    @Test(arguments: ["storage.overloaded", "limit.callsInFlight", "limit.halfReceived"])
    func `the refusal of whatever is full goes on, with its time`(reason: String) async throws {
        let error = await #expect(throws: ServiceError.self) {
            try await overview(.full(9, by: reason), .error(.notFound), .error(.unavailable))
        }
        #expect(error?.code == .resourceExhausted)
        #expect(error?.reason == reason)
        #expect(error?.outcome == .notStarted)
        #expect(error?.retryAfterMilliseconds == 9)
    }

    @Test func `a service that is full costs its own part only`() async throws {
        let answer = try await overview(
            .full(3),
            .casePart(Self.part("b")),
            .error(.notFound)
        )
        #expect(answer.records.map(\.reference) == ["b"])
        #expect(answer.parts.map(\.status) == [Word(.unavailable), Word(.ok), Word(.denied)])
    }

    /// Each service's part, in each way that it can come out, in both compositions.
    @Test(arguments: 0..<3, PartStatus.allCases)
    func `whichever part is missing, the answer says which and how, and tells the others`(
        place: Int,
        status: PartStatus
    ) async throws {
        let missing: PartTransport.Behaviour? =
            switch status {
            case .ok: nil
            case .denied: .error(.notFound)
            case .timeout: .silent
            case .unavailable: .error(.unavailable)
            }
        let names = ["cases", "victims", "liaison"]
        var expected = Array(repeating: Word(PartStatus.ok), count: 3)
        expected[place] = Word(status)
        var told = names
        if missing != nil { told.remove(at: place) }

        var parts = names.map { PartTransport.Behaviour.casePart(Self.part($0)) }
        if let missing { parts[place] = missing }
        let overview = try await overview(parts[0], parts[1], parts[2], within: .seconds(2))
        #expect(overview.parts.map(\.service) == names)
        #expect(overview.parts.map(\.status) == expected)
        #expect(overview.records.map(\.reference) == told)

        parts = names.map { .journeyPart(Self.journey($0, 1)) }
        if let missing { parts[place] = missing }
        let journey = try await journey(parts, within: .seconds(2))
        #expect(journey.parts.map(\.service) == names)
        #expect(journey.parts.map(\.status) == expected)
        #expect(journey.entries.map(\.service) == told.sorted())
        for (part, status) in zip(journey.parts, expected) {
            #expect((part.asOf != nil) == (status == .ok))
        }
    }

    private func journey(
        _ parts: [PartTransport.Behaviour],
        within timeout: Duration
    ) async throws -> ReadVictimJourney.Response {
        let bench = try GatewayBench(
            cases: PartTransport(parts[0]),
            victims: PartTransport(parts[1]),
            liaison: PartTransport(parts[2])
        )
        defer { bench.remove() }
        return try await bench.withGateway {
            try await $0.client().call(
                ReadVictimJourney(victim: .make()),
                within: timeout,
                purpose: Self.purpose
            )
        }
    }

    /// That there is an answer at all says that it came before the caller's deadline.
    @Test func `a silent service times out alone, and the answer comes before the deadline`()
        async throws
    {
        let answer = try await overview(
            .casePart(Self.part("a")),
            .silent,
            .casePart(Self.part("c")),
            within: .seconds(2)
        )
        #expect(answer.parts.map(\.status) == [Word(.ok), Word(.timeout), Word(.ok)])
    }

    /// Asked one after the other, the second would be waited for past the caller's deadline.
    @Test func `two silent services cost no more time than one`() async throws {
        let answer = try await overview(
            .silent,
            .silent,
            .casePart(Self.part("c")),
            within: .seconds(2)
        )
        #expect(answer.records.count == 1)
    }

    @Test func `denied by everybody is what does not exist`() async throws {
        let error = await #expect(throws: ServiceError.self) {
            try await overview(.error(.notFound), .error(.permissionDenied), .error(.notFound))
        }
        #expect(error?.code == .notFound)
        #expect(error?.reason == "record.notFound")
    }

    @Test func `nothing from anybody and somebody away is unavailable, not nothing`() async throws {
        let error = await #expect(throws: ServiceError.self) {
            try await overview(.error(.notFound), .error(.unavailable), .error(.notFound))
        }
        #expect(error?.code == .unavailable)
        #expect(error?.retryAfterMilliseconds != nil)
    }

    @Test func `a missing part says when its service was last heard`() async throws {
        let victims = PartTransport(.casePart(Self.part("b")))
        let bench = try GatewayBench(
            cases: PartTransport(.casePart(Self.part("a"))),
            victims: victims,
            liaison: PartTransport(.error(.notFound))
        )
        defer { bench.remove() }
        try await bench.withGateway { gateway in
            let ask = ReadCaseOverview(caseFile: .make())
            let first = try await gateway.client().call(ask)
            #expect(first.parts.allSatisfy { $0.lastHeard == nil })
            victims.become(.error(.unavailable))
            let second = try await gateway.client().call(ask)
            #expect(second.parts[1].status == .unavailable)
            #expect(second.parts[1].lastHeard != nil)
            #expect(second.parts[1].asOf == nil)
        }
    }

    @Test func `a journey is one timeline, asked for the caller and with the caller's purpose`()
        async throws
    {
        let services = [
            PartTransport(.journeyPart(Self.journey("cases", 1, 5))),
            PartTransport(.journeyPart(Self.journey("victims", 2, 4))),
            PartTransport(.journeyPart(Self.journey("liaison", 3))),
        ]
        let bench = try GatewayBench(
            cases: services[0],
            victims: services[1],
            liaison: services[2]
        )
        defer { bench.remove() }
        let answer = try await bench.withGateway {
            try await $0.client().call(ReadVictimJourney(victim: .make()), purpose: Self.purpose)
        }
        #expect(answer.entries.map(\.at.millisecondsSinceEpoch) == [1, 2, 3, 4, 5])
        for head in services.flatMap(\.seen) {
            #expect(head.onBehalfOf == GatewayBench.officer.identity)
            #expect(head.purpose == Self.purpose)
        }
    }

    @Test func `a stranger's journey is nothing at all`() async throws {
        let bench = try GatewayBench(
            cases: PartTransport(.error(.notFound)),
            victims: PartTransport(.error(.notFound)),
            liaison: PartTransport(.error(.notFound))
        )
        defer { bench.remove() }
        let error = await #expect(throws: ServiceError.self) {
            try await bench.withGateway {
                try await $0.client(as: GatewayBench.stranger).call(
                    ReadVictimJourney(victim: .make()),
                    purpose: Self.purpose
                )
            }
        }
        #expect(error?.code == .notFound)
    }

    @Test func `a journey without a purpose asks nobody`() async throws {
        let cases = PartTransport(.journeyPart(Self.journey("cases", 1)))
        let bench = try GatewayBench(cases: cases, victims: cases, liaison: cases)
        defer { bench.remove() }
        let error = await #expect(throws: ServiceError.self) {
            try await bench.withGateway {
                try await $0.client().call(ReadVictimJourney(victim: .make()))
            }
        }
        #expect(error?.code == .invalidArgument)
        #expect(cases.seen.isEmpty)
    }

    @Test func `a question that a service calls wrong is wrong`() async throws {
        let error = await #expect(throws: ServiceError.self) {
            try await overview(
                .casePart(Self.part("a")),
                .error(.invalidArgument),
                .casePart(Self.part("c"))
            )
        }
        #expect(error?.code == .invalidArgument)
    }

    @Test func `routes and contract agree`() async throws {
        let transport = PartTransport(.silent)
        let bench = try GatewayBench(cases: transport, victims: transport, liaison: transport)
        defer { bench.remove() }
        let routed = try await bench.withGateway { gateway in
            try gateway.service.router.routes.map(\.method.name)
        }
        let declared = Gateway.methods.map { type in type.method.name }
        #expect(Set(routed) == Set(declared))
    }
}
