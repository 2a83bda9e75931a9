import RPC
import RPCTransport
import TestSupport
import Testing

/// Peers that are slow, silent or in too much of a hurry.
@Suite(.timeLimit(.minutes(1)))
struct SlowPeerTests {
    @Test func `a handshake that does not end is cut`() async throws {
        var limits = Limits()
        limits.handshakeWithin = .milliseconds(200)
        try await TestHouse.with(limits: limits) { house in
            try await SilentPeer.connect(to: house)
            await house.log.journal.waitFor("timeout.handshake")
            try await house.expectNothingLeft()
        }
    }

    @Test func `a peer that sends no hello is told so and cut`() async throws {
        var limits = Limits()
        limits.helloWithin = .milliseconds(200)
        try await TestHouse.with(limits: limits) { house in
            let peer = try BarePeer.Credentials(
                issued: house.ministry.authority.issueOfficer("1"),
                ministry: house.ministry
            )
            let end = try await BarePeer.connect(to: house, peer)
            #expect(end.goawayReason == "timeout.hello")
            try await house.expectNothingLeft()
        }
    }

    @Test func `a peer that asks for nothing is told so and cut`() async throws {
        var limits = Limits()
        limits.firstRequestWithin = .milliseconds(200)
        try await TestHouse.with(limits: limits) { house in
            let peer = try BarePeer.Credentials(
                issued: house.ministry.authority.issueOfficer("1"),
                ministry: house.ministry
            )
            let end = try await BarePeer.connect(to: house, peer, sending: WireExample.hello)
            #expect(end.goawayReason == "timeout.firstRequest")
            try await house.expectNothingLeft()
        }
    }

    @Test func `a peer that floods with cancels is told so and cut`() async throws {
        try await TestHouse.with { house in
            let peer = try BarePeer.Credentials(
                issued: house.ministry.authority.issueOfficer("1"),
                ministry: house.ministry
            )
            var bytes = WireExample.hello + WireExample.request
            for _ in 0..<101 { bytes += WireExample.cancel }
            let end = try await BarePeer.connect(to: house, peer, sending: bytes)
            #expect(end.goawayReason == "limit.cancels")
            while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
        }
    }

    @Test func `a quiet connection is kept alive by pings`() async throws {
        var limits = Limits()
        limits.pingAfter = .milliseconds(200)
        limits.pongWithin = .milliseconds(500)
        let service = TestService()
        try await TestHouse.with(service, limits: limits) { house in
            try await house.withClient { client in
                let error = await failure { () throws(ServiceError) in
                    try await client.call(.test("wait", within: .seconds(2)))
                }
                // Several pings later the connection still stands.
                #expect(error?.code == .deadlineExceeded)
                #expect(house.server.connectionCount == 1)
            }
        }
    }

    @Test func `an idle connection goes and comes back with the next call`() async throws {
        var limits = Limits()
        limits.idle = .milliseconds(100)
        try await TestHouse.with(limits: limits) { house in
            try await house.withClient { client in
                _ = try await client.call(.test("echo"))
                while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
                let answer = try await client.call(.test("echo", [1]))
                #expect(answer == [1])
            }
        }
    }

    @Test func `small requests for large answers do not pile up in one read`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            let peer = try await DeafPeer(house)
            // Some hundred kilobytes of requests, sixty megabytes of answers.
            try await peer.request("test.swell", times: 3_000, message: 0)
            await service.journal.waitFor("test.swell")
            try await house.withClient { client in
                for _ in 0..<200 { _ = try await client.call(.test("suspend")) }
            }
            // What the sockets hold, and a megabyte that waits.
            #expect(service.journal.count(of: "test.swell") < 1_000)
            try await peer.listen(forBytes: 3_000 * 20_016)
            #expect(service.journal.count(of: "test.swell") == 3_000)
            try await peer.close()
        }
    }

    @Test func `a peer that neither reads nor lives is put out with all that waits for it`()
        async throws
    {
        var limits = Limits()
        limits.pingAfter = .milliseconds(300)
        limits.pongWithin = .milliseconds(300)
        let service = TestService()
        try await TestHouse.with(service, limits: limits) { house in
            let peer = try await DeafPeer(house)
            try await peer.request("test.swell", times: 3_000, message: 0)
            await service.journal.waitFor("test.swell")
            while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
            #expect(service.journal.count(of: "test.swell") < 3_000)
            try await peer.close()
        }
    }

    @Test func `a peer that never reads is not read from`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            let peer = try await DeafPeer(house)
            try await peer.request("test.echo", times: 1_000, message: 60_000)
            await service.journal.waitFor("test.echo")
            try await house.withClient { client in
                // Others are served all the while; then nothing more of the deaf one is taken up.
                var seen = 0
                repeat {
                    seen = service.journal.count(of: "test.echo")
                    for _ in 0..<200 { _ = try await client.call(.test("suspend")) }
                } while service.journal.count(of: "test.echo") != seen
                #expect(seen < 900)
            }
            // Once it listens, every one of its calls is answered.
            try await peer.listen(forBytes: 1_000 * 60_016)
            #expect(service.journal.count(of: "test.echo") == 1_000)
            try await peer.close()
        }
    }
}
