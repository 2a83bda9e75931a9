internal import RPC

/// How a piece of work ended.
enum CallEnding: Sendable {
    /// A unary call's answer.
    case reply(CallReply)
    /// The end of a stream, with an error or regularly.
    case stream(ServiceError?)

    /// Runs what a handler dispatches, on the pool that the calling task belongs to.
    static func of(
        _ dispatch: @Sendable () -> Dispatch,
        into sink: StreamSink,
        deadline: Deadline
    ) async -> CallEnding {
        // Whatever waited for a thread until nobody waits for it any more is dropped unseen.
        guard !deadline.hasPassed else { return .reply(.error(.deadlinePassed)) }
        switch dispatch() {
        case .reply(let reply): return .reply(reply)
        case .work(_, let work): return .reply(await work())
        case .stream(let work): return .stream(await work(sink))
        }
    }
}
