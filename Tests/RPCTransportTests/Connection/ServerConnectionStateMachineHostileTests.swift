import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

/// Peers that stay within the letter of the frames and mean harm, or only look as if they did.
struct ServerConnectionStateMachineHostileTests {
    /// The first frame of a request whose rest is to come.
    private func begin(
        _ id: UInt32,
        within milliseconds: UInt32 = .max,
        in bench: inout ServerBench
    ) throws {
        let body = try bench.request(message: .init(repeating: 0, count: 60_000))
        #expect(
            try bench.receive(.request, call: id, argument: milliseconds, more: true, body: body)
                == "none"
        )
    }

    // MARK: - Trickles

    @Test func `a request that trickles is refused whatever its deadline says`() throws {
        var bench = try ServerBench()
        try begin(1, in: &bench)
        #expect(bench.machine.nextWake == bench.now + .seconds(30))
        _ = bench.pass(.seconds(29))
        #expect(try bench.receive(.request, call: 1, more: true, body: [1]) == "none")
        #expect(bench.pass(.seconds(1)).close == nil)
        let error = try bench.error()
        #expect(error.reason == ConnectionReason.noRest)
        #expect(error.outcome == .notStarted)
        #expect(bench.budget.remaining == 64 * 1024 * 1024)
        #expect(bench.machine.halfReceived == 0)
    }

    @Test func `a last piece that comes too late does not start the call`() throws {
        var bench = try ServerBench()
        try begin(1, in: &bench)
        bench.now += .seconds(30)
        #expect(try bench.receive(.request, call: 1, body: [1]) == "none")
        #expect(try bench.error().reason == ConnectionReason.noRest)
        #expect(bench.machine.calls.isEmpty)
        #expect(bench.budget.remaining == 64 * 1024 * 1024)
    }

    @Test func `a refused request that never ends costs the connection, and nobody else's work`()
        throws
    {
        var bench = try ServerBench()
        try begin(1, within: 1_000, in: &bench)
        #expect(bench.pass(.seconds(1)).close == nil)
        #expect(try bench.error().reason == CallReason.deadlinePassed)
        _ = bench.pass(.seconds(29))
        #expect(try bench.receive(.request, call: 1, more: true, body: [1]) == "none")
        let due = bench.pass(.seconds(1))
        #expect(due.close == ConnectionReason.noRest)
        #expect(due.cancels.isEmpty)
        #expect(bench.machine.phase == .closed)
        #expect(bench.budget.remaining == 64 * 1024 * 1024)
    }

    @Test func `one connection holds only its share of what all may hold`() throws {
        // Sixteen connections of one identity take what they can get.
        let total = 4 * 1024 * 1024
        var benches = try (0..<16).map { _ in try ServerBench(budget: total) }
        let shared = benches[0].budget
        for index in benches.indices {
            benches[index].machine = ServerConnectionStateMachine(
                .init(
                    limits: Limits(),
                    hello: benches[index].machine.configuration.hello,
                    budget: shared,
                    maximumRequestBytes: { _ in CallLimits.largestMessage }
                ),
                now: benches[index].now
            )
            let hello = try benches[index].hello()
            #expect(try benches[index].receive(.hello, argument: 1, body: hello) == "none")
        }
        for round in 1...20 as ClosedRange<UInt32> {
            for index in benches.indices { try begin(round, in: &benches[index]) }
        }
        // Yet a seventeenth finds room for a message of its own.
        #expect(shared.remaining > total / 4)
        #expect(benches[15].machine.halfReceived >= 60_000)
        #expect(benches.allSatisfy { $0.machine.halfReceived <= total / Limits.halfReceivedShare })
        for index in benches.indices { benches[index].machine.closed() }
        #expect(shared.remaining == total)
    }

    // MARK: - Client streams, which this server does not know yet

    @Test func `what follows the request of an unknown client stream is dropped`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1) == "accept 1")
        bench.machine.reply(.error(.tooLarge), to: 1, now: bench.now)
        #expect(try bench.receive(.item, call: 1, body: [1, 2, 3]) == "none")
        #expect(try bench.receive(.item, call: 1, more: true, body: [1]) == "none")
        #expect(try bench.receive(.end, call: 1) == "none")
        #expect(try bench.sent().map(\.kind) == [.error])
        #expect(try bench.call(2) == "accept 2")
    }

    @Test(arguments: [FrameKind.item, .end])
    func `an item or an end on another kind of call ends the connection`(kind: FrameKind) throws {
        var running = try ServerBench()
        #expect(try running.call(1) == "accept 1")
        #expect(try running.receive(kind, call: 1) == "close protocol.clientStream")
        var receiving = try ServerBench()
        try begin(1, in: &receiving)
        #expect(try receiving.receive(kind, call: 1) == "close protocol.clientStream")
        #expect(receiving.budget.remaining == 64 * 1024 * 1024)
        var unknown = try ServerBench()
        #expect(try unknown.receive(kind, call: 1) == "close protocol.callID")
    }

    // MARK: - Slow, not dead

    @Test func `a peer that reads while nothing is read from it is not taken for dead`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1, within: .max) == "accept 1")
        #expect(bench.pass(.seconds(60)).close == nil)
        // Its pong waits to be read, too; what it takes off the queue shows that it lives.
        for _ in 0..<10 {
            bench.machine.progressed(now: bench.now)
            #expect(bench.pass(.seconds(19)).close == nil)
        }
        #expect(bench.pass(.seconds(20)).close == ConnectionReason.noPong)
    }
}
