import NIOSSL
import RPC
import RPCTransport
import TestSupport
import Testing

/// Servers that a client does not talk to, one reason after the other.
///
/// Each test asserts what the caller hears, and that the server was sent nothing.
@Suite(.timeLimit(.minutes(1)))
struct ServerRefusalTests {
    private let ministry: TestMinistry
    private let good: IssuedCertificate

    init() throws {
        ministry = try TestMinistry()
        good = try ministry.authority.issueService("cases")
    }

    /// A certificate for the right name that is wrong otherwise.
    private func certificate(
        _ change: (inout CertificateRequest) -> Void
    ) throws -> IssuedCertificate {
        var request = CertificateRequest(uris: [ministry.service()], usages: [.server])
        change(&request)
        return try ministry.authority.issue(request)
    }

    /// Calls the server; answers what the caller heard, after checking what the server heard.
    private func refusal(
        by manner: BareServer.Manner,
        trusting others: [TestMinistry] = [],
        hearing expected: Int = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> ServiceError? {
        var error: ServiceError?
        try await BareServer.with(manner) { server in
            var configuration = ClientConfiguration(
                host: "127.0.0.1",
                port: server.port,
                expecting: ministry.service(),
                credentials: try ministry.officerCredentials(trusting: others)
            )
            configuration.limits.helloWithin = .milliseconds(300)
            let client = try PooledTransport(configuration)
            error = await failure(
                { () throws(ServiceError) in try await client.call(.test("echo")) },
                sourceLocation: sourceLocation
            )
            await client.shutdown()
            #expect(server.received.count == expected, sourceLocation: sourceLocation)
        }
        #expect(error?.outcome == .notStarted, sourceLocation: sourceLocation)
        return error
    }

    @Test func `an expired certificate is refused, and one that is not yet valid`() async throws {
        for begins in [-7_200, 3_600] {
            let odd = try certificate {
                $0.beginsAfter = .seconds(begins)
                $0.validFor = .seconds(3_600)
            }
            let error = try await refusal(by: .init(odd))
            #expect(error?.code == .unauthenticated)
            #expect(error?.reason == ConnectionReason.certificateRefused)
        }
    }

    @Test func `a client's certificate does not serve`() async throws {
        let error = try await refusal(by: .init(certificate { $0.usages = [.client] }))
        #expect(error?.code == .unauthenticated)
        let none = try await refusal(by: .init(certificate { $0.usages = [] }))
        #expect(none?.reason == "identity.wrongUsage")
    }

    @Test func `a server of two names is refused, and one of none`() async throws {
        let two = try certificate { $0.uris.append(ministry.service("liaison")) }
        let none = try certificate { $0.uris = [] }
        for odd in [two, none] {
            let error = try await refusal(by: .init(odd))
            #expect(error?.code == .unauthenticated)
            #expect(error?.reason == "identity.notOneURI")
        }
    }

    @Test func `another ministry does not serve under this one's name`() async throws {
        let other = try TestMinistry("moh.homeward.test")
        let forged = try other.authority.issue(
            CertificateRequest(uris: [ministry.service()], usages: [.server])
        )
        let error = try await refusal(by: .init(forged), trusting: [other])
        #expect(error?.code == .unauthenticated)
        #expect(error?.reason == ConnectionReason.certificateRefused)
    }

    @Test func `a server of TLS 1.2 is refused`() async throws {
        var manner = BareServer.Manner(good)
        manner.maximumVersion = .tlsv12
        let error = try await refusal(by: manner)
        #expect(error?.code == .unavailable)
        #expect(error?.reason == ConnectionReason.handshakeFailed)
    }

    @Test(arguments: [["homeward/2"], ["h2", "http/1.1"], [String]()])
    func `a server of another application protocol is sent nothing, and of none`(
        protocols: [String]
    ) async throws {
        var manner = BareServer.Manner(good)
        manner.applicationProtocols = protocols
        let error = try await refusal(by: manner)
        #expect(error?.code == .unavailable)
        #expect(error?.reason == ConnectionReason.wrongProtocol)
    }

    @Test func `a server that says nothing is sent nothing`() async throws {
        let error = try await refusal(by: .init(good))
        #expect(error?.code == .unavailable)
        #expect(error?.reason == ConnectionReason.noHello)
    }

    @Test func `a server that begins with anything but a hello is sent nothing`() async throws {
        for (greeting, reason) in [
            (WireExample.response, ConnectionReason.unexpectedFrame),
            (Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), "frame.tooLong"),
        ] {
            var manner = BareServer.Manner(good)
            manner.greeting = greeting
            let error = try await refusal(by: manner)
            #expect(error?.code == .unavailable)
            #expect(error?.reason == reason)
        }
    }

    @Test func `a server with everything right hears the hello and the request`() async throws {
        // The counterpart of the refusals above: it is not the bare server that they refuse.
        var manner = BareServer.Manner(good)
        manner.greeting = WireExample.hello
        try await BareServer.with(manner) { server in
            let client = try PooledTransport(
                ClientConfiguration(
                    host: "127.0.0.1",
                    port: server.port,
                    expecting: ministry.service(),
                    credentials: try ministry.officerCredentials()
                )
            )
            let error = await failure { () throws(ServiceError) in
                try await client.call(.test("echo", within: .milliseconds(500)))
            }
            #expect(error?.code == .deadlineExceeded)
            #expect(error?.outcome == .mayHaveRun)
            #expect(server.received.count > 100)
            await client.shutdown(grace: .zero)
        }
    }
}
