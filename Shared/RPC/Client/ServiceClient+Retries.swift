import WireCodec

extension ServiceClient {
    /// Makes attempts until one succeeds, one may not be repeated, or time or budget is used up.
    func repeating<Answer: Sendable>(
        _ call: OutgoingCall,
        to method: MethodDescriptor,
        attempt send: (OutgoingCall) async throws(ServiceError) -> Answer
    ) async throws(ServiceError) -> Answer {
        budget.callMade()
        var call = call
        var attempt = 1
        // Whatever an earlier attempt may have done, a later one that was refused did not undo it.
        var worst = OutcomeClass.notStarted
        while true {
            guard !call.deadline.hasPassed else {
                throw deadlinePassed(worst)
            }
            var failure: ServiceError
            do {
                return try await send(call)
            } catch {
                failure = error
            }
            failure.isFromDownstream = true
            if failure.outcome == .mayHaveRun { worst = .mayHaveRun }
            let delay = delay(after: failure, attempt: attempt)
            guard
                mayRepeat(call, to: method, after: failure, attempt: attempt),
                delay < call.deadline.remaining,
                budget.takeRepetition()
            else {
                if worst == .mayHaveRun, failure.outcome == .notStarted {
                    failure.outcome = .mayHaveRun
                }
                throw failure
            }
            do {
                try await timing.sleep(delay)
            } catch {
                throw .cancelled(outcome: worst)
            }
            attempt += 1
            call.head.attempt = attempt
        }
    }

    /// Whether the policy, the method and the running call allow another attempt.
    private func mayRepeat(
        _ call: OutgoingCall,
        to method: MethodDescriptor,
        after error: ServiceError,
        attempt: Int
    ) -> Bool {
        // A call that is itself a repetition is repeated by whoever began it, and by nobody else:
        // otherwise attempts multiply at every hop.
        let inherited = CallContext.current?.attempt ?? 1
        return inherited == 1 && attempt < retries.maximumAttempts
            && RetryPolicy.mayRepeat(
                after: error,
                effect: method.effect,
                hasKey: call.head.key != nil
            )
    }

    /// Full jitter below the backoff's ceiling, but never less than the service asked for.
    private func delay(after error: ServiceError, attempt: Int) -> Duration {
        let jittered = retries.backoffCeiling(after: attempt) * timing.fraction()
        let asked = Duration.milliseconds(error.retryAfterMilliseconds ?? 0)
        return max(jittered, asked)
    }

    private func deadlinePassed(_ outcome: OutcomeClass) -> ServiceError {
        var error = ServiceError(
            .deadlineExceeded,
            reason: CallReason.deadlinePassed,
            "The deadline had passed before the call was sent.",
            outcome: outcome
        )
        error.isFromDownstream = true
        return error
    }
}
