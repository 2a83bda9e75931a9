/// When and how often a client repeats a call by itself.
///
/// Only calls that cannot do harm are repeated: those that were not started, reads, and writes under
/// a key; and only where another attempt may succeed. Waiting grows exponentially with full jitter,
/// respects what the service asked for, and never exceeds the deadline.
public struct RetryPolicy: Sendable, Hashable {
    /// Attempts in all, the first included.
    ///
    /// Three, because a fourth rarely succeeds where three
    /// have failed, and the deadline is the real limit.
    public var maximumAttempts = 3
    /// The longest wait before the first repetition.
    public var firstBackoff: Duration = .milliseconds(50)
    /// The longest wait before any repetition.
    public var longestBackoff: Duration = .seconds(2)

    /// The defaults.
    public init() {}

    /// Never repeats.
    public static var never: RetryPolicy {
        var policy = RetryPolicy()
        policy.maximumAttempts = 1
        return policy
    }

    /// The longest wait before the repetition that follows `attempt`, from 1.
    ///
    /// The wait itself is a random part of it.
    public func backoffCeiling(after attempt: Int) -> Duration {
        var ceiling = firstBackoff
        for _ in 1..<max(1, attempt) {
            ceiling = min(ceiling * 2, longestBackoff)
        }
        return min(ceiling, longestBackoff)
    }

    /// Whether another attempt is harmless and may succeed.
    static func mayRepeat(
        after error: ServiceError,
        effect: MethodDescriptor.Effect,
        hasKey: Bool
    ) -> Bool {
        // What is too large stays too large.
        let sizes = [CallReason.tooLarge, CallReason.answerTooLarge]
        guard !sizes.contains(error.reason) else { return false }
        switch error.code {
        case .unavailable, .resourceExhausted:
            break
        case .invalidArgument, .notFound, .permissionDenied, .unauthenticated, .conflict,
            .failedPrecondition, .deadlineExceeded, .cancelled, .unimplemented, .internalError,
            .unrecognized:
            // The same question would get the same answer, or nobody waits for it.
            return false
        }
        switch error.outcome {
        case .notStarted: return true
        case .mayHaveRun: return effect == .read || hasKey
        case .ranAndFailed: return effect == .read
        }
    }
}
