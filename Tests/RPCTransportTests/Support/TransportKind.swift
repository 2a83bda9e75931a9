import RPC
import RPCTransport
import TestSupport
import Testing

/// The ways in which the same suite reaches the same handler.
enum TransportKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case inProcess
    case mutualTLS

    var testDescription: String { rawValue }

    /// Runs `body` with a client of `service`.
    func withClient(
        of service: TestService,
        limits: Limits = Limits(),
        _ body: (any ClientTransport) async throws -> Void
    ) async throws {
        switch self {
        case .inProcess:
            try await body(
                InProcessTransport(
                    service,
                    as: Caller(
                        identity: "spiffe://mps.homeward.test/officer/104-577",
                        unit: "VN/GOV/MPS",
                        roles: ["officer"]
                    )
                )
            )
        case .mutualTLS:
            try await TestHouse.with(service, limits: limits) { house in
                try await house.withClient { try await body($0) }
            }
        }
    }

    /// Who calls unless a test says otherwise.
    static let officer = "spiffe://mps.homeward.test/officer/104-577"

    /// Runs `body` with a way to `handler`, as somebody with these roles.
    func withTransport(
        to handler: any CallHandler,
        as roles: Set<String> = ["officer"],
        _ body: (any ClientTransport) async throws -> Void
    ) async throws {
        switch self {
        case .inProcess:
            let caller = Caller(identity: Self.officer, unit: "VN/GOV/MPS", roles: roles)
            try await body(InProcessTransport(handler, as: caller))
        case .mutualTLS:
            try await TestHouse.withServer(of: handler, roles: roles) { ministry, port in
                let client = try PooledTransport(
                    ClientConfiguration(
                        host: "127.0.0.1",
                        port: port,
                        expecting: ministry.service("cases"),
                        credentials: ministry.officerCredentials()
                    )
                )
                do {
                    try await body(client)
                } catch {
                    await client.shutdown(grace: .zero)
                    throw error
                }
                await client.shutdown(grace: .zero)
            }
        }
    }
}

extension TestHouse {
    /// Runs `body` with a server of any handler, which believes everybody to have these roles.
    static func withServer(
        of handler: any CallHandler,
        roles: Set<String>,
        _ body: (TestMinistry, _ port: Int) async throws -> Void
    ) async throws {
        let ministry = try TestMinistry()
        let server = try await RPCServer.start(
            ServerConfiguration(
                service: "test",
                build: "test",
                credentials: ministry.serviceCredentials("cases")
            ),
            handler: handler,
            authorize: { Caller(identity: $0.uri, unit: "VN/GOV/MPS", roles: roles) }
        )
        do {
            try await body(ministry, server.port)
        } catch {
            await server.shutdown(grace: .zero)
            throw error
        }
        await server.shutdown(grace: .zero)
    }
}
