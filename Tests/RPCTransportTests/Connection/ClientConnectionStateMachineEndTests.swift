import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

/// How a client's connection ends without losing a call, and what it takes from an odd server.
struct ClientConnectionStateMachineEndTests {
    // MARK: - Draining

    @Test func `a goodbye does not overtake the requests before it`() throws {
        var bench = try ClientBench()
        #expect(bench.submit([UInt8](repeating: 0, count: 100_000)) == .success(1))
        #expect(bench.submit() == .success(2))
        bench.machine.drain(ConnectionReason.done)
        // The server takes up no call whose first frame comes behind the goaway.
        let frames = try bench.sent()
        #expect(frames.map(\.kind) == [.request, .request, .goaway, .request])
        #expect(frames.map(\.call) == [1, 2, 0, 1])
        #expect(try bench.receive(.response, call: 2) == [.response(2, [])])
        #expect(!bench.machine.isFinished)
        #expect(try bench.receive(.response, call: 1) == [.response(1, [])])
        #expect(bench.machine.isFinished)
    }

    @Test func `draining while it connects lets the calls that wait have their answers`() throws {
        var bench = try ClientBench(open: false)
        #expect(bench.submit() == .success(1))
        bench.machine.drain(ConnectionReason.done)
        #expect(bench.submit() == .failure(.notTaken))
        bench.machine.handshakeCompleted(now: bench.now)
        #expect(!bench.machine.isFinished)
        #expect(try bench.receive(.hello, argument: 1, body: bench.hello()) == [.opened])
        #expect(try bench.sent().map(\.kind) == [.hello, .request, .goaway])
        #expect(try bench.receive(.response, call: 1, body: [9]) == [.response(1, [9])])
        #expect(bench.machine.isFinished)
    }

    @Test func `draining while it connects is the end when nobody waits`() throws {
        var bench = try ClientBench(open: false)
        bench.machine.drain(ConnectionReason.done)
        #expect(bench.machine.isFinished)
    }

    @Test func `the last id is used before the connection drains`() throws {
        var bench = try ClientBench(firstCall: Limits.lastCall)
        #expect(bench.submit() == .success(Limits.lastCall))
        #expect(!bench.machine.takesCalls)
        bench.machine.drain(ConnectionReason.idsUsedUp)
        #expect(try bench.sent().map(\.kind) == [.request, .goaway])
        #expect(try bench.receive(.response, call: Limits.lastCall).count == 1)
        #expect(bench.machine.isFinished)
    }

    @Test func `a server cannot keep a client away for long`() throws {
        for (asked, kept) in [(Int.max, 2_000), (-5, 0), (500, 500)] {
            var bench = try ClientBench()
            #expect(bench.submit() == .success(1))
            let body = try Wire.encode(Goaway(reason: "drain", reconnectAfter: asked))
            let events = try bench.receive(.goaway, argument: 0, body: body)
            #expect(events.first == .draining("drain", resume: .milliseconds(kept)))
            #expect(events.last?.failure?.retryAfterMilliseconds == kept)
        }
    }

    // MARK: - Certificates

    @Test func `a connection drains before the server's certificate ends and never outlives it`()
        throws
    {
        var bench = try ClientBench(open: false)
        bench.machine.handshakeCompleted(
            expiresAt: bench.now + .seconds(30),
            now: bench.now
        )
        _ = try bench.receive(.hello, argument: 1, body: bench.hello())
        #expect(bench.submit(within: .seconds(1_000)) == .success(1))
        _ = try bench.sent()
        #expect(bench.machine.nextWake == bench.now + .seconds(20))
        #expect(bench.pass(.seconds(19)).isEmpty)
        #expect(bench.pass(.seconds(1)) == [.draining("certificate.expired")])
        #expect(bench.submit() == .failure(.notTaken))
        #expect(try bench.sent().map(\.kind) == [.goaway])
        #expect(bench.machine.nextWake == bench.now + .seconds(10))
        let events = bench.pass(.seconds(10))
        #expect(events.first?.failure?.outcome == .mayHaveRun)
        #expect(events.last == .close("certificate.expired"))
    }

    // MARK: - Before the hello

    @Test func `a server whose hello does not come is told nothing`() throws {
        var bench = try ClientBench(open: false)
        #expect(bench.submit() == .success(1))
        bench.machine.handshakeCompleted(now: bench.now)
        #expect(bench.pass(.seconds(5)).last == .close("timeout.hello"))
        #expect(try bench.sent().isEmpty)

        var other = try ClientBench(open: false)
        other.machine.handshakeCompleted(now: other.now)
        #expect(try other.receive(.ping) == [.close("protocol.unexpectedFrame")])
        #expect(try other.sent().isEmpty)
    }

    @Test func `a server of another version is told so`() throws {
        var bench = try ClientBench(open: false)
        #expect(bench.submit() == .success(1))
        bench.machine.handshakeCompleted(now: bench.now)
        let events = try bench.receive(.hello, argument: 2, body: bench.hello())
        #expect(events.first?.failure?.outcome == .notStarted)
        #expect(events.last == .close("protocol.version"))
        #expect(try bench.sent().map(\.kind) == [.goaway])
    }

    // MARK: - Streams

    @Test func `large elements that nobody reads do not pile up`() throws {
        var bench = try ClientBench()
        #expect(bench.submit(kind: .serverStream, within: .seconds(100)) == .success(1))
        _ = try bench.sent()
        // Elements of 64 KiB and a byte, whose last frames alone would cost next to nothing.
        let part = [UInt8](repeating: 3, count: 65_536)
        var credit = 256 * 1024
        var costs: [Int] = []
        sending: while true {
            for (body, isMore) in [(part, true), ([UInt8(1)], false)] {
                credit -= body.count + 16
                guard credit >= 0 else { break sending }
                let events = try bench.receive(.item, call: 1, more: isMore, body: body)
                for case .element(_, _, let cost) in events { costs.append(cost) }
                for frame in try bench.sent() { credit += Int(frame.argument) }
            }
        }
        // One is granted whole; the others have to fit into the credit.
        #expect(costs.count <= 5)

        // As they are read the server may go on, up to the half-received one behind them.
        for cost in costs { bench.machine.consumed(1, cost: cost) }
        let granted = try bench.sent().reduce(0) { $0 + Int($1.argument) }
        #expect(credit + 65_552 + granted >= 256 * 1024 - 17)
    }

    @Test func `a part that was kept back is granted once all before it was read`() throws {
        var bench = try ClientBench()
        #expect(bench.submit(kind: .serverStream) == .success(1))
        _ = try bench.sent()
        #expect(try bench.receive(.item, call: 1, body: [1]) == [.element(1, [1], cost: 17)])
        let part = [UInt8](repeating: 3, count: 60_000)
        #expect(try bench.receive(.item, call: 1, more: true, body: part) == [])
        #expect(try bench.sent().isEmpty)
        bench.machine.consumed(1, cost: 17)
        let frames = try bench.sent()
        #expect(frames.map(\.argument) == [60_016 + 17])
        // From now on each part is granted at once.
        #expect(try bench.receive(.item, call: 1, more: true, body: part) == [])
        #expect(try bench.sent().map(\.argument) == [60_016])
    }

    @Test func `a credit for what is no client stream ends the connection`() throws {
        var bench = try ClientBench()
        #expect(bench.submit(kind: .serverStream) == .success(1))
        _ = try bench.sent()
        let events = try bench.receive(.credit, call: 1, argument: 5)
        #expect(events.first?.failure?.outcome == .mayHaveRun)
        #expect(events.last == .close("protocol.clientStream"))
        var other = try ClientBench()
        #expect(try other.receive(.credit, call: 1, argument: 5) == [.close("protocol.callID")])
    }

    // MARK: - Cancels

    @Test func `the server hears that the rest of a refused request will not come`() throws {
        var bench = try ClientBench()
        // So many cancels that the next ones have to wait.
        for _ in 1...50 { _ = bench.submit() }
        _ = try bench.sent()
        for id in 1...50 as ClosedRange<UInt32> { _ = bench.machine.cancel(id, now: bench.now) }
        #expect(bench.submit([UInt8](repeating: 0, count: 200_000)) == .success(51))
        let frame = FrameHeader.size + Limits.frameBytes
        #expect(try bench.sent(upTo: 40 * FrameHeader.size + frame).last?.call == 51)
        let body = ErrorFrame(.tooLarge).body
        #expect(try bench.receive(.error, call: 51, body: body).first?.failure == .tooLarge)
        #expect(try bench.sent().isEmpty)
        _ = bench.pass(.seconds(1))
        #expect(try bench.sent().contains { $0.kind == .cancel && $0.call == 51 })
    }

    @Test func `the same when the request was taken back before it was refused`() throws {
        var bench = try ClientBench()
        for _ in 1...50 { _ = bench.submit() }
        _ = try bench.sent()
        for id in 1...50 as ClosedRange<UInt32> { _ = bench.machine.cancel(id, now: bench.now) }
        #expect(bench.submit([UInt8](repeating: 0, count: 200_000)) == .success(51))
        let frame = FrameHeader.size + Limits.frameBytes
        #expect(try bench.sent(upTo: 40 * FrameHeader.size + frame).last?.call == 51)
        #expect(bench.machine.cancel(51, now: bench.now) == .notStarted)
        #expect(try bench.receive(.error, call: 51, body: ErrorFrame(.tooLarge).body).isEmpty)
        _ = bench.pass(.seconds(1))
        #expect(try bench.sent().contains { $0.kind == .cancel && $0.call == 51 })
    }
}
