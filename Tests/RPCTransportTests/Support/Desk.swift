import RPC
import WireCodec

/// A service made up for these tests, with a router: a desk that answers questions.
enum Desk: ServiceContract {
    static let name = "desk"
    static let methods: [any ServiceMethod.Type] = [
        Ask.self, File.self, Consult.self, Glance.self, Follow.self,
    ]
}

/// A read that the gateway may make for an officer.
struct Ask: ServiceRequest {
    typealias Service = Desk
    static let method = MethodDescriptor("desk.ask", .read, callers: ["officer"], via: .gateway)
    /// What is asked.
    var text: String

    struct Response: Codable, Sendable, Hashable {
        /// The answer.
        var text: String
    }
}

/// A write.
struct File: ServiceRequest {
    typealias Service = Desk
    static let method = MethodDescriptor("desk.file", .write, callers: ["officer"])
    /// What is filed.
    var number: Int

    struct Response: Codable, Sendable, Hashable {
        /// How many were filed.
        var count: Int
    }
}

/// A read that wants to know why.
struct Consult: ServiceRequest {
    typealias Service = Desk
    static let method = MethodDescriptor(
        "desk.consult",
        .read,
        callers: ["officer"],
        needsPurpose: true
    )

    struct Response: Codable, Sendable, Hashable {}
}

/// A read that runs inline.
struct Glance: ServiceRequest {
    typealias Service = Desk
    static let method = MethodDescriptor("desk.glance", .read, callers: ["officer"])

    struct Response: Codable, Sendable, Hashable {}
}

/// A stream of numbers.
struct Follow: ServiceStream {
    typealias Service = Desk
    static let method = MethodDescriptor(
        "desk.follow",
        .read,
        kind: .serverStream,
        callers: ["officer"]
    )
    /// How many elements.
    var count: Int

    struct Element: Codable, Sendable, Hashable {
        /// Which element this is, from 0.
        var number: Int
    }
}

/// The desk's handlers, each replaceable, and the contexts that reached them.
struct DeskClerk: Sendable {
    var ask: @Sendable (Ask, CallContext) async throws -> Ask.Response = { request, _ in
        .init(text: request.text)
    }
    var file: @Sendable (File, CallContext) async throws -> File.Response = { _, _ in
        .init(count: 1)
    }
    var follow: @Sendable (Follow, ElementWriter<Follow.Element>) async throws -> Void = {
        request,
        writer in
        for number in 0..<request.count { try await writer.write(.init(number: number)) }
    }
    var policy = PolicyLookup.empty
    var observer = CallObserver()
    var interceptors: [any ServerInterceptor] = []
    let seen = Seen()

    /// What the handlers were asked, in order.
    var contexts: [CallContext] { seen.contexts }

    var handler: RouterHandler<Desk> {
        get throws {
            let clerk = self
            let router = try Router<Desk> {
                Route({ (request: Ask, context) in
                    clerk.seen.note(context)
                    return try await clerk.ask(request, context)
                })
                Route({ (request: File, context) in
                    clerk.seen.note(context)
                    return try await clerk.file(request, context)
                })
                Route({ (_: Consult, context) in
                    clerk.seen.note(context)
                    return Consult.Response()
                })
                Route(inline: { (_: Glance, context) in
                    clerk.seen.note(context)
                    return Glance.Response()
                })
                Route(stream: { (request: Follow, context, writer) in
                    clerk.seen.note(context)
                    try await clerk.follow(request, writer)
                })
            }
            return RouterHandler(
                router.adding(builtin: [
                    Route({ (_: ServiceHealth<Desk>, context) in
                        clerk.seen.note(context)
                        return HealthReport(
                            service: Desk.name,
                            status: .degraded,
                            parts: [HealthPart("storage", .degraded, "Slow.")],
                            build: "test",
                            startedAt: Instant(millisecondsSinceEpoch: 1_000),
                            now: Instant(millisecondsSinceEpoch: 2_000)
                        )
                    })
                ]),
                policy: policy,
                observer: observer,
                interceptors: interceptors
            )
        }
    }
}

extension DeskClerk {
    /// The contexts of the calls that reached a handler.
    final class Seen: Sendable {
        private let stored = Collected<CallContext>()

        var contexts: [CallContext] { stored.all }

        func note(_ context: CallContext) { stored.add(context) }
    }
}
