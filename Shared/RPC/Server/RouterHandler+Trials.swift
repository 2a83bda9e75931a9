import WireCodec

extension RouterHandler {
    /// The route of ``TryCalls``: each call passes through this handler as if it came by itself.
    ///
    /// So its interceptors, its checks and its observer meet every call that is tried; the handler that
    /// answers this route should be another one, which has it beside the routes of this one.
    public var tryCalls: Route<Service> {
        Route(blocking: { (request: TryCalls<Service>, context) in
            try await judge(request, in: context)
        })
    }

    private func judge(
        _ request: TryCalls<Service>,
        in context: CallContext
    ) async throws -> TryCalls<Service>.Response {
        guard (1...TrialLimits.calls).contains(request.calls.count) else {
            throw ServiceError.refused(
                .invalidArgument,
                CallReason.triedCount,
                "From 1 to \(TrialLimits.calls) calls are tried at once.",
                violations: [FieldViolation(field: "calls", rule: "count.1-\(TrialLimits.calls)")]
            )
        }
        let replies = await replies(to: request, in: context)
        let judged = replies.prefix { $0?.isJudgement ?? false }.compactMap { $0 }
        if judged.isEmpty, case .error(let error)? = replies.first ?? nil { throw error }
        return TryCalls.Response(answers: judged.map(TriedAnswer.init))
    }

    /// What each call is answered, as far as they were begun: none after one that was not judged, or
    /// after as much as an answer takes.
    ///
    /// The first is judged before any other begins: those beside it may take all the room that the service
    /// has for them, and an answer that judges none is no way forward.
    private func replies(
        to request: TryCalls<Service>,
        in context: CallContext
    ) async -> [CallReply?] {
        var replies = [CallReply?](repeating: nil, count: request.calls.count)
        await withTaskGroup(of: (Int, CallReply).self) { group in
            var bytes = 0
            var isOver = false
            func take(_ judged: (index: Int, reply: CallReply)?) {
                guard let judged else { return }
                replies[judged.index] = judged.reply
                bytes += TriedAnswer(judged.reply).size
                isOver = isOver || !judged.reply.isJudgement || bytes > TrialLimits.answerBytes
            }
            for (index, call) in request.calls.enumerated() {
                if index == 1 || index >= TrialLimits.atOnce { take(await group.next()) }
                if isOver { break }
                group.addTask { (index, await reply(to: call, of: request.method, in: context)) }
            }
            for await judged in group { take(judged) }
        }
        return replies
    }

    private func reply(
        to call: TriedCall,
        of method: String,
        in context: CallContext
    ) async -> CallReply {
        let head = CallHead(
            method: method,
            key: call.key,
            traceParent: context.downstreamTraceParent,
            purpose: context.head.purpose,
            attempt: context.head.attempt,
            isTrial: true
        )
        let dispatch = handle(
            IncomingCall(
                head: head,
                message: call.message.array,
                peer: context.peer,
                deadline: context.downstreamDeadline
            )
        )
        switch dispatch {
        case .reply(let reply): return reply
        case .work(_, let work): return await work()
        // A stream is no transaction, and no descriptor of one says that it can be tried.
        case .stream:
            return .error(
                .refused(
                    .invalidArgument,
                    CallReason.notTried,
                    "This method is done or not done; it cannot be only tried."
                )
            )
        }
    }
}

extension CallReply {
    /// Whether it says something of the call.
    ///
    /// That it would be done, or why not; of a call that was not begun, or that may have run, nothing is known.
    fileprivate var isJudgement: Bool { error.map { $0.outcome == .ranAndFailed } ?? true }
}
