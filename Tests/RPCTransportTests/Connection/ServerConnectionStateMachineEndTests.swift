import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

/// Streams, deadlines and the end of a connection, seen from the server.
struct ServerConnectionStateMachineEndTests {
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
}
