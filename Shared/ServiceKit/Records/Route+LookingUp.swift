public import RPC
public import Records

extension Route {
    /// Answers by looking up records: at once on the event loop, without a task, where all of it is at hand,
    /// and otherwise as ``Records/RecordKeeper/lookUp(_:_:)`` does.
    ///
    /// What that says of its closure holds for `read`, too: it may run twice, and does little else.
    public init<Request: ServiceRequest>(
        lookingUpIn keeper: RecordKeeper,
        _ read: @escaping @Sendable (Request, ReadingDesk) throws -> Request.Response
    ) where Request.Service == Service {
        self.init(
            atOnce: { request, context in
                try keeper.atHand(context) { desk in
                    EncodedAnswer(try Request.encode(response: try read(request, desk)))
                }
            },
            otherwise: { request, context in
                try await keeper.lookUp(context) { desk in try read(request, desk) }
            }
        )
    }
}
