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
}
