import WireCodec

/// Reaches a service in the same process, as if over the wire.
///
/// Head, message and errors pass through their encoded forms, deadlines and cancelling hold, and a
/// stream's writer waits for its reader; so a test over this transport tells what a test over mutual
/// TLS would. Every call suspends, one that is answered at once too: whoever calls in a loop leaves
/// others their turn. The caller is who the certificate would have proved. What it does not have: frames,
/// and connections that break.
public struct InProcessTransport: ClientTransport {
    private let handler: any CallHandler
    private let caller: Caller

    /// Calls `handler` as `caller`.
    public init(_ handler: any CallHandler, as caller: Caller) {
        self.handler = handler
        self.caller = caller
    }

    public func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        switch try dispatch(call) {
        case .reply(let reply):
            // No reply comes over the wire before the caller's thread has been given up. Without this a few
            // callers in a loop would keep the pool's threads to themselves.
            await Task.yield()
            return try Self.answer(reply)
        case .work(_, let work):
            guard let reply = await Self.run(work, until: call.deadline) else {
                throw Task.isCancelled
                    ? .cancelled(outcome: .mayHaveRun) : .deadlineReached(outcome: .mayHaveRun)
            }
            return try Self.answer(reply)
        case .stream:
            throw Self.wrongKind
        }
    }

    public func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        switch try dispatch(call) {
        case .reply(.error(let error)):
            throw Self.carried(error)
        case .reply, .work:
            throw Self.wrongKind
        case .stream(let produce):
            let pipe = ElementPipe(window: CallLimits.streamWindow)
            let deadline = call.deadline
            // The producer outlives this call and ends with the stream: the reader pulls it from
            // whatever task it likes, as over a connection. `cancel` and the deadline end it.
            let producer = Task {
                await CallContext.$current.withValue(nil) {
                    let ended = await Self.run({ await produce(pipe) }, until: deadline)
                    let error = ended ?? .deadlineReached(outcome: .mayHaveRun)
                    pipe.finish(error.map(Self.carried))
                }
            }
            return ElementStream(
                next: { () async throws(ServiceError) in try await pipe.next() },
                cancel: {
                    pipe.close()
                    producer.cancel()
                }
            )
        }
    }

    /// Hands the call over in the form in which it would have arrived.
    private func dispatch(_ call: OutgoingCall) throws(ServiceError) -> Dispatch {
        if Task.isCancelled { throw .cancelled(outcome: .notStarted) }
        let bytes = try RequestEnvelope.encode(head: call.head, message: call.message)
        let (head, message) = try RequestEnvelope.decode(bytes)
        let incoming = IncomingCall(
            head: head,
            message: message,
            peer: caller,
            deadline: call.deadline
        )
        return CallContext.$current.withValue(nil) { handler.handle(incoming) }
    }

    /// Runs a handler's work to its end or the deadline, `nil` for the latter and when cancelled.
    ///
    /// Cancels the work then, and returns when it really has ended.
    private static func run<Answer: Sendable>(
        _ work: @escaping @Sendable () async -> Answer,
        until deadline: Deadline
    ) async -> Answer? {
        await withTaskGroup(of: Answer?.self) { group in
            group.addTask { await CallContext.$current.withValue(nil) { await work() } }
            group.addTask {
                try? await Task.sleep(until: deadline.instant, clock: .continuous)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    private static func answer(_ reply: CallReply) throws(ServiceError) -> [UInt8] {
        switch reply {
        case .response(let bytes): return bytes
        case .error(let error): throw carried(error)
        }
    }

    /// An error as it arrives.
    private static func carried(_ error: ServiceError) -> ServiceError {
        ErrorFrame(error.tellingWhen).error
    }

    private static let wrongKind = ServiceError.refused(
        .unimplemented,
        CallReason.wrongKind,
        "The method is a stream and was called as a request, or the reverse."
    )
}
