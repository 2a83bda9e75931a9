import RPC
import Testing
import WireCodec

/// When a client repeats a call, how long it waits, and when it must not.
struct RetryTests {
    let clock = PromptClock()

    func client(
        _ transport: ScriptedTransport,
        fraction: Double = 1,
        budget: RetryBudget = RetryBudget(),
        attempts: Int = 3
    ) -> ServiceClient<Library> {
        var policy = RetryPolicy()
        policy.maximumAttempts = attempts
        return ServiceClient(
            transport,
            retries: policy,
            budget: budget,
            timing: RetryTiming(clock: clock, fraction: { fraction })
        )
    }

    @Test func `a call that was not started is repeated and succeeds`() async throws {
        let transport = ScriptedTransport([.failure(.notStarted), try .found])
        let answer = try await client(transport).call(FindBook(title: "x"))
        #expect(answer.shelf == 7)
        #expect(transport.calls.map(\.head.attempt) == [nil, 2])
    }

    @Test func `waits grow to the ceiling and are a random part of it`() async throws {
        let transport = ScriptedTransport([.failure(.notStarted)])
        let budget = RetryBudget()
        await #expect(throws: ServiceError.self) {
            try await client(transport, budget: budget, attempts: 8).call(FindBook(title: "x"))
        }
        #expect(clock.milliseconds == [50, 100, 200, 400, 800, 1_600, 2_000])
    }

    @Test func `jitter takes its part of the ceiling`() async throws {
        let transport = ScriptedTransport([.failure(.notStarted)])
        await #expect(throws: ServiceError.self) {
            try await client(transport, fraction: 0.5).call(FindBook(title: "x"))
        }
        #expect(clock.milliseconds == [25, 50])
    }

    /// The kernel is asked for a random number then, and most calls that fail are refusals.
    @Test func `for a refusal that is not repeated no lots are drawn`() async throws {
        let drawn = Observed(0)
        let client = ServiceClient<Library>(
            ScriptedTransport([.failure(.ranAndFailed, .notFound)]),
            timing: RetryTiming(
                clock: clock,
                fraction: {
                    drawn.update { $0 += 1 }
                    return 1
                }
            )
        )
        await #expect(throws: ServiceError.self) {
            try await client.call(FindBook(title: "x"))
        }
        #expect(drawn.current == 0)
        #expect(clock.waits.isEmpty)
    }

    @Test func `a service that asks for a wait gets at least that`() async throws {
        let transport = ScriptedTransport([
            .failure(.notStarted, .resourceExhausted, after: 700), try .found,
        ])
        _ = try await client(transport, fraction: 0).call(FindBook(title: "x"))
        #expect(clock.milliseconds == [700])
    }

    @Test func `no wait reaches beyond the deadline`() async throws {
        let transport = ScriptedTransport([.failure(.notStarted, after: 60_000)])
        let error = await #expect(throws: ServiceError.self) {
            try await client(transport).call(FindBook(title: "x"), within: .seconds(5))
        }
        #expect(error?.reason == "test.failure")
        #expect(transport.calls.count == 1)
        #expect(clock.waits.isEmpty)
    }

    @Test func `every write carries a key, the same in each attempt`() async throws {
        let transport = ScriptedTransport([.failure(.mayHaveRun), try .lent])
        _ = try await client(transport).call(LendBook(title: "x"))
        let keys = transport.calls.map(\.head.key)
        #expect(keys.count == 2)
        #expect(keys[0] == keys[1])
        #expect(keys[0]?.count == 16)
    }

    @Test func `a given key is the one that is sent`() async throws {
        let transport = ScriptedTransport([try .lent])
        let key = try #require(IdempotencyKey([UInt8](repeating: 5, count: 20)))
        _ = try await client(transport).call(LendBook(title: "x"), key: key)
        #expect(transport.calls.map(\.head.key) == [key.bytes])
    }

    @Test func `a read carries no key and is repeated though it may have run`() async throws {
        let transport = ScriptedTransport([.failure(.mayHaveRun), try .found])
        _ = try await client(transport).call(FindBook(title: "x"))
        #expect(transport.calls.map(\.head.key) == [nil, nil])
    }

    @Test(arguments: ErrorCode.all.filter { $0 != .unavailable && $0 != .resourceExhausted })
    func `an answer that another attempt cannot better is final`(code: ErrorCode) async throws {
        let transport = ScriptedTransport([.failure(.notStarted, code), try .found])
        let error = await #expect(throws: ServiceError.self) {
            try await client(transport).call(FindBook(title: "x"))
        }
        #expect(error?.code == code)
        #expect(transport.calls.count == 1)
    }

    @Test func `a write that ran and failed is not repeated`() async throws {
        let transport = ScriptedTransport([.failure(.ranAndFailed), try .lent])
        await #expect(throws: ServiceError.self) {
            try await client(transport).call(LendBook(title: "x"))
        }
        #expect(transport.calls.count == 1)
    }

    @Test func `what an earlier attempt may have done is not forgotten`() async throws {
        let transport = ScriptedTransport([.failure(.mayHaveRun), .failure(.notStarted)])
        let error = await #expect(throws: ServiceError.self) {
            try await client(transport).call(LendBook(title: "x"))
        }
        #expect(transport.calls.count == 3)
        #expect(error?.outcome == .mayHaveRun)
    }

    @Test func `a call that is itself a repetition is not repeated downstream`() async throws {
        let transport = ScriptedTransport([.failure(.notStarted)])
        let below = client(transport)
        let desk = LibraryDesk(find: { request, _ in try await below.call(request) })
        let error = try await refusal(
            of: desk.handler(),
            to: CallHead(method: "library.find", attempt: 2),
            message: Wire.encode(FindBook(title: "x"))
        )
        #expect(error.reason == "test.failure")
        #expect(transport.calls.map(\.head.attempt) == [2])
    }

    @Test func `the budget lets a tenth of the calls be repeated, beyond what was saved`()
        async throws
    {
        let frozen = ContinuousClock.now
        let budget = RetryBudget(now: { frozen })
        let transport = ScriptedTransport([.failure(.notStarted)])
        let client = client(transport, budget: budget, attempts: 2)
        let calls = 200
        for _ in 0..<calls {
            await #expect(throws: ServiceError.self) { try await client.call(FindBook(title: "x")) }
        }
        let repetitions = transport.calls.count - calls
        #expect(repetitions == Int(RetryBudget.capacity) + calls / 10 - 1)
    }

    @Test func `time refills an empty budget by one a second`() async throws {
        let moment = Observed(ContinuousClock.now)
        let budget = RetryBudget(now: { moment.current })
        let transport = ScriptedTransport([.failure(.notStarted)])
        let client = client(transport, budget: budget, attempts: 100)
        await #expect(throws: ServiceError.self) { try await client.call(FindBook(title: "x")) }
        #expect(transport.calls.count == 11)
        moment.update { $0 = $0.advanced(by: .seconds(3)) }
        await #expect(throws: ServiceError.self) { try await client.call(FindBook(title: "x")) }
        #expect(transport.calls.count == 11 + 1 + 3)
    }

    @Test func `a policy of never sends once`() async throws {
        let transport = ScriptedTransport([.failure(.notStarted)])
        let client = ServiceClient<Library>(transport, retries: .never)
        await #expect(throws: ServiceError.self) { try await client.call(FindBook(title: "x")) }
        #expect(transport.calls.count == 1)
    }

    @Test func `opening a stream is repeated when it was not started`() async throws {
        let transport = ScriptedTransport([.failure(.notStarted), .response([])])
        for try await _ in try await client(transport).stream(ListBooks(count: 1)) {}
        #expect(transport.calls.count == 2)
    }

    @Test func `an answer that does not decode is an error with the right outcome`() async throws {
        let client = client(ScriptedTransport([.response([0xff])]))
        let read = await #expect(throws: ServiceError.self) {
            try await client.call(FindBook(title: "x"))
        }
        let write = await #expect(throws: ServiceError.self) {
            try await client.call(LendBook(title: "x"))
        }
        #expect(read?.reason == "call.responseMalformed")
        #expect(write?.outcome == .mayHaveRun)
    }
}
