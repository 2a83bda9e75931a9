import RPC
import WireCodec

/// How an office answered a call: at once on the caller's thread, or with a task.
struct OfficeAnswer: Equatable {
    var isAtOnce: Bool
    var bytes: [UInt8]?
    var refusal: String?
}

extension Office {
    /// Hands a call to the office as a transport does.
    func answer<Request: ServiceRequest>(
        to request: Request,
        as officer: Caller = .lan
    ) async throws -> OfficeAnswer {
        let dispatch = handler.handle(
            IncomingCall(
                head: CallHead(method: Request.method.name),
                message: try Request.encode(request: request),
                peer: officer,
                deadline: .after(.seconds(10))
            )
        )
        let (isAtOnce, reply): (Bool, CallReply)
        switch dispatch {
        case .reply(let answer): (isAtOnce, reply) = (true, answer)
        case .work(_, let work): (isAtOnce, reply) = (false, await work())
        case .stream: throw CancellationError()
        }
        switch reply {
        case .response(let bytes): return OfficeAnswer(isAtOnce: isAtOnce, bytes: bytes)
        case .error(let error): return OfficeAnswer(isAtOnce: isAtOnce, refusal: error.reason)
        }
    }
}
