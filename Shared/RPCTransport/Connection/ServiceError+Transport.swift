internal import RPC
internal import WireCodec

extension ServiceError {
    /// The deadline had passed before the work began.
    static let deadlinePassed = ServiceError(
        .deadlineExceeded,
        reason: CallReason.deadlinePassed,
        "The deadline passed before the work began.",
        outcome: .notStarted
    )
    /// The message is larger than the method takes.
    static let tooLarge = ServiceError(
        .resourceExhausted,
        reason: CallReason.tooLarge,
        "The message is larger than this method allows.",
        outcome: .notStarted
    )
    /// The response cannot travel; the work behind it was done.
    static let responseTooLarge = ServiceError(
        .internalError,
        reason: ConnectionReason.messageTooLarge,
        "The answer is larger than the connection carries.",
        outcome: .mayHaveRun
    )
    /// The connection has no slot left.
    static let tooManyCalls = ServiceError(
        .resourceExhausted,
        reason: ConnectionReason.tooManyCalls,
        "Too many calls are in flight on this connection.",
        outcome: .notStarted
    )
    /// The connection takes no calls any more; the pool tries another one.
    static let notTaken = ServiceError.unavailable(ConnectionReason.drain)
    /// Whether a connection that regularly came to its end did not take the call up.
    var isOfLeaving: Bool {
        let regular = [
            ConnectionReason.drain, ConnectionReason.idle, ConnectionReason.done,
            ConnectionReason.idsUsedUp, ConnectionReason.certificateExpired,
        ]
        return code == .unavailable && outcome == .notStarted && regular.contains(reason)
    }
    /// Too much is half received.
    static let halfReceived = ServiceError(
        .resourceExhausted,
        reason: ConnectionReason.halfReceived,
        "Too many large messages are on their way; try again.",
        outcome: .notStarted
    )
    /// The pieces of a request came too slowly.
    static let requestTooSlow = ServiceError(
        .deadlineExceeded,
        reason: ConnectionReason.noRest,
        "The rest of the request did not come in time.",
        outcome: .notStarted
    )
    /// Somebody whom the policy does not know, or whose certificate was refused.
    static func unauthenticated(_ reason: String) -> ServiceError {
        ServiceError(
            .unauthenticated,
            reason: reason,
            "The service does not accept this identity.",
            outcome: .notStarted
        )
    }
    /// The service is away.
    static func unavailable(
        _ reason: String,
        outcome: OutcomeClass = .notStarted,
        retryAfterMilliseconds: Int? = nil
    ) -> ServiceError {
        ServiceError(
            .unavailable,
            reason: reason,
            outcome == .notStarted
                ? "The service is away; nothing was done."
                : "The connection to the service was lost; the work may have been done.",
            outcome: outcome,
            retryAfterMilliseconds: retryAfterMilliseconds
        )
    }
}
