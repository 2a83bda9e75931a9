import RPC
import TestSupport
import Testing
import WireCodec

@testable import RPCTransport

/// Whoever is refused for want of room or of time is told when to come again, whichever place refused.
@Suite(.timeLimit(.minutes(1)))
struct ComingAgainTests {
    private static func client(_ transport: any ClientTransport) -> ServiceClient<Desk> {
        ServiceClient(transport, retries: .never)
    }

    private static func refusal(_ code: ErrorCode, _ reason: String) -> ServiceError {
        ServiceError(code, reason: reason, "No room.", outcome: .notStarted)
    }

    /// What the layers below a handler refuse without a time of their own.
    private static let refusals = [
        refusal(.resourceExhausted, "storage.overloaded"),
        refusal(.deadlineExceeded, "storage.expired"),
        refusal(.unavailable, "storage.unavailable"),
    ]

    @Test(arguments: TransportKind.allCases, refusals)
    func `a refusal from below a handler says when, as a call and as a stream`(
        kind: TransportKind,
        thrown: ServiceError
    ) async throws {
        let clerk = DeskClerk(ask: { _, _ in throw thrown }, follow: { _, _ in throw thrown })
        try await kind.withTransport(to: clerk.handler) { transport in
            let client = Self.client(transport)
            let asked = await failure { () throws(ServiceError) in
                try await client.call(Ask(text: "x"))
            }
            var elements = try await client.stream(Follow(count: 1)).makeAsyncIterator()
            let followed = await failure { () throws(ServiceError) in try await elements.next() }
            for error in [asked, followed] {
                #expect(error?.reason == thrown.reason)
                #expect(error?.outcome == .notStarted)
                #expect(error?.retryAfterMilliseconds != nil)
            }
        }
    }

    /// The shedder's own time passes as it is.
    @Test(arguments: TransportKind.allCases)
    func `a service that is full says when`(kind: TransportKind) async throws {
        var settings = AdaptiveLimit.Settings()
        settings.minimum = 1
        settings.maximum = 1
        let gate = Gate()
        let journal = Journal()
        let shedder = LoadShedder(Desk.methods.map { $0.method }, settings: settings)
        let clerk = DeskClerk(
            ask: { request, _ in
                journal.note("waiting")
                _ = await gate.pass()
                return .init(text: request.text)
            },
            interceptors: [shedder]
        )
        try await kind.withTransport(to: clerk.handler) { transport in
            async let first = Self.client(transport).call(Ask(text: "first"))
            await journal.waitFor("waiting")
            let error = await failure { () throws(ServiceError) in
                try await Self.client(transport).call(Ask(text: "second"))
            }
            #expect(error?.reason == CallReason.overloaded)
            #expect(error?.outcome == .notStarted)
            #expect(error?.retryAfterMilliseconds != nil)
            gate.open()
            let answer = try await first
            #expect(answer.text == "first")
        }
        #expect(clerk.contexts.count == 1)
    }

    // MARK: - A connection's own limits

    @Test func `a connection with no slot left says when, whose side soever refuses`() async throws
    {
        var limits = Limits()
        limits.callsInFlight = 1
        var server = try ServerBench(limits: limits)
        #expect(try server.call(1) == "accept 1")
        #expect(try server.call(2) == "none")
        let refused = try server.error()
        #expect(refused.reason == ConnectionReason.tooManyCalls)
        #expect(refused.retryAfterMilliseconds != nil)

        limits.connectionsPerAddress = 1
        let desk = TestService()
        try await TestHouse.with(desk, limits: limits) { house in
            try await house.withClient { transport in
                async let first = transport.call(.test("wait"))
                await desk.journal.waitFor("waiting")
                let error = await failure { () throws(ServiceError) in
                    try await Self.client(transport).call(Ask(text: "x"))
                }
                #expect(error?.reason == ConnectionReason.tooManyCalls)
                #expect(error?.outcome == .notStarted)
                #expect(error?.retryAfterMilliseconds != nil)
                desk.gate.open()
                _ = try await first
            }
        }
        #expect(desk.journal.entries == ["test.wait", "waiting"])
    }

    @Test func `too much half received says when`() throws {
        var limits = Limits()
        limits.halfReceivedBytes = 1_000
        var bench = try ServerBench(limits: limits)
        let body = try bench.request(message: .init(repeating: 0, count: 2_000))
        #expect(try bench.receive(.request, call: 1, argument: 9, more: true, body: body) == "none")
        let error = try bench.error()
        #expect(error.reason == ConnectionReason.halfReceived)
        #expect(error.retryAfterMilliseconds != nil)
    }

    @Test func `a deadline that passed before the work began says when`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1, within: 0) == "none")
        let atOnce = try bench.error()
        // What `CallEnding` answers for a call that waited for a thread until its deadline.
        #expect(try bench.call(2) == "accept 2")
        bench.machine.reply(.error(.deadlinePassed), to: 2, now: bench.now)
        let waited = try bench.error()
        for error in [atOnce, waited] {
            #expect(error.reason == CallReason.deadlinePassed)
            #expect(error.outcome == .notStarted)
            #expect(error.retryAfterMilliseconds != nil)
        }
    }

    @Test func `a service that cannot be reached says when`() async throws {
        let ministry = try TestMinistry()
        let transport = try PooledTransport(
            ClientConfiguration(
                host: "127.0.0.1",
                port: 1,
                expecting: ministry.service("cases"),
                credentials: ministry.officerCredentials()
            )
        )
        for _ in 1...3 {
            let error = await failure { () throws(ServiceError) in
                try await Self.client(transport).call(Ask(text: "x"))
            }
            #expect(error?.code == .unavailable)
            #expect(error?.outcome == .notStarted)
            #expect(error?.retryAfterMilliseconds != nil)
        }
        await transport.shutdown(grace: .zero)
    }

    // MARK: - What does not pass by waiting

    @Test(arguments: TransportKind.allCases)
    func `what is too large, unknown or denied is not asked to come again`(
        kind: TransportKind
    ) async throws {
        let clerk = DeskClerk()
        try await kind.withTransport(to: clerk.handler, as: ["visitor"]) { transport in
            let denied = await failure { () throws(ServiceError) in
                try await Self.client(transport).call(Ask(text: "x"))
            }
            let large = String(repeating: "x", count: Ask.method.maximumRequestBytes + 1)
            let tooLarge = await failure { () throws(ServiceError) in
                try await Self.client(transport).call(Ask(text: large))
            }
            let unknown = await failure { () throws(ServiceError) in
                try await transport.call(.test("nothing"))
            }
            for error in [denied, tooLarge, unknown] {
                #expect(error?.outcome == .notStarted)
                #expect(error?.retryAfterMilliseconds == nil)
            }
        }
        #expect(clerk.contexts.isEmpty)
    }
}
