import RPC
import RPCTransport
import TestSupport
import Testing
import WireCodec

/// Calls behind calls, and calls that are made again, whichever way they travel.
@Suite(.timeLimit(.minutes(1)))
struct DownstreamCallTests {
    /// Runs `body` with a client of a desk whose questions are answered by another desk.
    private func withTwoDesks(
        _ kind: TransportKind,
        above: DeskClerk = DeskClerk(),
        below: DeskClerk,
        _ body: (ServiceClient<Desk>, _ above: DeskClerk) async throws -> Void
    ) async throws {
        try await kind.withTransport(to: below.handler) { transport in
            let downstream = ServiceClient<Desk>(transport, retries: .never)
            var above = above
            above.ask = { request, _ in try await downstream.call(request) }
            let asking = above
            try await kind.withTransport(to: asking.handler) { transport in
                try await body(ServiceClient(transport, retries: .never), asking)
            }
        }
    }

    /// A desk that answers no question until the question is given up.
    private func waitingDesk(_ journal: Journal) -> DeskClerk {
        DeskClerk(ask: { _, _ in
            journal.note("asked below")
            let gate = Gate()
            _ = await gate.pass()
            journal.note("given up below")
            throw CancellationError()
        })
    }

    // MARK: - Deadlines and cancelling

    @Test(arguments: TransportKind.allCases)
    func `the deadline reaches the last service, each time a little shorter`(
        kind: TransportKind
    ) async throws {
        let below = DeskClerk()
        try await withTwoDesks(kind, below: below) { client, above in
            let sent = Deadline.after(.seconds(5))
            _ = try await client.call(Ask(text: "x"), within: .seconds(5))
            let first = try #require(above.contexts.first).deadline
            let second = try #require(below.contexts.first).deadline
            // What the way took is not given back: a deadline is kept from the arrival.
            #expect(first.instant > sent.instant - .seconds(3))
            #expect(first.remaining < .seconds(6))
            #expect(second < first)
            #expect(second.remaining > .zero)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `cancelling reaches the handler and the calls behind it`(
        kind: TransportKind
    ) async throws {
        let journal = Journal()
        try await withTwoDesks(kind, below: waitingDesk(journal)) { client, _ in
            try await withThrowingTaskGroup(of: ServiceError?.self) { group in
                group.addTask {
                    await failure { () throws(ServiceError) in
                        try await client.call(Ask(text: "x"), within: .seconds(50))
                    }
                }
                await journal.waitFor("asked below")
                group.cancelAll()
                let error = try await group.next()
                #expect(error??.code == .cancelled)
            }
            // Not by its deadline, which is longer than this test may take.
            await journal.waitFor("given up below")
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `a deadline ends the handler and the calls behind it`(kind: TransportKind) async throws {
        let journal = Journal()
        try await withTwoDesks(kind, below: waitingDesk(journal)) { client, _ in
            let error = await failure { () throws(ServiceError) in
                try await client.call(Ask(text: "x"), within: .milliseconds(800))
            }
            #expect(error?.code == .deadlineExceeded)
            await journal.waitFor("given up below")
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `leaving a stream stops its handler`(kind: TransportKind) async throws {
        let journal = Journal()
        let clerk = DeskClerk(follow: { _, writer in
            defer { journal.note("stopped") }
            var number = 0
            while true {
                try await writer.write(.init(number: number))
                number += 1
            }
        })
        try await kind.withTransport(to: clerk.handler) { transport in
            let client = ServiceClient<Desk>(transport, retries: .never)
            func readSome() async throws {
                for try await element in try await client.stream(Follow(count: 0)) {
                    if element.number == 9 { break }
                }
            }
            try await readSome()
            await journal.waitFor("stopped")
        }
    }

    // MARK: - Repetition

    @Test(arguments: TransportKind.allCases)
    func `a refused call is made again under the same key, and runs once`(
        kind: TransportKind
    ) async throws {
        let clerk = DeskClerk(interceptors: [Refusing(times: 2)])
        try await kind.withTransport(to: clerk.handler) { transport in
            let client = ServiceClient<Desk>(transport, budget: RetryBudget())
            let answer = try await client.call(File(number: 1))
            #expect(answer.count == 1)
        }
        #expect(clerk.contexts.map(\.attempt) == [3])
        let refusing = try #require(clerk.interceptors.first as? Refusing)
        let keys = refusing.heads.all.map(\.key)
        #expect(keys.count == 3)
        #expect(Set(keys).count == 1)
        #expect(keys.allSatisfy { $0 != nil })
    }

    @Test(arguments: TransportKind.allCases)
    func `a refused stream is opened again, a broken one is not`(kind: TransportKind) async throws {
        let broken = ServiceError(.unavailable, reason: "test.broken", "B.", outcome: .mayHaveRun)
        let clerk = DeskClerk(
            follow: { _, writer in
                try await writer.write(.init(number: 0))
                throw broken
            },
            interceptors: [Refusing(times: 2)]
        )
        try await kind.withTransport(to: clerk.handler) { transport in
            let client = ServiceClient<Desk>(transport, budget: RetryBudget())
            var elements = try await client.stream(Follow(count: 1)).makeAsyncIterator()
            #expect(try await elements.next()?.number == 0)
            let error = await failure { () throws(ServiceError) in try await elements.next() }
            #expect(error == broken)
        }
        #expect(clerk.contexts.map(\.attempt) == [3])
    }

    @Test(arguments: TransportKind.allCases)
    func `a service that stays away costs no more than the attempts`(
        kind: TransportKind
    ) async throws {
        let clerk = DeskClerk(interceptors: [Refusing(times: .max)])
        try await kind.withTransport(to: clerk.handler) { transport in
            let client = ServiceClient<Desk>(transport, budget: RetryBudget())
            let call = await failure { () throws(ServiceError) in
                try await client.call(File(number: 1))
            }
            let stream = await failure { () throws(ServiceError) in
                var elements = try await client.stream(Follow(count: 1)).makeAsyncIterator()
                _ = try await elements.next()
            }
            #expect(call?.reason == "test.away")
            #expect(call?.outcome == .notStarted)
            #expect(stream?.reason == "test.away")
        }
        let refusing = try #require(clerk.interceptors.first as? Refusing)
        #expect(refusing.heads.all.count == 6)
        #expect(clerk.contexts.isEmpty)
    }
}

/// Refuses so many calls as a service that is away would.
private final class Refusing: ServerInterceptor {
    let heads = Collected<CallHead>()
    private let times: Int

    init(times: Int) {
        self.times = times
    }

    func intercept(_ call: IncomingCall, next: (IncomingCall) -> Dispatch) -> Dispatch {
        heads.add(call.head)
        guard heads.all.count > times else {
            return .reply(
                .error(
                    ServiceError(.unavailable, reason: "test.away", "Away.", outcome: .notStarted)
                )
            )
        }
        return next(call)
    }
}
