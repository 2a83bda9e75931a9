import WireCodec

/// Answers for an error of a layer below, or leaves it alone.
///
/// The outcome class is the mapping's to say; where it does not know, it says *may have run*.
public typealias ErrorMapping = @Sendable (any Error, CallContext) -> ServiceError?

/// Answers calls from a router: checks, decodes, runs the handler, maps errors, reports.
///
/// Both transports hand their calls to it, so both apply the same checks.
public struct RouterHandler<Service: ServiceContract>: CallHandler {
    private let router: Router<Service>
    private let admission: CallAdmission
    private let observer: CallObserver
    private let interceptors: [any ServerInterceptor]
    private let errors: ErrorMapping

    /// Puts a handler together; interceptors run in the order given.
    ///
    /// `errors` answers for the errors of the layers below, a store's say; what it leaves alone is
    /// an internal error.
    public init(
        _ router: Router<Service>,
        policy: PolicyLookup = .empty,
        observer: CallObserver = CallObserver(),
        interceptors: [any ServerInterceptor] = [],
        errors: @escaping ErrorMapping = { _, _ in nil }
    ) {
        self.router = router
        admission = CallAdmission(policy: policy)
        self.observer = observer
        self.interceptors = interceptors
        self.errors = errors
    }

    public func handle(_ call: IncomingCall) -> Dispatch {
        pass(call, from: interceptors.startIndex)
    }

    public func maximumRequestBytes(of method: String) -> Int {
        router.entry(of: method)?.method.maximumRequestBytes ?? CallLimits.largestMessage
    }

    private func pass(_ call: IncomingCall, from index: Int) -> Dispatch {
        guard index < interceptors.endIndex else { return dispatch(call) }
        return interceptors[index].intercept(call) { pass($0, from: index + 1) }
    }

    private func dispatch(_ call: IncomingCall) -> Dispatch {
        guard let route = router.entry(of: call.head.method) else {
            let error = ServiceError.refused(
                .unimplemented,
                CallReason.unknownMethod,
                "This service has no such method."
            )
            return refuse(call, method: nil, error)
        }
        let caller: Caller
        do {
            caller = try admission.admit(call, to: route.method)
        } catch {
            return refuse(call, method: route.method, error)
        }
        let context = CallContext(
            of: call,
            to: route.method,
            from: caller,
            as: RandomReserve.shared.identifier()
        )
        let dispatch = run(route.work, context)
        guard let finished = observer.finished else { return dispatch }
        let arrivedAt = call.arrivedAt
        return dispatch.onEnd { error in
            finished(
                CallSummary(
                    method: context.method,
                    caller: context.caller,
                    requestID: context.requestID,
                    error: error,
                    duration: arrivedAt.duration(to: .now)
                )
            )
        }
    }

    private func run(_ work: RouteWork, _ context: CallContext) -> Dispatch {
        let isLarge = context.message.count > CallLimits.largestOnEventLoop
        switch work {
        case .inline(let respond) where isLarge:
            return .work(.blocking) { answer(context) { try respond(context.message, context) } }
        case .inline(let respond):
            return .reply(answer(context) { try respond(context.message, context) })
        case .begun(let begin) where isLarge:
            return self.work(.blocking, context) {
                switch try begin(context.message, context) {
                case .answer(let response): response
                case .rest(let respond): try await respond()
                }
            }
        case .begun(let begin):
            do {
                switch try begin(context.message, context) {
                case .answer(let response): return .reply(reply(response, context))
                case .rest(let respond): return self.work(.eventLoop, context, respond)
                }
            } catch {
                return .reply(.error(map(error, context)))
            }
        case .task(let execution, let respond):
            return self.work(isLarge ? .blocking : execution, context) {
                try await respond(context.message, context)
            }
        case .stream(let produce):
            return .stream { sink in
                await CallContext.$current.withValue(context) {
                    do {
                        try await produce(context.message, context, sink)
                        return nil
                    } catch {
                        return map(error, context)
                    }
                }
            }
        }
    }

    private func work(
        _ execution: Execution,
        _ context: CallContext,
        _ respond: @escaping @Sendable () async throws -> [UInt8]
    ) -> Dispatch {
        .work(execution) {
            await CallContext.$current.withValue(context) {
                do {
                    return reply(try await respond(), context)
                } catch {
                    return .error(map(error, context))
                }
            }
        }
    }

    private func answer(_ context: CallContext, _ respond: () throws -> [UInt8]) -> CallReply {
        do {
            return reply(try respond(), context)
        } catch {
            return .error(map(error, context))
        }
    }

    /// The answer, unless it is larger than any transport carries.
    private func reply(_ response: [UInt8], _ context: CallContext) -> CallReply {
        guard response.count <= CallLimits.largestMessage else {
            return .error(
                ServiceError(
                    .resourceExhausted,
                    reason: CallReason.answerTooLarge,
                    "The answer is larger than a message may be; ask for less at a time.",
                    outcome: context.method.effect == .read ? .ranAndFailed : .mayHaveRun
                )
            )
        }
        return .response(response)
    }

    /// Turns what a handler threw into the answer, and tells the log about faults of ours.
    private func map(_ error: any Error, _ context: CallContext) -> ServiceError {
        let mapped = error is ServiceError ? nil : errors(error, context)
        let answer = mapped ?? ServiceError.answering(error, to: context)
        let isFault = !(error is ServiceError) && !(error is CancellationError)
        if isFault, let failed = observer.failed {
            failed(
                CallFailure(
                    method: context.method,
                    requestID: context.requestID,
                    trace: context.trace,
                    cause: error
                )
            )
        }
        return answer
    }

    private func refuse(
        _ call: IncomingCall,
        method: MethodDescriptor?,
        _ error: ServiceError
    ) -> Dispatch {
        observer.refused?(
            CallRefusal(
                method: method,
                peer: call.peer,
                onBehalfOf: call.head.onBehalfOf,
                error: error
            )
        )
        observer.finished?(
            CallSummary(
                method: method,
                caller: call.peer,
                requestID: nil,
                error: error,
                duration: call.arrivedAt.duration(to: .now)
            )
        )
        return .reply(.error(error))
    }
}
