import RPC

/// What came of one call of a saga.
enum CallOutcome: Sendable, Hashable {
    /// The service did it; what later steps need of the answer.
    case done([UInt8])
    /// The service refused by a rule and changed nothing; asking again is of no use by itself.
    case refused(reason: String)
    /// Nobody knows, or the service was away: the same call again, under the same key.
    case unclear

    /// Sorts an error.
    ///
    /// Only a clear no counts as a refusal. Everything that time may cure is unclear, also a record
    /// that somebody else changed at the same moment; so is whatever may have run.
    init(_ error: ServiceError) {
        guard error.outcome != .mayHaveRun else {
            self = .unclear
            return
        }
        switch error.code {
        case .invalidArgument, .notFound, .permissionDenied, .unauthenticated, .failedPrecondition,
            .unimplemented:
            self = .refused(reason: error.reason)
        case .conflict:
            self = error.reason == "record.conflict" ? .unclear : .refused(reason: error.reason)
        case .resourceExhausted, .deadlineExceeded, .cancelled, .unavailable, .internalError,
            .unrecognized:
            self = .unclear
        }
    }
}
