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
        var head = CallHead(
            method: method.name,
            key: key?.bytes,
            onBehalfOf: onBehalfOf,
            purpose: purpose,
            isTrial: isTrial
        )
        var deadline = Deadline.after(timeout)
        if let running = CallContext.current {
            deadline = min(deadline, running.downstreamDeadline)
            head.traceParent = running.head.traceParent
            head.attempt = running.attempt > 1 ? running.attempt : nil
            if acting == .forCaller, method.via == .gateway {
                head.onBehalfOf = onBehalfOf ?? running.caller.identity
                head.purpose = purpose ?? running.head.purpose
            }
        }
        return OutgoingCall(head: head, message: message, deadline: deadline)
    }

    /// A request as it travels.
    static func encoded(_ request: some Encodable) throws(ServiceError) -> [UInt8] {
        do {
            return try Wire.encode(request)
        } catch {
            throw .refused(
                .invalidArgument,
                CallReason.requestUnencodable,
                "The request does not encode."
            )
        }
    }
}
