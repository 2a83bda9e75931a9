import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

struct ClientConnectionStateMachineTests {
    // MARK: - Opening

    @Test func `nothing is sent before the server's hello has been read`() throws {
        var bench = try ClientBench(open: false)
        #expect(bench.submit() == .success(1))
        bench.machine.handshakeCompleted(now: bench.now)
        #expect(try bench.sent().isEmpty)
        bench.now += .seconds(1)
        #expect(try bench.receive(.hello, argument: 1, body: bench.hello()) == [.opened])
        let frames = try bench.sent()
        #expect(frames.map(\.kind) == [.hello, .request])
        #expect(frames.last?.argument == 9_000)
    }

    @Test func `a hello that does not come in time fails the waiting calls unstarted`() throws {
        var bench = try ClientBench(open: false)
        #expect(bench.submit(within: .seconds(60)) == .success(1))
        bench.machine.handshakeCompleted(now: bench.now)
        #expect(bench.pass(.seconds(4)).isEmpty)
        let events = bench.pass(.seconds(1))
        #expect(events.first?.failure?.outcome == .notStarted)
        #expect(events.last == .close("timeout.hello"))
    }

    @Test func `a connection that does not come in time fails the waiting calls`() throws {
        var bench = try ClientBench(open: false)
        #expect(bench.submit(within: .seconds(60)) == .success(1))
        let events = bench.pass(.seconds(3))
        #expect(events.first?.failure?.code == .unavailable)
        #expect(events.first?.failure?.outcome == .notStarted)
    }

    @Test func `a bad hello ends the connection`() throws {
        for (argument, body) in [(1, []), (1, [0xa0]), (2, [])] as [(UInt32, [UInt8])] {
            var bench = try ClientBench(open: false)
            bench.machine.handshakeCompleted(now: bench.now)
            let events = try bench.receive(.hello, argument: argument, body: body)
            #expect(events == [.close(argument == 2 ? "protocol.version" : "protocol.hello")])
        }
    }

    @Test func `a refusal instead of a hello says so`() throws {
        var bench = try ClientBench(open: false)
        #expect(bench.submit() == .success(1))
        bench.machine.handshakeCompleted(now: bench.now)
        let events = try bench.receive(.goaway, body: bench.goaway("unauthenticated"))
        #expect(events.first?.failure?.code == .unauthenticated)
        #expect(events.first?.failure?.outcome == .notStarted)
        #expect(events.last == .close("unauthenticated"))
    }

    // MARK: - Calls

    @Test func `ids rise from one`() throws {
        var bench = try ClientBench()
        #expect((1...3).map { _ in bench.submit() } == [.success(1), .success(2), .success(3)])
        #expect(try bench.sent().map(\.call) == [1, 2, 3])
    }

    @Test func `after the last id no call is taken`() throws {
        var bench = try ClientBench(firstCall: (1 << 31) - 1)
        #expect(bench.submit() == .success((1 << 31) - 1))
        #expect(!bench.machine.takesCalls)
        #expect(bench.submit() == .failure(.notTaken))
    }

    @Test func `calls beyond the server's limit fail here`() throws {
        var server = Limits()
        server.callsInFlight = 1
        var bench = try ClientBench(server: server)
        #expect(bench.submit() == .success(1))
        #expect(bench.submit() == .failure(.tooManyCalls))
        #expect(try bench.receive(.response, call: 1, body: [5]) == [.response(1, [5])])
        #expect(bench.submit() == .success(2))
    }

    @Test func `a response of several frames is put together`() throws {
        var bench = try ClientBench()
        #expect(bench.submit() == .success(1))
        #expect(try bench.receive(.response, call: 1, more: true, body: [1, 2]) == [])
        #expect(try bench.receive(.response, call: 1, body: [3]) == [.response(1, [1, 2, 3])])
        #expect(bench.machine.calls.isEmpty)
    }

    @Test func `an answer to no call ends the connection`() throws {
        for kind in [FrameKind.response, .error, .end, .item, .credit] {
            var bench = try ClientBench()
            let events = try bench.receive(kind, call: 1)
            #expect(events == [.close("protocol.callID")])
        }
        var twice = try ClientBench()
        #expect(twice.submit() == .success(1))
        #expect(try twice.receive(.response, call: 1) == [.response(1, [])])
        #expect(try twice.receive(.response, call: 1) == [.close("protocol.callID")])
    }

    @Test func `an answer of the wrong kind ends the connection`() throws {
        var unary = try ClientBench()
        #expect(unary.submit() == .success(1))
        #expect(try unary.receive(.item, call: 1).last == .close("protocol.unexpectedFrame"))
        var stream = try ClientBench()
        #expect(stream.submit(kind: .serverStream) == .success(1))
        let events = try stream.receive(.response, call: 1)
        #expect(events.first?.failure?.code == .unavailable)
        #expect(events.last == .close("protocol.unexpectedFrame"))
    }

    @Test func `a response above the limit ends its call only`() throws {
        var limits = Limits()
        limits.messageBytes = 100
        var bench = try ClientBench(limits: limits)
        #expect(bench.submit() == .success(1))
        #expect(bench.submit() == .success(2))
        _ = try bench.sent()
        let big = [UInt8](repeating: 0, count: 101)
        let events = try bench.receive(.response, call: 1, more: true, body: big)
        #expect(events.first?.failure?.outcome == .mayHaveRun)
        #expect(try bench.sent().map(\.kind) == [.cancel])
        #expect(try bench.receive(.response, call: 1, body: [1]) == [])
        #expect(try bench.receive(.response, call: 2, body: [1]) == [.response(2, [1])])
        #expect(bench.machine.calls.isEmpty)
    }

    // MARK: - Cancel and deadline

    @Test func `a call that never went out is not started, and nothing is said of it`() throws {
        var bench = try ClientBench()
        #expect(bench.submit() == .success(1))
        #expect(bench.machine.cancel(1, now: bench.now) == .notStarted)
        #expect(try bench.sent().isEmpty)
        #expect(bench.machine.calls.isEmpty)
    }

    @Test func `a call that went out may have run, and keeps its place until it ends`() throws {
        var server = Limits()
        server.callsInFlight = 1
        var bench = try ClientBench(server: server)
        #expect(bench.submit() == .success(1))
        _ = try bench.sent()
        #expect(bench.machine.cancel(1, now: bench.now) == .mayHaveRun)
        #expect(bench.machine.cancel(1, now: bench.now) == nil)
        #expect(try bench.sent().map(\.kind) == [.cancel])
        #expect(bench.submit() == .failure(.tooManyCalls))
        #expect(try bench.receive(.error, call: 1, argument: 1, body: [0xa0]) == [])
        #expect(bench.submit() == .success(2))
    }

    @Test func `a request that is out in part is taken back whole`() throws {
        var bench = try ClientBench()
        #expect(bench.submit([UInt8](repeating: 0, count: 200_000)) == .success(1))
        _ = try bench.sent(upTo: 1)
        #expect(bench.machine.cancel(1, now: bench.now) == .notStarted)
        #expect(try bench.sent().map(\.kind) == [.cancel])
    }

    @Test func `cancels are spread so that the server does not take them for an attack`() throws {
        var bench = try ClientBench()
        for _ in 0..<100 { _ = bench.submit() }
        _ = try bench.sent()
        for id in 1...100 as ClosedRange<UInt32> { _ = bench.machine.cancel(id, now: bench.now) }
        #expect(try bench.sent().count == 40)
        _ = bench.pass(.seconds(1))
        #expect(try bench.sent().count == 40)
        _ = bench.pass(.seconds(1))
        #expect(try bench.sent().count == 20)
    }

    @Test func `a stream of which something came is left at once, whoever waits`() throws {
        var bench = try ClientBench()
        for _ in 0..<100 { _ = bench.submit(kind: .serverStream) }
        _ = try bench.sent()
        for id in 1...50 as ClosedRange<UInt32> { _ = bench.machine.cancel(id, now: bench.now) }
        #expect(try bench.sent().count == 40)
        for id in 51...100 as ClosedRange<UInt32> {
            _ = try bench.receive(.item, call: id, body: [7])
            #expect(bench.machine.cancel(id, now: bench.now) == .mayHaveRun)
            #expect(try bench.sent().map(\.call) == [id])
        }
        // The first element of one that had to wait its turn: the server does not count it any more.
        #expect(try bench.receive(.item, call: 45, body: [7]).isEmpty)
        #expect(try bench.sent().map { "\($0.kind) \($0.call)" } == ["cancel 45"])
        #expect(try bench.receive(.item, call: 45, body: [7]).isEmpty)
        #expect(try bench.sent().isEmpty)
        _ = bench.pass(.seconds(1))
        #expect(try bench.sent().map(\.call) == [41, 42, 43, 44, 46, 47, 48, 49, 50])
    }

    @Test func `a deadline ends the call without a frame`() throws {
        var bench = try ClientBench()
        #expect(bench.submit(within: .milliseconds(200)) == .success(1))
        _ = try bench.sent()
        #expect(bench.submit(within: .milliseconds(200)) == .success(2))
        #expect(bench.machine.nextWake == bench.now + .milliseconds(200))
        let errors = bench.pass(.milliseconds(200)).compactMap(\.failure)
        #expect(errors.allSatisfy { $0.code == .deadlineExceeded })
        #expect(Set(errors.map(\.outcome)) == [.mayHaveRun, .notStarted])
        #expect(try bench.sent().isEmpty)
    }

    @Test func `an answer to a request that is still going out stops the rest`() throws {
        var bench = try ClientBench()
        #expect(bench.submit([UInt8](repeating: 0, count: 200_000)) == .success(1))
        _ = try bench.sent(upTo: 1)
        let body = ErrorFrame(.tooLarge).body
        let events = try bench.receive(.error, call: 1, argument: 0, body: body)
        #expect(events.first?.failure == .tooLarge)
        #expect(try bench.sent().map(\.kind) == [.cancel])
    }

    // MARK: - Streams

    @Test func `reading grants the server as much again`() throws {
        var bench = try ClientBench()
        #expect(bench.submit(kind: .serverStream) == .success(1))
        _ = try bench.sent()
        let element = [UInt8](repeating: 3, count: 65_536 - 16)
        for _ in 0..<4 {
            #expect(
                try bench.receive(.item, call: 1, body: element)
                    == [.element(1, element, cost: 65_536)]
            )
        }
        bench.machine.consumed(1, cost: 65_536)
        let credit = try #require(try bench.sent().first)
        #expect(credit.kind == .credit)
        #expect(credit.argument == 65_536)
        #expect(try bench.receive(.item, call: 1, body: element).count == 1)
        #expect(try bench.receive(.end, call: 1) == [.end(1)])
    }

    @Test func `more than the credit ends the connection`() throws {
        var bench = try ClientBench()
        #expect(bench.submit(kind: .serverStream) == .success(1))
        let element = [UInt8](repeating: 3, count: 65_536)
        for _ in 0..<3 { _ = try bench.receive(.item, call: 1, body: element) }
        let events = try bench.receive(.item, call: 1, body: element)
        #expect(events.first?.failure?.code == .unavailable)
        #expect(events.last == .close("protocol.credit"))
    }

    @Test func `the first part of an element is granted again at once`() throws {
        var bench = try ClientBench()
        #expect(bench.submit(kind: .serverStream) == .success(1))
        _ = try bench.sent()
        let part = [UInt8](repeating: 3, count: 65_536)
        for _ in 0..<20 {
            #expect(try bench.receive(.item, call: 1, more: true, body: part) == [])
            #expect(try bench.sent().map(\.argument) == [65_552])
        }
        let events = try bench.receive(.item, call: 1, body: [1])
        guard case .element(1, let bytes, cost: 17) = try #require(events.first) else {
            Issue.record("No element came.")
            return
        }
        #expect(bytes.count == 20 * 65_536 + 1)
    }

    // MARK: - The end of a connection

    @Test func `above the id of a goaway everything was not started`() throws {
        var bench = try ClientBench()
        for _ in 0..<3 { _ = bench.submit() }
        _ = try bench.sent()
        let events = try bench.receive(.goaway, argument: 1, body: bench.goaway("drain"))
        #expect(events.first == .draining("drain", resume: .milliseconds(500)))
        let errors = events.compactMap(\.failure)
        #expect(errors.count == 2)
        #expect(errors.allSatisfy { $0.outcome == .notStarted && $0.code == .unavailable })
        #expect(errors.allSatisfy { $0.retryAfterMilliseconds == 500 })
        #expect(bench.submit() == .failure(.notTaken))
        #expect(!bench.machine.isFinished)
        #expect(try bench.receive(.response, call: 1) == [.response(1, [])])
        #expect(bench.machine.isFinished)
    }

    @Test func `a lost connection tells what may have run from what never went out`() throws {
        var bench = try ClientBench()
        #expect(bench.submit() == .success(1))
        _ = try bench.sent()
        #expect(bench.submit() == .success(2))
        let errors = bench.machine.lost(.unavailable("connection.lost")).compactMap(\.failure)
        #expect(errors.map(\.outcome) == [.mayHaveRun, .notStarted])
        #expect(errors.allSatisfy { $0.code == .unavailable })
        #expect(bench.submit() == .failure(.notTaken))
    }

    @Test func `a dead server is given up`() throws {
        var bench = try ClientBench()
        #expect(bench.submit(within: .seconds(1_000)) == .success(1))
        _ = try bench.sent()
        #expect(bench.pass(.seconds(60)).isEmpty)
        #expect(try bench.sent().map(\.kind) == [.ping])
        let events = bench.pass(.seconds(20))
        #expect(events.first?.failure?.outcome == .mayHaveRun)
        #expect(events.last == .close("timeout.pong"))
    }

    @Test func `an idle connection says goodbye before the server would`() throws {
        var limits = Limits()
        limits.pingAfter = .seconds(10_000)
        var bench = try ClientBench(limits: limits)
        #expect(bench.pass(.seconds(269)).isEmpty)
        #expect(bench.pass(.seconds(1)) == [.draining("idle")])
        #expect(try bench.sent().map(\.kind) == [.goaway])
        #expect(bench.machine.isFinished)
    }

    @Test func `no sequence of frames traps or answers twice`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix(seed: seed)
        for _ in 0..<400 {
            var bench = try ClientBench(open: random.below(8) != 0)
            var ended: [UInt32: Int] = [:]
            for _ in 0..<80 {
                var events: [ClientConnectionStateMachine.Event] = []
                switch random.below(5) {
                case 0:
                    _ = bench.submit(
                        [UInt8](repeating: 0, count: random.below(100_000)),
                        kind: random.below(2) == 0 ? .unary : .serverStream,
                        within: .milliseconds(1 + random.below(5_000))
                    )
                case 1:
                    let id = UInt32(1 + random.below(10))
                    if bench.machine.cancel(id, now: bench.now) != nil {
                        ended[id, default: 0] += 1
                    }
                case 2:
                    events = bench.pass(.milliseconds(random.below(900)))
                    _ = try bench.sent(upTo: random.below(200_000))
                default:
                    let kind = FrameKind.allCases[random.below(FrameKind.allCases.count)]
                    events = try bench.receive(
                        kind,
                        call: kind.isAboutConnection ? 0 : UInt32(1 + random.below(10)),
                        argument: UInt32(random.below(20)),
                        more: kind.mayContinue && random.below(3) == 0,
                        body: kind.hasBody ? [UInt8](repeating: 0, count: random.below(70_000)) : []
                    )
                }
                for event in events {
                    switch event {
                    case .response(let id, _), .failure(let id, _), .end(let id):
                        ended[id, default: 0] += 1
                    case .element, .opened, .draining, .close: break
                    }
                }
            }
            for event in bench.machine.lost(.unavailable("connection.lost")) {
                if case .failure(let id, _) = event { ended[id, default: 0] += 1 }
            }
            #expect(ended.values.allSatisfy { $0 == 1 }, "seed \(seed)")
        }
    }
}
