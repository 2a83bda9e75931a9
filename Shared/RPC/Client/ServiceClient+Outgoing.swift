import WireCodec

extension ServiceClient {
    /// Puts a call together: what was said, and what the running call hands down.
    func outgoing<Request: ServiceMethod>(
        _ request: Request,
        _ method: MethodDescriptor,
        within timeout: Duration,
        key: IdempotencyKey?,
        purpose: StatedPurpose?,
        onBehalfOf: String?,
        isTrial: Bool = false
    ) throws(ServiceError) -> OutgoingCall {
        let message = try Self.encoded(request)
        let key = key ?? (method.effect == .write ? .random() : nil)
        var call = OutgoingCall(
            head: CallHead(
                method: method.name,
                key: key?.bytes,
                traceParent: tracing,
                onBehalfOf: onBehalfOf,
                purpose: purpose,
                isTrial: isTrial
            ),
            message: message,
            deadline: .after(timeout)
        )
        if let running = CallContext.current { inherit(from: running, method, into: &call) }
        return call
    }

    /// Takes over what the running call hands down: the deadline, and in whose name.
    private func inherit(
        from running: CallContext,
        _ method: MethodDescriptor,
        into call: inout OutgoingCall
    ) {
        call.deadline = min(call.deadline, running.downstreamDeadline)
        call.head.traceParent = tracing ?? running.downstreamTraceParent
        call.head.attempt = running.attempt > 1 ? running.attempt : nil
        if acting == .forCaller, method.via == .gateway {
            call.head.onBehalfOf = call.head.onBehalfOf ?? running.caller.identity
            call.head.purpose = call.head.purpose ?? running.head.purpose
        }
    }

    /// A request as it travels.
    static func encoded(_ request: some ServiceMethod) throws(ServiceError) -> [UInt8] {
        do {
            return try type(of: request).encode(request: request)
        } catch {
            throw .refused(
                .invalidArgument,
                CallReason.requestUnencodable,
                "The request does not encode."
            )
        }
    }
}
