import WireCodec

/// One method and the function that answers it.
///
/// How the function runs is said by the label: `Route(f)` is a task on the connection's event loop,
/// for handlers that mostly wait; `Route(inline: f)` runs on the loop itself, for memory-only reads;
/// `Route(atOnce: f, otherwise: g)` does the first with what `f` leaves to `g`, for reads mostly from memory;
/// `Route(blocking: f)` runs on the default pool, for handlers that compute or touch the disk.
public struct Route<Service: ServiceContract>: Sendable {
    /// The method answered.
    public let method: MethodDescriptor
    /// The request type, from which `describe` derives the schema.
    public let type: any ServiceMethod.Type
    let work: RouteWork
    /// The CDDL of what is sent and of what is answered.
    let schema: @Sendable () throws -> String

    /// Answers with a task on the connection's event loop; the handler must not block.
    public init<Request: ServiceRequest>(
        _ handler: @escaping @Sendable (Request, CallContext) async throws -> Request.Response
    ) where Request.Service == Service {
        self.init(running: .eventLoop, handler)
    }

    /// Answers on the default pool, where the handler may compute or wait for a disk.
    public init<Request: ServiceRequest>(
        blocking handler:
            @escaping @Sendable (Request, CallContext) async throws -> Request.Response
    ) where Request.Service == Service {
        self.init(running: .blocking, handler)
    }

    /// Answers at once on the event loop, without a task: for reads from memory only.
    public init<Request: ServiceRequest>(
        inline handler: @escaping @Sendable (Request, CallContext) throws -> Request.Response
    ) where Request.Service == Service {
        method = Request.method
        type = Request.self
        schema = { try schemas(Request.self, Request.Response.self) }
        work = .inline { message, context in
            let request = try decoded(Request.self, from: message)
            return try Request.encode(response: try handler(request, context))
        }
    }

    /// Answers at once on the event loop, without a task, where `atOnce` has the answer in memory, and
    /// otherwise with a task there, as ``init(_:)`` does.
    public init<Request: ServiceRequest>(
        atOnce:
            @escaping @Sendable (
                Request, CallContext
            ) throws -> EncodedAnswer<Request.Response>?,
        otherwise handler:
            @escaping @Sendable (Request, CallContext) async throws -> Request.Response
    ) where Request.Service == Service {
        method = Request.method
        type = Request.self
        schema = { try schemas(Request.self, Request.Response.self) }
        work = .begun { message, context in
            let request = try decoded(Request.self, from: message)
            if let answer = try atOnce(request, context) { return .answer(answer.bytes) }
            return .rest { try Request.encode(response: try await handler(request, context)) }
        }
    }

    /// Answers with any number of elements; the stream ends when the handler returns or throws.
    public init<Request: ServiceStream>(
        stream handler:
            @escaping @Sendable (
                Request, CallContext, ElementWriter<Request.Element>
            ) async throws -> Void
    ) where Request.Service == Service {
        method = Request.method
        type = Request.self
        schema = { try schemas(Request.self, Request.Element.self) }
        work = .stream { message, context, sink in
            let request = try decoded(Request.self, from: message)
            try await handler(request, context, ElementWriter(into: sink))
        }
    }

    private init<Request: ServiceRequest>(
        running execution: Execution,
        _ handler: @escaping @Sendable (Request, CallContext) async throws -> Request.Response
    ) where Request.Service == Service {
        method = Request.method
        type = Request.self
        schema = { try schemas(Request.self, Request.Response.self) }
        work = .task(execution) { message, context in
            let request = try decoded(Request.self, from: message)
            return try Request.encode(response: try await handler(request, context))
        }
    }
}

/// A route with its types forgotten: bytes in, bytes out.
enum RouteWork: Sendable {
    case inline(@Sendable ([UInt8], CallContext) throws -> [UInt8])
    case begun(@Sendable ([UInt8], CallContext) throws -> Beginning)
    case task(Execution, @Sendable ([UInt8], CallContext) async throws -> [UInt8])
    case stream(@Sendable ([UInt8], CallContext, any ElementSink) async throws -> Void)

    /// What the descriptor must say for this route to fit.
    var kind: MethodDescriptor.Kind {
        switch self {
        case .inline, .begun, .task: .unary
        case .stream: .serverStream
        }
    }

    /// How far a call came at once.
    enum Beginning: Sendable {
        /// It is answered.
        case answer([UInt8])
        /// What is left to do.
        case rest(@Sendable () async throws -> [UInt8])
    }
}

/// The schemas of a request and of its response or element.
private func schemas<Request: Decodable, Answer: Decodable>(
    _ request: Request.Type,
    _ answer: Answer.Type
) throws -> String {
    let request = try WireSchema.describe(request).cddl(named: "request")
    let answer = try WireSchema.describe(answer).cddl(named: "answer")
    return request + "\n" + answer
}

/// Decodes a request; a failure is the caller's and nothing was started.
private func decoded<Request: ServiceMethod>(
    _ type: Request.Type,
    from message: [UInt8]
) throws(ServiceError) -> Request {
    do {
        return try Request.decodeRequest(from: message)
    } catch {
        throw .malformedMessage(error)
    }
}
