import RPC

/// A method called by its name, with a message in JSON: what `homeward call` does.
///
/// JSON becomes the contract's own request type, so that it is checked before anything is sent.
struct DynamicCall: Sendable {
    let session: Session

    /// Calls a method and hands each answer on: one for a request, many for a stream.
    func call(
        _ name: String,
        json: String,
        answer: @escaping @Sendable (any Encodable & Sendable) throws -> Void
    ) async throws {
        guard let method = Services.method(named: name) else {
            throw Failure(
                CallPhrase.unknownMethod(name),
                next: Services.names(like: name) + [CallPhrase.seeDescribe()],
                status: .usage
            )
        }
        try await call(method, MessageBuilder(words: [], json: json), answer: answer)
    }

    /// The same for a message under construction.
    func call(
        _ method: any ServiceMethod.Type,
        _ message: MessageBuilder,
        answer: @escaping @Sendable (any Encodable & Sendable) throws -> Void
    ) async throws {
        if let request = method as? any ServiceRequest.Type {
            try answer(try await call(request, message))
        } else if let stream = method as? any ServiceStream.Type {
            try await follow(stream, message, answer: answer)
        }
    }

    /// The answer of a request as it is shown.
    func tree(_ request: any ServiceRequest.Type, json: String) async throws -> Tree {
        let answer = try await call(request, MessageBuilder(words: [], json: json))
        return try TreeEncoder.tree(of: answer)
    }

    private func call<Request: ServiceRequest>(
        _ type: Request.Type,
        _ message: MessageBuilder
    ) async throws -> any Encodable & Sendable {
        var message = message
        return try await session.call(message.request(type))
    }

    private func follow<Request: ServiceStream>(
        _ type: Request.Type,
        _ message: MessageBuilder,
        answer: @Sendable (any Encodable & Sendable) throws -> Void
    ) async throws {
        var message = message
        for try await element in try await session.stream(message.request(type)) {
            try answer(element)
        }
    }
}
