import Audit
import Logging
import RPC
import ServiceKit
import Storage
import WireCodec

/// A service without a store, for tests of the host.
struct EchoService: Microservice {
    init(in environment: ServiceEnvironment) async throws {}

    var router: Router<Echo> {
        get throws { try Echo.router }
    }
}

/// The same service with a store, and so with an audit.
struct AuditedEchoService: Microservice {
    let store: Store

    init(in environment: ServiceEnvironment) async throws {
        store = try await Self.open(environment.storePath, environment.logger)
    }

    var router: Router<Echo> {
        get throws { try Echo.router }
    }

    var audit: AuditedStore? { AuditedStore(store: store, trail: Self.trail) }

    func close() async { try? await store.close() }

    static let trail = AuditTrail(service: "echo")

    static func open(_ path: String, _ logger: Logger) async throws -> Store {
        try await Store.open(
            at: path,
            migrations: AuditTrail.migrations + Witness.migrations,
            logger: logger
        )
    }
}

/// The contract of both.
enum Echo: ServiceContract {
    static let name = "echo"
    static let methods: [any ServiceMethod.Type] = [Say.self, Command.self, Listen.self]

    static var router: Router<Echo> {
        get throws {
            try Router {
                Route({ (request: Say, _) in .init(word: request.word) })
                Route({ (_: Command, _) in .init() })
                Route(stream: { (_: Listen, _, writer) in
                    try await writer.write(.init(word: "listening"))
                    await untilCancelled()
                })
            }
        }
    }
}

/// Answers the word.
struct Say: ServiceRequest {
    typealias Service = Echo
    static let method = MethodDescriptor("echo.say", .read, callers: ["MPS.PROV"])
    var word: String

    struct Response: Codable, Sendable {
        var word: String
    }
}

/// Something that only headquarters may do.
struct Command: ServiceRequest {
    typealias Service = Echo
    static let method = MethodDescriptor("echo.command", .read, callers: ["MPS.C02"])

    struct Response: Codable, Sendable {}
}

/// Says one word and then nothing, for as long as somebody listens.
struct Listen: ServiceStream {
    typealias Service = Echo
    static let method = MethodDescriptor(
        "echo.listen",
        .read,
        kind: .serverStream,
        callers: ["MPS.PROV"]
    )

    struct Element: Codable, Sendable {
        var word: String
    }
}

/// Suspends until the task is cancelled.
private func untilCancelled() async {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    await withTaskCancellationHandler {
        for await _ in stream {}
    } onCancel: {
        continuation.finish()
    }
}
