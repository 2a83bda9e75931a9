import WireCodec

/// Decides whether a call is taken up, before its message is looked at.
///
/// Authorisation comes first, so that a caller who may not call learns nothing about the rest.
/// Every refusal is *not started*.
struct CallAdmission: Sendable {
    let policy: PolicyLookup

    /// Answers who acts; throws the refusal.
    func admit(
        _ call: IncomingCall,
        to method: MethodDescriptor
    ) throws(ServiceError) -> Caller {
        let caller = try effectiveCaller(of: call, to: method)
        guard method.admits(caller.roles) else { throw Self.roleMissing }
        try checkForm(of: call, to: method)
        guard call.arrivedAt < call.deadline.moment else {
            throw .refused(
                .deadlineExceeded,
                CallReason.deadlinePassed,
                "The deadline had passed before the work began."
            )
        }
        return caller
    }

    /// The peer itself, or the officer for whom the gateway calls.
    private func effectiveCaller(
        of call: IncomingCall,
        to method: MethodDescriptor
    ) throws(ServiceError) -> Caller {
        guard !call.peer.roles.isEmpty else {
            throw .refused(
                .unauthenticated,
                CallReason.unknownCaller,
                "The policy knows nobody under the identity of this certificate."
            )
        }
        guard let officer = call.head.onBehalfOf else { return call.peer }
        guard call.peer.roles.contains(MethodDescriptor.gatewayRole) else {
            throw .refused(
                .permissionDenied,
                CallReason.notGateway,
                "Only the gateway may call for somebody else."
            )
        }
        guard method.via == .gateway else {
            throw .refused(
                .permissionDenied,
                CallReason.notForOthers,
                "This method takes the officer's own certificate only."
            )
        }
        guard let caller = policy.caller(of: officer), !caller.roles.isEmpty else {
            throw .refused(
                .permissionDenied,
                CallReason.officerUnknown,
                "The policy does not know the officer whom the gateway names."
            )
        }
        return caller
    }

    /// What can be said without decoding the message.
    private func checkForm(
        of call: IncomingCall,
        to method: MethodDescriptor
    ) throws(ServiceError) {
        guard call.message.count <= method.maximumRequestBytes else {
            throw .refused(
                .resourceExhausted,
                CallReason.tooLarge,
                "The message is larger than this method allows."
            )
        }
        if let key = call.head.key, !IdempotencyKey.lengths.contains(key.count) {
            throw .refused(
                .invalidArgument,
                CallReason.keyLength,
                "An idempotency key has 16 to 64 bytes."
            )
        }
        if call.head.isTrial, !method.canBeTried {
            throw .refused(
                .invalidArgument,
                CallReason.notTried,
                "This method is done or not done; it cannot be only tried."
            )
        }
        if method.needsPurpose, call.head.purpose?.purpose.isEmpty ?? true {
            throw .refused(
                .invalidArgument,
                CallReason.purposeMissing,
                "This method needs a purpose and the file that it is for."
            )
        }
    }

    private static let roleMissing = ServiceError.refused(
        .permissionDenied,
        CallReason.roleMissing,
        "None of the caller's roles admits this method."
    )
}
