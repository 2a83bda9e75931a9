import NIOCore
import NIOSSL
import RPC
import RPCTransport
import TestSupport
import Testing

/// Who does not get in, one reason after the other.
///
/// Each test asserts what the peer hears, that the service was never reached, and that nothing of
/// the connection is left behind.
@Suite(.timeLimit(.minutes(1)))
struct RefusalTests {
    /// Calls with `credentials`; answers the error after checking that nothing happened.
    private func refusal(
        at house: TestHouse,
        with credentials: Credentials,
        noting reason: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> ServiceError? {
        var error: ServiceError?
        try await house.withClient(credentials: credentials) { client in
            error = await failure { () throws(ServiceError) in
                try await client.call(.test("echo"))
            }
        }
        await house.log.journal.waitFor(reason)
        try await house.expectNothingLeft(sourceLocation: sourceLocation)
        #expect(error?.outcome == .notStarted, sourceLocation: sourceLocation)
        return error
    }

    @Test func `an unknown authority is refused`() async throws {
        try await TestHouse.with { house in
            let stranger = try TestMinistry()
            let credentials = try stranger.credentials(
                stranger.authority.issueOfficer("1"),
                trusting: [house.ministry]
            )
            let error = try await refusal(at: house, with: credentials, noting: "tls.handshake")
            #expect(error?.code == .unauthenticated)
            #expect(error?.reason == ConnectionReason.certificateRefused)
        }
    }

    @Test func `an expired certificate is refused`() async throws {
        try await TestHouse.with { house in
            var request = CertificateRequest(uris: [house.ministry.officer()], usages: [.client])
            request.beginsAfter = .seconds(-7_200)
            request.validFor = .seconds(3_600)
            let credentials = try house.ministry.credentials(
                house.ministry.authority.issue(request)
            )
            let error = try await refusal(at: house, with: credentials, noting: "tls.handshake")
            #expect(error?.reason == ConnectionReason.certificateRefused)
        }
    }

    @Test func `a certificate that is not yet valid is refused`() async throws {
        try await TestHouse.with { house in
            var request = CertificateRequest(uris: [house.ministry.officer()], usages: [.client])
            request.beginsAfter = .seconds(3_600)
            let credentials = try house.ministry.credentials(
                house.ministry.authority.issue(request)
            )
            let error = try await refusal(at: house, with: credentials, noting: "tls.handshake")
            #expect(error?.reason == ConnectionReason.certificateRefused)
        }
    }

    @Test func `a certificate for another usage is refused`() async throws {
        for usages in [[.codeSigning], [.server]] as [[CertificateRequest.Usage]] {
            try await TestHouse.with { house in
                let request = CertificateRequest(uris: [house.ministry.officer()], usages: usages)
                let credentials = try house.ministry.credentials(
                    house.ministry.authority.issue(request)
                )
                let error = try await refusal(at: house, with: credentials, noting: "tls.handshake")
                #expect(error?.reason == ConnectionReason.certificateRefused)
            }
        }
    }

    @Test func `a certificate that states no usage is refused`() async throws {
        try await TestHouse.with { house in
            let request = CertificateRequest(uris: [house.ministry.officer()], usages: [])
            let credentials = try house.ministry.credentials(
                house.ministry.authority.issue(request)
            )
            let error = try await refusal(
                at: house,
                with: credentials,
                noting: "identity.wrongUsage"
            )
            #expect(error?.code == .unauthenticated)
            #expect(error?.reason == "identity.wrongUsage")
        }
    }

    @Test func `an authority's certificate does not call`() async throws {
        try await TestHouse.with { house in
            var request = CertificateRequest(uris: [house.ministry.officer()], usages: [.client])
            request.isAuthority = true
            let credentials = try house.ministry.credentials(
                house.ministry.authority.issue(request)
            )
            // BoringSSL may say no first, because the root allows no authority below it.
            try await house.withClient(credentials: credentials) { client in
                let error = await failure { () throws(ServiceError) in
                    try await client.call(.test("echo"))
                }
                #expect(error?.code == .unauthenticated)
            }
            try await house.expectNothingLeft()
        }
    }

    @Test func `one ministry's name signed by another's authority is refused`() async throws {
        let police = try TestMinistry("mps.homeward.test")
        let health = try TestMinistry("moh.homeward.test")
        try await TestHouse.with(ministry: police, trusting: [health]) { house in
            let request = CertificateRequest(uris: [police.officer()], usages: [.client])
            let forged = try health.credentials(
                health.authority.issue(request),
                trusting: [police]
            )
            let error = try await refusal(at: house, with: forged, noting: "tls.handshake")
            #expect(error?.reason == ConnectionReason.certificateRefused)

            // The same authority about its own officer is believed.
            let honest = try health.officerCredentials("7", trusting: [police])
            try await house.withClient(credentials: honest) { client in
                let answer = try await client.call(.test("who"))
                #expect(answer == Array(health.officer("7").utf8))
            }
        }
    }

    @Test func `a server does not start with an unconstrained anchor among several`() throws {
        let police = try TestMinistry("mps.homeward.test")
        let anybody = try TestMinistry("moh.homeward.test", isConstrained: false)
        #expect(throws: CredentialsError.unconstrainedAnchor) {
            try police.serviceCredentials(trusting: [anybody])
        }
    }

    @Test func `two names are refused, and none`() async throws {
        for uris in [["officer/1", "officer/2"], []] {
            try await TestHouse.with { house in
                let names = uris.map { "spiffe://\(house.ministry.authority.domain)/\($0)" }
                let request = CertificateRequest(uris: names, usages: [.client])
                // Our own client refuses to start with such a certificate, so the peer is a bare one.
                let peer = try BarePeer.Credentials(
                    issued: house.ministry.authority.issue(request),
                    ministry: house.ministry
                )
                let end = try await BarePeer.connect(to: house, peer)
                #expect(end.goawayReason == "identity.notOneURI")
                await house.log.journal.waitFor("identity.notOneURI")
                try await house.expectNothingLeft()
            }
        }
    }

    @Test func `somebody whom the policy does not know is refused`() async throws {
        try await TestHouse.with { house in
            house.deny(house.ministry.officer())
            let error = try await refusal(
                at: house,
                with: house.ministry.officerCredentials(),
                noting: "unauthenticated"
            )
            #expect(error?.code == .unauthenticated)
            #expect(error?.reason == ConnectionReason.unauthenticated)
        }
    }

    @Test func `a server that is not the expected one is sent nothing`() async throws {
        try await TestHouse.with { house in
            var configuration = try house.configuration()
            configuration.expecting = house.ministry.service("victim-support")
            let client = try PooledTransport(configuration)
            let error = await failure { () throws(ServiceError) in
                try await client.call(.test("echo"))
            }
            #expect(error?.code == .unauthenticated)
            #expect(error?.reason == "identity.unexpectedServer")
            #expect(error?.outcome == .notStarted)
            await client.shutdown()
            try await house.expectNothingLeft()
        }
    }

    @Test func `a server whose certificate is denied is left, and not come back to`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            let denied = Collected<PeerIdentity>()
            let seen = Collected<PeerIdentity>()
            var configuration = try house.configuration()
            configuration.accepts = { server in
                seen.add(server)
                return !denied.all.contains(server)
            }
            let client = try PooledTransport(configuration)
            async let waiting = failure { () throws(ServiceError) in
                try await client.call(.test("wait"))
            }
            await service.journal.waitFor("waiting")
            let server = try #require(seen.all.first)
            #expect(server.uri == house.ministry.service("cases"))
            client.reauthorize()
            _ = try await client.call(.test("echo"))

            denied.add(server)
            client.reauthorize()
            let error = await waiting
            #expect(error?.reason == "identity.denied")
            #expect(error?.outcome == .mayHaveRun)
            await service.journal.waitFor("cancelled")
            let next = await failure { () throws(ServiceError) in
                try await client.call(.test("echo"))
            }
            #expect(next?.code == .unauthenticated)
            #expect(next?.outcome == .notStarted)
            await client.shutdown()
            while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
            #expect(service.journal.count(of: "test.echo") == 1)
        }
    }

    @Test func `everybody who calls while a server is turned down hears why`() async throws {
        try await TestHouse.with { house in
            var configuration = try house.configuration()
            configuration.expecting = house.ministry.service("victim-support")
            let client = try PooledTransport(configuration)
            let errors = await withTaskGroup(of: ServiceError?.self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        await failure { () throws(ServiceError) in
                            try await client.call(.test("echo"))
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            // Some were posted before the certificate was seen, some while the connection closed,
            // some after.
            #expect(errors.allSatisfy { $0?.reason == "identity.unexpectedServer" })
            #expect(errors.allSatisfy { $0?.outcome == .notStarted })
            await client.shutdown()
            try await house.expectNothingLeft()
        }
    }

    @Test func `a server of an unknown authority is not believed`() async throws {
        try await TestHouse.with { house in
            let stranger = try TestMinistry()
            let issued = try house.ministry.authority.issueOfficer("1")
            let credentials = try Credentials(
                certificateChainPEM: issued.certificatePEM,
                privateKeyPEM: issued.privateKeyPEM,
                anchorsPEM: [stranger.authority.certificatePEM]
            )
            try await house.withClient(credentials: credentials) { client in
                let error = await failure { () throws(ServiceError) in
                    try await client.call(.test("echo"))
                }
                #expect(error?.code == .unauthenticated)
                #expect(error?.outcome == .notStarted)
            }
            try await house.expectNothingLeft()
        }
    }

    @Test func `no certificate is refused`() async throws {
        try await TestHouse.with { house in
            let end = try await BarePeer.connect(to: house, .init(ministry: house.ministry))
            #expect(end.receivedBytes == 0)
            await house.log.journal.waitFor("tls.handshake")
            try await house.expectNothingLeft()
        }
    }

    @Test func `TLS 1.2 is refused`() async throws {
        try await TestHouse.with { house in
            var peer = try BarePeer.Credentials(
                issued: house.ministry.authority.issueOfficer("1"),
                ministry: house.ministry
            )
            peer.maximumVersion = .tlsv12
            let end = try await BarePeer.connect(to: house, peer)
            #expect(!end.didHandshake)
            await house.log.journal.waitFor("tls.handshake")
            try await house.expectNothingLeft()
        }
    }

    @Test(arguments: [["homeward/2"], ["h2", "http/1.1"], [String]()])
    func `another application protocol is refused, and none`(protocols: [String]) async throws {
        try await TestHouse.with { house in
            var peer = try BarePeer.Credentials(
                issued: house.ministry.authority.issueOfficer("1"),
                ministry: house.ministry
            )
            peer.applicationProtocols = protocols
            let end = try await BarePeer.connect(to: house, peer)
            #expect(end.receivedBytes == 0)
            await house.log.journal.waitFor("tls.applicationProtocol")
            try await house.expectNothingLeft()
        }
    }

    @Test func `a bare peer with everything right is greeted`() async throws {
        // The counterpart of the refusals above: it is not the bare peer that they refuse.
        try await TestHouse.with { house in
            let peer = try BarePeer.Credentials(
                issued: house.ministry.authority.issueOfficer("1"),
                ministry: house.ministry
            )
            let end = try await BarePeer.connect(to: house, peer, untilBytes: 16)
            #expect(end.firstKind == 1)
        }
    }
}
