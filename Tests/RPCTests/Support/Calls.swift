import RPC
import Synchronization
import Testing
import WireCodec

/// Makes a call as it would arrive, and runs it to its reply.
func reply(
    of handler: some CallHandler,
    to head: CallHead,
    message: [UInt8] = [0xa0],
    from peer: Caller = .reader,
    deadline: Deadline = .after(.seconds(10))
) async throws -> CallReply {
    let call = IncomingCall(head: head, message: message, peer: peer, deadline: deadline)
    switch handler.handle(call) {
    case .reply(let reply): return reply
    case .work(_, let work): return await work()
    case .stream(let produce):
        let error = await produce(NullSink())
        return error.map { .error($0) } ?? .response([])
    }
}

/// The error that a call is answered with.
func refusal(
    of handler: some CallHandler,
    to head: CallHead,
    message: [UInt8] = [0xa0],
    from peer: Caller = .reader,
    deadline: Deadline = .after(.seconds(10))
) async throws -> ServiceError {
    let reply = try await reply(
        of: handler,
        to: head,
        message: message,
        from: peer,
        deadline: deadline
    )
    return try #require(reply.error)
}

/// Takes elements and forgets them.
struct NullSink: ElementSink {
    func send(_ element: [UInt8]) async throws {}
}

/// A value that several tasks change, for what a test observed.
final class Observed<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) {
        self.value = Mutex(value)
    }

    var current: Value { value.withLock { $0 } }

    func update(_ change: (inout Value) -> Void) {
        value.withLock { change(&$0) }
    }
}

/// A fact that one task reports and another waits for.
final class Fact: Sendable {
    private let pair = AsyncStream.makeStream(of: Void.self)

    /// Reports it.
    func happened() { pair.continuation.finish() }

    /// Waits until it was reported.
    func wait() async {
        for await _ in pair.stream {}
    }
}
