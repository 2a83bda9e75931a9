import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

struct ServerConnectionStateMachineTests {
    // MARK: - Hello

    @Test func `the server speaks first and names its limits`() throws {
        var bench = try ServerBench(open: false)
        let frame = try #require(try bench.sent().first)
        #expect(frame.kind == .hello)
        #expect(frame.argument == 1)
        let hello = try Wire.decode(Hello.self, from: frame.bytes)
        #expect(hello.limits.message == 4 * 1024 * 1024)
        #expect(hello.limits.calls == 1_024)
        #expect(hello.limits.credit == 256 * 1024)
    }

    @Test func `the lower side of two hellos wins`() throws {
        var bench = try ServerBench(open: false)
        var limits = Limits()
        limits.callsInFlight = 7
        limits.messageBytes = 1 << 30
        let body = try Wire.encode(
            Hello(build: "", service: "", features: ["kind:42", "kind:43"], limits: limits)
        )
        #expect(try bench.receive(.hello, argument: 1, body: body) == "none")
        #expect(bench.machine.agreement.callsInFlight == 7)
        #expect(bench.machine.agreement.messageBytes == 4 * 1024 * 1024)
        #expect(bench.machine.agreement.agreedKinds == [42])
    }

    @Test func `anything before the hello closes the connection`() throws {
        for kind in FrameKind.allCases where kind != .hello && kind != .goaway {
            var bench = try ServerBench(open: false)
            let answer = try bench.receive(kind, call: kind.isAboutConnection ? 0 : 1)
            #expect(answer == "close protocol.unexpectedFrame")
        }
    }

    @Test func `a bad hello closes the connection`() throws {
        for body in [[], [0xff], [0xa0], [UInt8](repeating: 0, count: 5_000)] as [[UInt8]] {
            var bench = try ServerBench(open: false)
            #expect(try bench.receive(.hello, argument: 1, body: body) == "close protocol.hello")
        }
        var other = try ServerBench(open: false)
        #expect(
            try other.receive(.hello, argument: 2, body: other.hello()) == "close protocol.version"
        )
        var again = try ServerBench()
        #expect(
            try again.receive(.hello, argument: 1, body: again.hello()) == "close protocol.hello"
        )
        var impossible = Limits()
        impossible.callsInFlight = 0
        var bench = try ServerBench(open: false)
        let body = try Wire.encode(Hello(build: "", service: "", limits: impossible))
        #expect(try bench.receive(.hello, argument: 1, body: body) == "close protocol.hello")
    }

    @Test func `a hello that does not come in time closes the connection`() throws {
        var bench = try ServerBench(open: false)
        #expect(bench.pass(.milliseconds(4_900)).close == nil)
        #expect(bench.pass(.milliseconds(100)).close == "timeout.hello")
    }

    @Test func `a first request that does not come in time closes the connection`() throws {
        var bench = try ServerBench()
        #expect(bench.pass(.milliseconds(29_900)).close == nil)
        #expect(bench.pass(.milliseconds(100)).close == "timeout.firstRequest")
        #expect(try bench.sent().last?.kind == .goaway)
    }

    // MARK: - Calls

    @Test func `a call is accepted, answered once and retired`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1) == "accept 1")
        bench.machine.reply(.response([5]), to: 1, now: bench.now)
        bench.machine.reply(.response([6]), to: 1, now: bench.now)
        let frames = try bench.sent()
        #expect(frames.map(\.kind) == [.response])
        #expect(frames.first?.bytes == [5])
        #expect(bench.machine.calls.isEmpty)
    }

    @Test func `ids only rise`() throws {
        for (first, second) in [(5, 5), (5, 4), (5, 1)] as [(UInt32, UInt32)] {
            var bench = try ServerBench()
            #expect(try bench.call(first) == "accept 5")
            bench.machine.reply(.response([]), to: first, now: bench.now)
            #expect(try bench.call(second) == "close protocol.callID")
        }
        var running = try ServerBench()
        #expect(try running.call(5) == "accept 5")
        #expect(try running.call(5) == "close protocol.callID")
        var beyond = try ServerBench()
        #expect(try beyond.call(1 << 31) == "close protocol.callID")
        var last = try ServerBench()
        #expect(try last.call((1 << 31) - 1) == "accept 2147483647")
    }

    @Test func `frames that only a server sends close the connection`() throws {
        for kind in [FrameKind.response, .error] {
            var bench = try ServerBench()
            #expect(try bench.call(1) == "accept 1")
            #expect(try bench.receive(kind, call: 1) == "close protocol.unexpectedFrame")
        }
    }

    @Test func `calls beyond the limit are refused without being started`() throws {
        var limits = Limits()
        limits.callsInFlight = 2
        var bench = try ServerBench(limits: limits)
        #expect(try bench.call(1) == "accept 1")
        #expect(try bench.call(2) == "accept 2")
        #expect(try bench.call(3) == "none")
        let error = try bench.error()
        #expect(error.code == .resourceExhausted)
        #expect(error.outcome == .notStarted)
        bench.machine.reply(.response([]), to: 1, now: bench.now)
        #expect(try bench.call(4) == "accept 4")
    }

    @Test func `a deadline of nought is refused unseen`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1, within: 0) == "none")
        let error = try bench.error()
        #expect(error.code == .deadlineExceeded)
        #expect(error.outcome == .notStarted)
    }

    @Test func `a head that does not decode refuses the call, not the connection`() throws {
        var bench = try ServerBench()
        #expect(try bench.receive(.request, call: 1, argument: 9, body: [0xff]) == "none")
        let error = try bench.error()
        #expect(error.code == .invalidArgument)
        #expect(error.outcome == .notStarted)
        #expect(try bench.call(2) == "accept 2")
    }

    @Test func `a head key that must be understood refuses the call`() throws {
        var bench = try ServerBench()
        // {"method": "a.b", "!new": 1}
        let head: [UInt8] =
            [0xa2, 0x66] + Array("method".utf8) + [0x63] + Array("a.b".utf8)
            + [0x64] + Array("!new".utf8) + [0x01]
        #expect(try bench.receive(.request, call: 1, argument: 9, body: head) == "none")
        let error = try bench.error()
        #expect(error.code == .invalidArgument)
        #expect(error.reason == CallReason.headNotUnderstood)
        #expect(error.outcome == .notStarted)
    }

    // MARK: - Long requests

    @Test func `a request of several frames is put together`() throws {
        var bench = try ServerBench()
        let message = (0..<150_000).map { UInt8(truncatingIfNeeded: $0) }
        let body = try bench.request(message: message)
        var frames = stride(from: 0, to: body.count, by: 65_536).map {
            Array(body[$0..<min($0 + 65_536, body.count)])
        }
        let last = frames.removeLast()
        for (index, piece) in frames.enumerated() {
            let argument: UInt32 = index == 0 ? 9_000 : 0
            #expect(
                try bench.receive(.request, call: 3, argument: argument, more: true, body: piece)
                    == "none"
            )
        }
        #expect(bench.budget.remaining == 64 * 1024 * 1024 - 131_072)
        let action = bench.machine.receive(
            Frame(.request, call: 3, body: ByteBuffer(bytes: last)),
            now: bench.now
        )
        guard case .accept(let call) = action else {
            Issue.record("The call was not accepted.")
            return
        }
        #expect(call.message == message)
        #expect(call.deadline == bench.now + .milliseconds(9_000))
        #expect(bench.budget.remaining == 64 * 1024 * 1024)
        #expect(bench.machine.halfReceived == 0)
    }

    @Test func `a request above its method's limit is refused before all of it came`() throws {
        var bench = try ServerBench()
        let body = try bench.request("test.small", message: .init(repeating: 0, count: 60_000))
        #expect(try bench.receive(.request, call: 1, argument: 9, more: true, body: body) == "none")
        #expect(
            try bench.receive(
                .request,
                call: 1,
                more: true,
                body: .init(repeating: 0, count: 60_000)
            )
                == "none"
        )
        let error = try bench.error()
        #expect(error.reason == CallReason.tooLarge)
        #expect(error.outcome == .notStarted)
        #expect(bench.budget.remaining == 64 * 1024 * 1024)
        // What is still under way is thrown away, and then the id is retired.
        #expect(try bench.receive(.request, call: 1, more: true, body: [1]) == "none")
        #expect(try bench.receive(.request, call: 1, body: [1]) == "none")
        #expect(bench.machine.calls.isEmpty)
        #expect(try bench.sent().isEmpty)
    }

    @Test func `half-received bodies are bounded per connection and in all`() throws {
        var limits = Limits()
        limits.halfReceivedBytes = 100_000
        var connection = try ServerBench(limits: limits)
        var process = try ServerBench(budget: 1_000_000)
        let body = try connection.request(message: .init(repeating: 0, count: 60_000))
        for id in 1...2 as ClosedRange<UInt32> {
            #expect(
                try connection.receive(.request, call: id, argument: 9, more: true, body: body)
                    == "none"
            )
            #expect(
                try process.receive(.request, call: id, argument: 9, more: true, body: body)
                    == "none"
            )
        }
        for error in [try connection.error(), try process.error()] {
            #expect(error.code == .resourceExhausted)
            #expect(error.outcome == .notStarted)
        }
        #expect(process.budget.remaining == 1_000_000 - body.count)
        process.machine.closed()
        #expect(process.budget.remaining == 1_000_000)
    }

    // MARK: - Cancel

    @Test func `a cancelled call counts until its work has ended, and still ends once`() throws {
        var limits = Limits()
        limits.callsInFlight = 1
        var bench = try ServerBench(limits: limits)
        #expect(try bench.call(1) == "accept 1")
        #expect(try bench.receive(.cancel, call: 1) == "cancel 1")
        #expect(try bench.receive(.cancel, call: 1) == "none")
        #expect(try bench.sent().isEmpty)
        #expect(try bench.call(2) == "none")
        #expect(try bench.error().code == .resourceExhausted)
        bench.machine.reply(.error(.cancelled(outcome: .mayHaveRun)), to: 1, now: bench.now)
        #expect(try bench.error().code == .cancelled)
        #expect(try bench.call(3) == "accept 3")
    }

    @Test func `cancelling a half-received request gives everything back`() throws {
        var bench = try ServerBench()
        let body = try bench.request(message: .init(repeating: 0, count: 60_000))
        #expect(try bench.receive(.request, call: 1, argument: 9, more: true, body: body) == "none")
        #expect(try bench.receive(.cancel, call: 1) == "none")
        let error = try bench.error()
        #expect(error.code == .cancelled)
        #expect(error.outcome == .notStarted)
        #expect(bench.budget.remaining == 64 * 1024 * 1024)
        #expect(bench.machine.calls.isEmpty)
    }

    @Test func `cancelling a finished call is ignored but counted`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1) == "accept 1")
        bench.machine.reply(.response([]), to: 1, now: bench.now)
        #expect(try bench.receive(.cancel, call: 1) == "none")
        #expect(bench.machine.lateCancels == 1)
        #expect(try bench.receive(.cancel, call: 2) == "close protocol.callID")
    }

    @Test func `more cancels in a second than the limit close the connection`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1) == "accept 1")
        bench.machine.reply(.response([]), to: 1, now: bench.now)
        for _ in 0..<100 { #expect(try bench.receive(.cancel, call: 1) == "none") }
        #expect(try bench.receive(.cancel, call: 1) == "close limit.cancels")

        var slow = try ServerBench()
        #expect(try slow.call(1) == "accept 1")
        slow.machine.reply(.response([]), to: 1, now: slow.now)
        for _ in 0..<300 {
            slow.now += .milliseconds(11)
            #expect(try slow.receive(.cancel, call: 1) == "none")
        }
    }

    @Test func `leaving streams that were read is not counted, however many they are`() throws {
        var bench = try ServerBench()
        for id in 1...500 as ClosedRange<UInt32> {
            #expect(try bench.call(id) == "accept \(id)")
            #expect(bench.machine.offer([7], on: id) == .taken)
            #expect(try bench.receive(.cancel, call: id) == "cancel \(id)")
            bench.machine.finishStream(id, nil, now: bench.now)
        }
        // Each of these ended before its reader could know of it.
        for id in 501...700 as ClosedRange<UInt32> {
            #expect(try bench.call(id) == "accept \(id)")
            #expect(bench.machine.offer([7], on: id) == .taken)
            bench.machine.finishStream(id, nil, now: bench.now)
        }
        for id in 501...700 as ClosedRange<UInt32> {
            #expect(try bench.receive(.cancel, call: id) == "none")
        }
        // Each stream is left once; what comes beyond that is counted.
        for _ in 0..<100 { #expect(try bench.receive(.cancel, call: 700) == "none") }
        #expect(try bench.receive(.cancel, call: 700) == "close limit.cancels")
    }

    @Test func `taking streams back before anything came is counted`() throws {
        var bench = try ServerBench()
        for id in 1...100 as ClosedRange<UInt32> {
            #expect(try bench.call(id) == "accept \(id)")
            #expect(try bench.receive(.cancel, call: id) == "cancel \(id)")
        }
        #expect(try bench.call(101) == "accept 101")
        #expect(try bench.receive(.cancel, call: 101) == "close limit.cancels")
    }

    @Test func `cancelling a stream is counted from the second time on`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1) == "accept 1")
        #expect(bench.machine.offer([7], on: 1) == .taken)
        #expect(try bench.receive(.cancel, call: 1) == "cancel 1")
        for _ in 0..<100 { #expect(try bench.receive(.cancel, call: 1) == "none") }
        #expect(try bench.receive(.cancel, call: 1) == "close limit.cancels")
    }

    @Test func `more pings in a second than the limit close the connection`() throws {
        var bench = try ServerBench()
        for nonce in 1...10 as ClosedRange<UInt32> {
            #expect(try bench.receive(.ping, argument: nonce) == "none")
        }
        #expect(try bench.sent().map(\.argument) == Array(1...10))
        #expect(try bench.receive(.ping) == "close limit.pings")
    }
}
