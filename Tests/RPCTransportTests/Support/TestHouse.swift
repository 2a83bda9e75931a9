import RPC
import RPCTransport
import Synchronization
import TestSupport
import Testing

/// A server on a free port with its ministry, and clients of it.
final class TestHouse: Sendable {
    let ministry: TestMinistry
    let server: RPCServer
    let service: TestService
    let limits: Limits

    private init(
        _ ministry: TestMinistry,
        _ server: RPCServer,
        _ service: TestService,
        _ limits: Limits,
        _ log: Log
    ) {
        self.ministry = ministry
        self.server = server
        self.service = service
        self.limits = limits
        self.log = log
    }

    /// What the server's observer and policy share with the test.
    final class Log: Sendable {
        let refusals = Mutex<[Refusal]>([])
        let journal = Journal()
        let denied = Mutex<Set<String>>([])

        func note(_ refusal: Refusal) {
            refusals.withLock { $0.append(refusal) }
            journal.note(refusal.reason)
        }

        func authorize(_ identity: PeerIdentity) -> Caller? {
            guard !denied.withLock({ $0.contains(identity.uri) }) else { return nil }
            return Caller(identity: identity.uri, unit: "VN/GOV/MPS", roles: ["officer"])
        }
    }

    let log: Log

    /// Runs `body` with a server, and stops it afterwards.
    static func with(
        _ service: TestService = TestService(),
        limits: Limits = Limits(),
        ministry: TestMinistry? = nil,
        trusting others: [TestMinistry] = [],
        features: [String] = [],
        _ body: (TestHouse) async throws -> Void
    ) async throws {
        let ministry = try ministry ?? TestMinistry()
        let log = Log()
        var configuration = ServerConfiguration(
            service: "test",
            build: "test",
            credentials: try ministry.serviceCredentials("cases", trusting: others),
            limits: limits
        )
        configuration.features = features
        let server = try await RPCServer.start(
            configuration,
            handler: service,
            authorize: { log.authorize($0) },
            observer: { log.note($0) }
        )
        let house = TestHouse(ministry, server, service, limits, log)
        do {
            try await body(house)
        } catch {
            service.gate.open()
            await server.shutdown(grace: .zero)
            throw error
        }
        service.gate.open()
        await server.shutdown(grace: .zero)
    }

    /// How a client reaches this server.
    func configuration(
        credentials: Credentials? = nil,
        limits: Limits? = nil
    ) throws -> ClientConfiguration {
        ClientConfiguration(
            host: "127.0.0.1",
            port: server.port,
            expecting: ministry.service("cases"),
            credentials: try credentials ?? ministry.officerCredentials(),
            name: "test",
            limits: limits ?? self.limits
        )
    }

    /// Runs `body` with a client, and closes it afterwards.
    func withClient(
        credentials: Credentials? = nil,
        limits: Limits? = nil,
        _ body: (PooledTransport) async throws -> Void
    ) async throws {
        let client = try PooledTransport(
            configuration(credentials: credentials, limits: limits)
        )
        do {
            try await body(client)
        } catch {
            await client.shutdown(grace: .zero)
            throw error
        }
        await client.shutdown(grace: .zero)
    }

    /// The reasons of all refusals so far.
    var reasons: [String] { log.refusals.withLock { $0.map(\.reason) } }

    /// Waits until no connection is left, and checks that the service was never reached.
    func expectNothingLeft(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        while server.connectionCount > 0 { try await Task.yieldOrCancel() }
        #expect(service.journal.entries.isEmpty, sourceLocation: sourceLocation)
    }

    /// Whom the policy knows no longer.
    func deny(_ identity: String) { log.denied.withLock { _ = $0.insert(identity) } }
}

extension Task where Success == Never, Failure == Never {
    /// Lets others run; ends a wait whose test has run out of time.
    static func yieldOrCancel() async throws {
        try Task.checkCancellation()
        await Task.yield()
    }
}
