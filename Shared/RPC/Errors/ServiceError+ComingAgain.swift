extension ServiceError {
    /// Whether the same call may be begun later: nothing of it was, for want of room or of time, or since
    /// the service is away.
    ///
    /// What is too large stays too large, and no other refusal passes by waiting.
    public var mayBeginLater: Bool {
        guard outcome == .notStarted else { return false }
        switch code {
        case .resourceExhausted: return reason != CallReason.tooLarge
        case .unavailable, .deadlineExceeded: return true
        case .invalidArgument, .notFound, .permissionDenied, .unauthenticated, .conflict,
            .failedPrecondition, .cancelled, .unimplemented, .internalError, .unrecognized:
            return false
        }
    }

    /// The same, saying when to come again where that helps.
    ///
    /// Whoever knows the time has said it, as ``LoadShedder`` has, and it stays. All others that refuse a call
    /// before it began (a queue of the store, a connection's limits, a deadline that passed while the call
    /// waited) need not think of it: both transports send every error through here, and a client whatever it
    /// throws itself.
    public var tellingWhen: ServiceError {
        guard mayBeginLater, retryAfterMilliseconds == nil else { return self }
        var error = self
        error.retryAfterMilliseconds = Int.random(in: Self.pauseMilliseconds)
        return error
    }

    /// A tenth of a second, spread: a full queue empties within a commit or two and a connection within a
    /// round trip, and those who were refused together do not come back together.
    static let pauseMilliseconds = 50...150
}
