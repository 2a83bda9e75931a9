import Testing
import WireCodec

@testable import RPC

/// Which refusals say when to come again.
struct ComingAgainTests {
    private static func error(
        _ code: ErrorCode,
        _ outcome: OutcomeClass = .notStarted,
        _ reason: String = "test.rule",
        after milliseconds: Int? = nil
    ) -> ServiceError {
        ServiceError(
            code,
            reason: reason,
            "A sentence.",
            outcome: outcome,
            retryAfterMilliseconds: milliseconds
        )
    }

    @Test(arguments: ErrorCode.all)
    func `what was not begun for want of room or time says when, and nothing else does`(
        code: ErrorCode
    ) {
        let passes: [ErrorCode] = [.resourceExhausted, .unavailable, .deadlineExceeded]
        for outcome in OutcomeClass.allCases {
            let error = Self.error(code, outcome)
            let passesByWaiting = outcome == .notStarted && passes.contains(code)
            #expect(error.mayBeginLater == passesByWaiting)
            var told = error.tellingWhen
            #expect((told.retryAfterMilliseconds != nil) == passesByWaiting)
            told.retryAfterMilliseconds = nil
            #expect(told == error)
        }
    }

    @Test func `what is too large is not asked to come again`() {
        let error = Self.error(.resourceExhausted, .notStarted, CallReason.tooLarge)
        #expect(!error.mayBeginLater)
        #expect(error.tellingWhen == error)
    }

    @Test func `a time that was said stays`() {
        let error = Self.error(.resourceExhausted, after: 1_900)
        #expect(error.tellingWhen == error)
        #expect(Self.error(.unavailable, after: 0).tellingWhen.retryAfterMilliseconds == 0)
    }

    @Test func `those who were refused together are not told the same time`() {
        let error = Self.error(.resourceExhausted)
        let times = (0..<1_000).compactMap { _ in error.tellingWhen.retryAfterMilliseconds }
        #expect(times.count == 1_000)
        #expect(times.allSatisfy { ServiceError.pauseMilliseconds.contains($0) })
        #expect(Set(times).count > 50)
    }

    @Test func `what a called service said stays its own`() {
        var error = Self.error(.unavailable)
        error.isFromDownstream = true
        #expect(error.tellingWhen.isFromDownstream)
    }
}

/// What a client throws by itself.
struct ClientComingAgainTests {
    private static func client(_ transport: ScriptedTransport) -> ServiceClient<Library> {
        ServiceClient(transport, retries: .never)
    }

    /// A connection that takes no more, or that never came about, asks no service.
    @Test(arguments: [ErrorCode.resourceExhausted, .unavailable, .deadlineExceeded])
    func `a transport's own refusal says when to come again`(code: ErrorCode) async {
        let transport = ScriptedTransport([.failure(.notStarted, code)])
        let error = await #expect(throws: ServiceError.self) {
            try await Self.client(transport).call(FindBook(title: "x"))
        }
        #expect(error?.outcome == .notStarted)
        #expect(error?.retryAfterMilliseconds != nil)
        let opened = await #expect(throws: ServiceError.self) {
            for try await _ in try await Self.client(transport).stream(ListBooks(count: 1)) {}
        }
        #expect(opened?.outcome == .notStarted)
        #expect(opened?.retryAfterMilliseconds != nil)
        #expect(transport.calls.count == 2)
    }

    @Test func `a call whose deadline has passed says when, and is not sent`() async {
        let transport = ScriptedTransport([.failure(.notStarted)])
        let error = await #expect(throws: ServiceError.self) {
            try await Self.client(transport).call(FindBook(title: "x"), within: .zero)
        }
        #expect(error?.reason == CallReason.deadlinePassed)
        #expect(error?.retryAfterMilliseconds != nil)
        #expect(transport.calls.isEmpty)
    }

    @Test func `a write that may have run is not asked to come again`() async {
        let transport = ScriptedTransport([
            .failure(.mayHaveRun), .failure(.notStarted, .resourceExhausted),
        ])
        var policy = RetryPolicy()
        policy.maximumAttempts = 2
        let client = ServiceClient<Library>(
            transport,
            retries: policy,
            budget: RetryBudget(),
            timing: RetryTiming(clock: PromptClock(), fraction: { 0 })
        )
        let error = await #expect(throws: ServiceError.self) {
            try await client.call(LendBook(title: "x"))
        }
        #expect(transport.calls.count == 2)
        #expect(error?.outcome == .mayHaveRun)
        #expect(error?.retryAfterMilliseconds == nil)
    }
}
