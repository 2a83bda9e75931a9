/// Something that every call of a service passes through, before any check.
///
/// Runs on the connection's event loop and must not block. It may answer itself, change the call,
/// or look at the dispatch that comes back; ``Dispatch/onEnd(_:)`` tells how the call ended.
public protocol ServerInterceptor: Sendable {
    /// Passes a call on, or answers it.
    func intercept(_ call: IncomingCall, next: (IncomingCall) -> Dispatch) -> Dispatch
}

extension Dispatch {
    /// The same dispatch that reports how it ended, exactly once, before the answer leaves.
    ///
    /// The error is `nil` for success.
    public func onEnd(_ report: @escaping @Sendable (ServiceError?) -> Void) -> Dispatch {
        switch self {
        case .reply(let reply):
            report(reply.error)
            return self
        case .work(let execution, let work):
            return .work(execution) {
                let reply = await work()
                report(reply.error)
                return reply
            }
        case .stream(let stream):
            return .stream { sink in
                let error = await stream(sink)
                report(error)
                return error
            }
        }
    }
}

extension CallReply {
    /// The error, if it is one.
    public var error: ServiceError? {
        switch self {
        case .response: nil
        case .error(let error): error
        }
    }
}
