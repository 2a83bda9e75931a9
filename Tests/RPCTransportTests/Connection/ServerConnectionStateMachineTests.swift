import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

/// A server's state machine with a clock in the test's hand and its outbound frames decoded.
struct ServerBench {
    var machine: ServerConnectionStateMachine
    var now: ContinuousClock.Instant
    let budget: ByteBudget
    let limits: Limits

    init(
        limits: Limits = Limits(),
        budget: Int = 64 * 1024 * 1024,
        expiresAfter: Duration? = nil,
        open: Bool = true
    ) throws {
        let start = ContinuousClock.now
        now = start
        self.limits = limits
        self.budget = ByteBudget(bytes: budget)
        machine = ServerConnectionStateMachine(
            ServerConnectionStateMachine.Configuration(
                limits: limits,
                hello: Hello(build: "1", service: "test", features: ["kind:42"], limits: limits),
                budget: self.budget,
                maximumRequestBytes: { $0 == "test.small" ? 100_000 : CallLimits.largestMessage }
            ),
            expiresAt: expiresAfter.map { start + $0 },
            now: start
        )
        guard open else { return }
        #expect(try sent().map(\.kind) == [.hello])
        #expect(try receive(.hello, argument: 1, body: hello()) == "none")
    }

    func hello(features: [String] = []) throws -> [UInt8] {
        try Wire.encode(Hello(build: "2", service: "me", features: features, limits: Limits()))
    }

    func request(_ method: String = "test.echo", message: [UInt8] = []) throws -> [UInt8] {
        try RequestEnvelope.encode(head: CallHead(method: method), message: message)
    }

    /// Lets a frame arrive; answers the action as a word.
    mutating func receive(
        _ kind: FrameKind,
        call: UInt32 = 0,
        argument: UInt32 = 0,
        more: Bool = false,
        body: [UInt8] = []
    ) throws -> String {
        let frame = Frame(
            kind,
            call: call,
            argument: argument,
            hasMore: more,
            body: ByteBuffer(bytes: body)
        )
        switch machine.receive(frame, now: now) {
        case .none: return "none"
        case .accept(let call): return "accept \(call.id)"
        case .cancel(let id): return "cancel \(id)"
        case .resume(let id): return "resume \(id)"
        case .close(let reason): return "close \(reason)"
        }
    }

    /// Opens a call.
    mutating func call(_ id: UInt32, within milliseconds: UInt32 = 10_000) throws -> String {
        try receive(.request, call: id, argument: milliseconds, body: request())
    }

    /// What goes out.
    mutating func sent() throws -> [Frame] {
        var buffer = ByteBuffer()
        machine.outbound.write(into: &buffer, upTo: .max)
        var decoder = FrameDecoder()
        decoder.append(buffer)
        var frames: [Frame] = []
        while let frame = try decoder.next() { frames.append(frame) }
        return frames
    }

    /// The one error that goes out.
    mutating func error() throws -> ServiceError {
        let frames = try sent()
        #expect(frames.count == 1)
        let frame = try #require(frames.first)
        #expect(frame.kind == .error)
        return ErrorFrame(argument: frame.argument, body: frame.bytes).error
    }

    mutating func pass(_ duration: Duration) -> ServerConnectionStateMachine.Due {
        now += duration
        return machine.tick(now: now)
    }
}

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
        for kind in [FrameKind.response, .error, .item, .end] {
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
        #expect(call.wasContinued)
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
        var process = try ServerBench(budget: 100_000)
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
        #expect(process.budget.remaining == 100_000 - body.count)
        process.machine.closed()
        #expect(process.budget.remaining == 100_000)
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

    @Test func `more pings in a second than the limit close the connection`() throws {
        var bench = try ServerBench()
        for nonce in 1...10 as ClosedRange<UInt32> {
            #expect(try bench.receive(.ping, argument: nonce) == "none")
        }
        #expect(try bench.sent().map(\.argument) == Array(1...10))
        #expect(try bench.receive(.ping) == "close limit.pings")
    }

    // MARK: - Streams

    @Test func `a stream sends no more than its credit`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1) == "accept 1")
        let element = [UInt8](repeating: 1, count: 300_000)
        #expect(bench.machine.offer(element, on: 1) == .waits)
        let first = try bench.sent()
        #expect(first.reduce(0) { $0 + $1.body.readableBytes + 16 } == 256 * 1024)
        #expect(first.allSatisfy { $0.kind == .item && $0.hasMore })
        #expect(try bench.receive(.credit, call: 1, argument: 10) == "none")
        #expect(try bench.sent().isEmpty)
        #expect(try bench.receive(.credit, call: 1, argument: 100_000) == "resume 1")
        let rest = try bench.sent()
        #expect(rest.last?.hasMore == false)
        #expect((first + rest).reduce(0) { $0 + $1.body.readableBytes } == 300_000)
        bench.machine.finishStream(1, nil, now: bench.now)
        #expect(try bench.sent().map(\.kind) == [.end])
    }

    @Test func `an empty element costs its header`() throws {
        var limits = Limits()
        limits.streamCredit = 40
        var bench = try ServerBench(limits: limits)
        #expect(try bench.call(1) == "accept 1")
        #expect(bench.machine.offer([], on: 1) == .taken)
        #expect(bench.machine.offer([], on: 1) == .taken)
        #expect(bench.machine.offer([], on: 1) == .waits)
        #expect(try bench.sent().count == 2)
    }

    @Test func `a credit beyond all bounds closes the connection`() throws {
        var none = try ServerBench()
        #expect(try none.call(1) == "accept 1")
        #expect(try none.receive(.credit, call: 1, argument: 0) == "close protocol.credit")
        var much = try ServerBench()
        #expect(try much.call(1) == "accept 1")
        #expect(try much.receive(.credit, call: 1, argument: .max) == "close protocol.credit")
        var unknown = try ServerBench()
        #expect(try unknown.receive(.credit, call: 1, argument: 1) == "close protocol.callID")
    }

    @Test func `a stream nobody reads is told so`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1) == "accept 1")
        #expect(bench.machine.offer([UInt8](repeating: 1, count: 300_000), on: 1) == .waits)
        #expect(try bench.receive(.cancel, call: 1) == "cancel 1")
        #expect(bench.machine.offer([1], on: 1) == .gone)
        _ = try bench.sent()
        bench.machine.finishStream(1, nil, now: bench.now)
        #expect(try bench.error().code == .cancelled)
    }

    @Test func `streams wait while too much waits to go out`() throws {
        var limits = Limits()
        limits.outboundHighWater = 100_000
        limits.outboundLowWater = 50_000
        var bench = try ServerBench(limits: limits)
        #expect(try bench.call(1) == "accept 1")
        #expect(bench.machine.offer([UInt8](repeating: 1, count: 200_000), on: 1) == .waits)
        #expect(bench.machine.isCongested)
        #expect(bench.machine.outboundDrained().isEmpty)
        _ = try bench.sent()
        #expect(bench.machine.outboundDrained() == [1])
    }

    // MARK: - Time

    @Test func `a deadline stops the work and its error names the cause`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1, within: 500) == "accept 1")
        #expect(try bench.call(2, within: 5_000) == "accept 2")
        #expect(bench.machine.nextWake == bench.now + .milliseconds(500))
        #expect(bench.pass(.milliseconds(499)).cancels.isEmpty)
        #expect(bench.pass(.milliseconds(1)).cancels == [1])
        #expect(bench.pass(.milliseconds(10)).cancels.isEmpty)
        bench.machine.reply(.error(.cancelled(outcome: .mayHaveRun)), to: 1, now: bench.now)
        let error = try bench.error()
        #expect(error.code == .deadlineExceeded)
        #expect(error.outcome == .mayHaveRun)
        #expect(bench.machine.nextWake == bench.now + .milliseconds(4_490))
    }

    @Test func `a request whose rest comes after its deadline is not started`() throws {
        var bench = try ServerBench()
        let body = try bench.request(message: .init(repeating: 0, count: 60_000))
        #expect(try bench.receive(.request, call: 1, argument: 9, more: true, body: body) == "none")
        bench.now += .milliseconds(20)
        #expect(try bench.receive(.request, call: 1, body: [1]) == "none")
        let error = try bench.error()
        #expect(error.code == .deadlineExceeded)
        #expect(error.outcome == .notStarted)
        #expect(bench.budget.remaining == 64 * 1024 * 1024)
    }

    @Test func `silence is asked about, and a dead peer is given up`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1, within: .max) == "accept 1")
        #expect(bench.pass(.seconds(59)).close == nil)
        #expect(try bench.sent().isEmpty)
        #expect(bench.pass(.seconds(1)).close == nil)
        let ping = try #require(try bench.sent().first)
        #expect(ping.kind == .ping)
        #expect(try bench.receive(.pong, argument: ping.argument) == "none")
        #expect(bench.pass(.seconds(60)).close == nil)
        #expect(try bench.sent().map(\.kind) == [.ping])
        #expect(bench.pass(.seconds(19)).close == nil)
        #expect(bench.pass(.seconds(1)).close == "timeout.pong")
    }

    @Test func `an idle connection is closed, one with a call is not`() throws {
        var limits = Limits()
        limits.pingAfter = .seconds(10_000)
        var idle = try ServerBench(limits: limits)
        #expect(try idle.call(1) == "accept 1")
        idle.machine.reply(.response([]), to: 1, now: idle.now)
        #expect(idle.pass(.seconds(299)).close == nil)
        #expect(idle.pass(.seconds(1)).close == "idle")

        var busy = try ServerBench(limits: limits)
        #expect(try busy.call(1, within: .max) == "accept 1")
        #expect(busy.pass(.seconds(400)).close == nil)
    }

    @Test func `a connection drains before its certificate ends and never outlives it`() throws {
        var bench = try ServerBench(expiresAfter: .seconds(25))
        #expect(try bench.call(1, within: .max) == "accept 1")
        #expect(bench.pass(.seconds(14)).close == nil)
        #expect(try bench.sent().isEmpty)
        #expect(bench.pass(.seconds(1)).close == nil)
        #expect(try bench.sent().map(\.kind) == [.goaway])
        #expect(try bench.call(2) == "none")
        #expect(bench.pass(.seconds(10)).close == "certificate.expired")
    }

    // MARK: - Drain

    @Test func `a draining connection finishes what runs and ignores the rest`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1) == "accept 1")
        _ = bench.machine.drain("drain", reconnectAfter: .milliseconds(500))
        let goaway = try #require(try bench.sent().first)
        #expect(goaway.kind == .goaway)
        #expect(goaway.argument == 1)
        let body = try Wire.decode(Goaway.self, from: goaway.bytes)
        #expect(body == Goaway(reason: "drain", reconnectAfter: 500))
        #expect(try bench.call(2) == "none")
        #expect(try bench.receive(.cancel, call: 2) == "none")
        #expect(!bench.machine.isFinished)
        bench.machine.reply(.response([1]), to: 1, now: bench.now)
        #expect(!bench.machine.isFinished)
        #expect(try bench.sent().map(\.kind) == [.response])
        #expect(bench.machine.isFinished)
    }

    @Test func `a client that goes away gets its answers`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1) == "accept 1")
        #expect(try bench.receive(.goaway) == "none")
        bench.machine.reply(.response([1]), to: 1, now: bench.now)
        #expect(try bench.sent().map(\.kind) == [.response])
        #expect(bench.machine.isFinished)
    }

    @Test func `a closed connection does nothing more`() throws {
        var bench = try ServerBench()
        #expect(try bench.call(1) == "accept 1")
        _ = bench.machine.end("drain")
        #expect(try bench.sent().map(\.kind) == [.goaway])
        #expect(try bench.call(2) == "none")
        #expect(bench.machine.offer([1], on: 1) == .gone)
        bench.machine.reply(.response([1]), to: 1, now: bench.now)
        #expect(try bench.sent().isEmpty)
        #expect(bench.machine.nextWake == nil)
    }

    // MARK: - Everything at once

    @Test func `no sequence of frames traps, leaks or answers twice`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix(seed: seed)
        for _ in 0..<400 {
            var bench = try ServerBench(open: random.below(8) != 0)
            var accepted: Set<UInt32> = []
            var terminals: [UInt32: Int] = [:]
            var running: Set<UInt32> = []
            for _ in 0..<60 {
                let kind = FrameKind.allCases[random.below(FrameKind.allCases.count)]
                let call = kind.isAboutConnection ? 0 : UInt32(random.below(12) + 1)
                let body = random.below(3) == 0 ? [] : try bench.request()
                let frame = Frame(
                    [.request, .cancel, .credit, kind][random.below(4)],
                    call: kind.isAboutConnection ? UInt32(random.below(12) + 1) : call,
                    argument: UInt32(random.below(3_000)),
                    hasMore: random.below(4) == 0,
                    body: ByteBuffer(bytes: body)
                )
                switch bench.machine.receive(frame, now: bench.now) {
                case .accept(let call):
                    #expect(accepted.insert(call.id).inserted, "seed \(seed)")
                    running.insert(call.id)
                case .none, .cancel, .resume, .close: break
                }
                if let id = running.randomElement(using: &random), random.below(2) == 0 {
                    if random.below(2) == 0 {
                        bench.machine.reply(.response([1]), to: id, now: bench.now)
                        running.remove(id)
                    } else if bench.machine.offer([1, 2, 3], on: id) == .waits {
                        Issue.record("A small element waits; seed \(seed)")
                    }
                }
                _ = bench.pass(.milliseconds(random.below(800)))
                for frame in try bench.sent() {
                    guard [.response, .error, .end].contains(frame.kind) else { continue }
                    terminals[frame.call, default: 0] += 1
                }
            }
            #expect(terminals.values.allSatisfy { $0 == 1 }, "seed \(seed)")
            bench.machine.closed()
            #expect(bench.budget.remaining == 64 * 1024 * 1024, "seed \(seed)")
        }
    }
}
