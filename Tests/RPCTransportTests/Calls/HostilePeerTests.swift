import RPC
import RPCTransport
import TestSupport
import Testing

/// Peers with a good certificate and bad intentions, over real sockets.
///
/// Each is told why it is put out, leaves nothing behind, and costs nobody else anything.
@Suite(.timeLimit(.minutes(1)))
struct HostilePeerTests {
    private static let hello = WireExample.hello

    /// Runs a peer to its end, then checks that an honest one is served and nothing is left.
    private func attack(
        _ limits: Limits = Limits(),
        service: TestService = TestService(),
        sending bytes: [UInt8],
        dripping drops: [UInt8] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> BarePeer.End {
        var end = BarePeer.End()
        try await TestHouse.with(service, limits: limits) { house in
            let peer = try BarePeer.Credentials(
                issued: house.ministry.authority.issueOfficer("1"),
                ministry: house.ministry
            )
            end = try await BarePeer.connect(to: house, peer, sending: bytes, dripping: drops)
            try await house.withClient { client in
                let answer = try await client.call(.test("who"))
                #expect(!answer.isEmpty, sourceLocation: sourceLocation)
            }
            while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
        }
        return end
    }

    // MARK: - Slow

    @Test func `a handshake that drips is cut, and does not keep others out`() async throws {
        var limits = Limits()
        limits.handshakeWithin = .milliseconds(400)
        limits.handshakesAtOnce = 1
        let service = TestService()
        try await TestHouse.with(service, limits: limits) { house in
            // The beginning of a handshake's record that announces 512 bytes.
            let record = [0x16, 0x03, 0x01, 0x02, 0x00, 0x01] + [UInt8](repeating: 0, count: 500)
            async let dripping: Void = SilentPeer.connect(to: house, dripping: record)
            while house.server.connectionCount == 0 { try await Task.yieldOrCancel() }
            try await house.withClient { client in
                // There is one place for handshakes: this one waits until the slow one lost it.
                _ = try await client.call(.test("echo"))
                #expect(house.reasons == ["timeout.handshake"])
            }
            try await dripping
        }
    }

    @Test func `a hello that drips is cut`() async throws {
        var limits = Limits()
        limits.helloWithin = .milliseconds(300)
        let service = TestService()
        let end = try await attack(limits, service: service, sending: [], dripping: Self.hello)
        #expect(end.goawayReason == "timeout.hello")
        #expect(service.journal.entries == ["test.who"])
    }

    @Test func `a first request that drips is cut`() async throws {
        var limits = Limits()
        limits.firstRequestWithin = .milliseconds(300)
        let service = TestService()
        let end = try await attack(
            limits,
            service: service,
            sending: Self.hello,
            dripping: WireExample.request
        )
        #expect(end.goawayReason == "timeout.firstRequest")
        #expect(service.journal.entries == ["test.who"])
    }

    @Test func `a request whose pieces drip is refused, then the peer put out`() async throws {
        var limits = Limits()
        limits.requestWithin = .milliseconds(250)
        let service = TestService()
        let end = try await attack(
            limits,
            service: service,
            sending: Self.hello
                + WireExample.frame(
                    2,
                    call: 1,
                    argument: .max,
                    flags: 1,
                    body: Array(WireExample.request.dropFirst(16))
                ),
            // Pieces of nothing, each a whole frame, for ten seconds.
            dripping: (0..<30).flatMap { _ in WireExample.frame(2, call: 1, flags: 1) }
        )
        #expect(end.errorReasons == ["timeout.request"])
        #expect(end.goawayReason == "timeout.request")
        #expect(service.journal.entries == ["test.who"])
    }

    @Test func `a peer that does not answer pings is put out, and its work stopped`() async throws {
        var limits = Limits()
        limits.pingAfter = .milliseconds(200)
        limits.pongWithin = .milliseconds(200)
        let service = TestService()
        let end = try await attack(
            limits,
            service: service,
            sending: Self.hello + WireExample.request("test.wait", call: 1)
        )
        #expect(end.frames.map(\.kind) == [1, 9, 11])
        #expect(end.goawayReason == "timeout.pong")
        #expect(service.journal.count(of: "cancelled") == 1)
    }

    @Test func `a peer that wants nothing more is put out`() async throws {
        var limits = Limits()
        limits.idle = .milliseconds(200)
        let end = try await attack(limits, sending: Self.hello + WireExample.request)
        #expect(end.responses == 1)
        #expect(end.goawayReason == "idle")
    }

    // MARK: - Against the rules

    @Test(
        arguments: [
            ("frame.tooLong", WireExample.frame(2, call: 1, argument: 9, length: 65_537)),
            ("frame.tooLong", WireExample.frame(2, call: 1, argument: 9, length: .max)),
            ("frame.unknownKind", WireExample.frame(42, call: 0)),
            ("frame.unknownFlags", WireExample.frame(9, call: 0, flags: 0b1000)),
            ("frame.misplacedCall", WireExample.frame(2, call: 0, argument: 9)),
            ("frame.misplacedMore", WireExample.frame(7, call: 1, flags: 1)),
            ("frame.misplacedBody", WireExample.frame(7, call: 1, body: [1])),
            ("protocol.hello", WireExample.hello),
            ("protocol.unexpectedFrame", WireExample.frame(3, call: 1, body: [1])),
            ("protocol.callID", WireExample.frame(2, call: 0x8000_0000, argument: 9)),
            ("protocol.callID", WireExample.frame(7, call: 1)),
            ("protocol.callID", WireExample.frame(8, call: 1, argument: 1)),
            ("protocol.callID", WireExample.frame(5, call: 1, body: [1])),
        ] as [(String, [UInt8])]
    )
    func `a frame that must not be ends the connection`(
        reason: String,
        frame: [UInt8]
    ) async throws {
        let service = TestService()
        let end = try await attack(
            service: service,
            sending: Self.hello + frame + WireExample.request
        )
        #expect(end.goawayReason == reason)
        #expect(end.responses == 0)
        #expect(service.journal.entries == ["test.who"])
    }

    @Test func `a request before the hello ends the connection`() async throws {
        let service = TestService()
        let end = try await attack(service: service, sending: WireExample.request + Self.hello)
        #expect(end.goawayReason == "protocol.unexpectedFrame")
        #expect(service.journal.entries == ["test.who"])
    }

    @Test func `a hello longer than allowed is not read`() async throws {
        let hello = WireExample.frame(
            1,
            call: 0,
            argument: 1,
            body: .init(repeating: 0, count: 5_000)
        )
        let end = try await attack(sending: hello + WireExample.request)
        #expect(end.goawayReason == "protocol.hello")
    }

    @Test(arguments: [1, 2] as [UInt32])
    func `an id that was used, or is below one, ends the connection and its work`(
        again: UInt32
    ) async throws {
        let service = TestService()
        let end = try await attack(
            service: service,
            sending: Self.hello + WireExample.request("test.wait", call: 2)
                + WireExample.request("test.echo", call: again)
        )
        #expect(end.goawayReason == "protocol.callID")
        #expect(end.responses == 0)
        #expect(service.journal.entries == ["test.wait", "waiting", "cancelled", "test.who"])
    }

    @Test func `bytes that are no frames are not taken for any`() async throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix(seed: seed)
        for _ in 0..<10 {
            // The first byte is that of a length far above the limit.
            let garbage = [0xff] + (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let service = TestService()
            let end = try await attack(service: service, sending: garbage)
            #expect(end.goawayReason == "frame.tooLong", "seed \(seed)")
            #expect(service.journal.entries == ["test.who"], "seed \(seed)")
        }
    }

    @Test func `bytes that are no TLS are told nothing`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            try await SilentPeer.connect(to: house, sending: Self.hello + WireExample.request)
            await house.log.journal.waitFor("tls.handshake")
            try await house.expectNothingLeft()
        }
    }

    // MARK: - Too much

    @Test func `a peer that floods with pings is told so and cut`() async throws {
        let pings = (1...20).flatMap { WireExample.frame(9, call: 0, argument: $0) }
        let end = try await attack(sending: Self.hello + pings)
        #expect(end.goawayReason == "limit.pings")
        #expect(end.frames.count { $0.kind == 10 } == 10)
    }

    @Test func `refused requests that are never finished end the connection`() async throws {
        var limits = Limits()
        limits.callsInFlight = 2
        let body = Array(WireExample.request.dropFirst(16))
        let open = (1...9).flatMap {
            WireExample.frame(2, call: $0, argument: 9_000, flags: 1, body: body)
        }
        let service = TestService()
        let end = try await attack(limits, service: service, sending: Self.hello + open)
        #expect(end.errorReasons == ["limit.callsInFlight", "limit.callsInFlight"])
        #expect(end.goawayReason == "limit.callsInFlight")
        #expect(service.journal.entries == ["test.who"])
    }

    @Test func `half-received bodies of a peer that left are given back`() async throws {
        var limits = Limits()
        limits.halfReceivedBytesInAll = 600_000
        let service = TestService()
        try await TestHouse.with(service, limits: limits) { house in
            let body =
                Array(WireExample.request.dropFirst(16)) + [UInt8](repeating: 0, count: 60_000)
            for _ in 0..<10 {
                let peer = try BarePeer.Credentials(
                    issued: house.ministry.authority.issueOfficer("1"),
                    ministry: house.ministry
                )
                let end = try await BarePeer.connect(
                    to: house,
                    peer,
                    // More than the hello: the pong, which says that all before it was read.
                    untilBytes: 100,
                    sending: Self.hello
                        + WireExample.frame(2, call: 1, argument: 9_000, flags: 1, body: body)
                        + WireExample.frame(9, call: 0, argument: 7)
                )
                #expect(end.frames.last?.kind == 10)
            }
            while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
            try await house.withClient { client in
                let message = [UInt8](repeating: 1, count: 70_000)
                let answer = try await client.call(.test("echo", message))
                #expect(answer == message)
            }
        }
    }

    // MARK: - Goodbye

    @Test func `requests behind a goodbye are dropped unseen`() async throws {
        let service = TestService()
        let end = try await attack(
            service: service,
            sending: Self.hello + WireExample.request("test.echo", call: 1)
                + WireExample.frame(11, call: 0)
                + (2...9).flatMap { WireExample.request("test.echo", call: $0) }
        )
        #expect(end.responses == 1)
        #expect(end.goawayReason == nil)
        #expect(service.journal.entries == ["test.echo", "test.who"])
    }
}
