import WireCodec

/// Calls one service: encodes, inherits what the running call hands down, repeats what may be
/// repeated, decodes.
///
/// ```swift
/// let cases = ServiceClient<Cases>(transport)
/// let file = try await cases.call(OpenCase(report: id, offence: .art150)).file
/// ```
///
/// The compiler refuses a request of another service. Every write carries an idempotency key, a
/// fresh one unless given, so that a lost answer is asked for again without harm.
public struct ServiceClient<Service: ServiceContract>: Sendable {
    /// Whose authority a client's calls use while it answers somebody else's call.
    public enum Acting: Sendable, Hashable {
        /// The process's own.
        case forItself
        /// The caller's, where the method admits the gateway: only the gateway's clients do.
        case forCaller
    }

    let transport: any ClientTransport
    let acting: Acting
    let interceptors: [any ClientInterceptor]
    let retries: RetryPolicy
    let budget: RetryBudget
    let timing: RetryTiming
    /// Where calls stand in a trace that no running call hands down, or in another than it does.
    let tracing: TraceParent?

    /// A client over a transport.
    public init(
        _ transport: any ClientTransport,
        acting: Acting = .forItself,
        interceptors: [any ClientInterceptor] = [],
        retries: RetryPolicy = RetryPolicy(),
        budget: RetryBudget = .shared,
        timing: RetryTiming = .system,
        tracing: TraceParent? = nil
    ) {
        self.transport = transport
        self.acting = acting
        self.interceptors = interceptors
        self.retries = retries
        self.budget = budget
        self.timing = timing
        self.tracing = tracing
    }

    /// The same client, whose calls belong to a trace: for work that outlives the call it began with.
    public func tracing(_ place: TraceParent) -> ServiceClient {
        ServiceClient(
            transport,
            acting: acting,
            interceptors: interceptors,
            retries: retries,
            budget: budget,
            timing: timing,
            tracing: place
        )
    }

    /// Makes a call and waits for its answer.
    ///
    /// - Parameters:
    ///   - request: what is asked.
    ///   - timeout: how long anybody waits; less if the running call's deadline comes first.
    ///   - key: for a write that must survive this process: made and kept before the first attempt.
    ///   - purpose: why, for methods that want to know.
    ///   - onBehalfOf: the officer for whom the gateway calls.
    ///   - isTrial: whether nothing is to be kept, for methods that can be tried.
    /// - Returns: the decoded response.
    /// - Throws: the service's error, or the transport's, with the outcome class of the last attempt.
    public func call<Request: ServiceRequest>(
        _ request: Request,
        within timeout: Duration = CallDefaults.deadline,
        key: IdempotencyKey? = nil,
        purpose: StatedPurpose? = nil,
        onBehalfOf: String? = nil,
        isTrial: Bool = false
    ) async throws(ServiceError) -> Request.Response where Request.Service == Service {
        let method = Request.method
        let call = try outgoing(
            request,
            method,
            within: timeout,
            key: key,
            purpose: purpose,
            onBehalfOf: onBehalfOf,
            isTrial: isTrial
        )
        let bytes = try await answer(to: call, of: method)
        do {
            return try Request.decodeResponse(from: bytes)
        } catch {
            throw Self.malformedResponse(method)
        }
    }

    /// Opens a stream; reading grants the service credit, leaving the loop ends it.
    ///
    /// Only the opening is repeated, also where the refusal comes with the first read; a stream that
    /// breaks is resumed by its reader, from the cursor.
    public func stream<Request: ServiceStream>(
        _ request: Request,
        within timeout: Duration = CallDefaults.streamDeadline,
        purpose: StatedPurpose? = nil,
        onBehalfOf: String? = nil
    ) async throws(ServiceError) -> ElementSequence<Request.Element>
    where Request.Service == Service {
        let method = Request.method
        let call = try outgoing(
            request,
            method,
            within: timeout,
            key: nil,
            purpose: purpose,
            onBehalfOf: onBehalfOf
        )
        budget.callMade()
        let opening = StreamOpening(of: Attempts(call)) {
            (attempts: inout Attempts, failure) async throws(ServiceError) in
            if let failure { try await prepare(&attempts, to: method, after: failure) }
            return try await repeating(&attempts, to: method) { attempt throws(ServiceError) in
                try await open(attempt, to: method, from: interceptors.startIndex)
            }
        }
        try await opening.open()
        return ElementSequence(
            ElementStream(
                next: { () async throws(ServiceError) in try await opening.next() },
                cancel: { opening.cancel() }
            )
        )
    }

    func send(
        _ call: OutgoingCall,
        to method: MethodDescriptor,
        from index: Int
    ) async throws(ServiceError) -> [UInt8] {
        guard index < interceptors.endIndex else { return try await transport.call(call) }
        return try await interceptors[index].intercept(call, to: method) {
            call throws(ServiceError) in
            try await send(call, to: method, from: index + 1)
        }
    }

    private func open(
        _ call: OutgoingCall,
        to method: MethodDescriptor,
        from index: Int
    ) async throws(ServiceError) -> ElementStream {
        guard index < interceptors.endIndex else { return try await transport.stream(call) }
        return try await interceptors[index].interceptStream(call, to: method) {
            call throws(ServiceError) in
            try await open(call, to: method, from: index + 1)
        }
    }

    static func malformedResponse(_ method: MethodDescriptor) -> ServiceError {
        var error = ServiceError(
            .internalError,
            reason: CallReason.responseMalformed,
            "The service's answer does not decode into the method's response.",
            outcome: method.effect == .read ? .ranAndFailed : .mayHaveRun
        )
        error.isFromDownstream = true
        return error
    }
}
