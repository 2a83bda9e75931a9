import WireCodec

extension ServiceError {
    /// A refusal by the RPC layer: nothing was done.
    static func refused(
        _ code: ErrorCode,
        _ reason: String,
        _ message: SafeText,
        violations: [FieldViolation] = []
    ) -> ServiceError {
        ServiceError(
            code,
            reason: reason,
            message,
            outcome: .notStarted,
            violations: violations
        )
    }

    /// Maps whatever a handler threw; the one place where errors become answers.
    ///
    /// A ``ServiceError`` passes, save that a write which failed by a call of its own is never
    /// *not started*: what the other service did not begin says nothing about ours. A cancelled or
    /// failed write may have run, since nobody knows how far it got; a failed read changed nothing.
    static func answering(_ error: any Error, to context: CallContext) -> ServiceError {
        let isRead = context.method.effect == .read
        if var error = error as? ServiceError {
            if error.isFromDownstream, !isRead, error.outcome == .notStarted {
                error.outcome = .mayHaveRun
            }
            return error
        }
        let outcome: OutcomeClass = isRead ? .ranAndFailed : .mayHaveRun
        if error is CancellationError {
            return context.deadline.hasPassed
                ? .deadlineReached(outcome: outcome) : .cancelled(outcome: outcome)
        }
        return ServiceError(
            .internalError,
            reason: CallReason.internalFault,
            "The service failed; its log holds the cause.",
            outcome: outcome
        )
    }

    /// The caller gave up.
    public static func cancelled(outcome: OutcomeClass) -> ServiceError {
        ServiceError(
            .cancelled,
            reason: CallReason.cancelled,
            "The call was cancelled.",
            outcome: outcome
        )
    }

    /// The deadline passed while the work was under way.
    public static func deadlineReached(outcome: OutcomeClass) -> ServiceError {
        ServiceError(
            .deadlineExceeded,
            reason: CallReason.deadlineReached,
            "The deadline passed before the answer was ready.",
            outcome: outcome
        )
    }

    /// The message did not decode: names the field by its coding path, never its value.
    static func malformedMessage(_ error: any Error) -> ServiceError {
        let violations = (error as? WireError).map {
            [FieldViolation(field: $0.path.description, rule: "wire.\($0.reason.name)")]
        }
        return .refused(
            .invalidArgument,
            CallReason.messageMalformed,
            "The message does not decode into the method's request.",
            violations: violations ?? []
        )
    }
}

extension ServiceError: CustomStringConvertible {
    /// Code, reason and message: all of it safe to log.
    public var description: String {
        "\(code) (\(reason), \(outcome)): \(message)"
    }
}
