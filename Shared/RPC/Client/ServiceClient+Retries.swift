import WireCodec

/// A call and the attempts to make it.
struct Attempts: Sendable {
    /// The call as it is sent next.
    var call: OutgoingCall
    /// Which attempt that is, from 1.
    var count = 1
    /// Whatever an earlier attempt may have done, a later one that was refused did not undo it.
    var worst = OutcomeClass.notStarted

    init(_ call: OutgoingCall) {
        self.call = call
    }
}

extension ServiceClient {
    /// The answer of the first attempt, or of one of those that follow it.
    ///
    /// The first is made here: a call that succeeds at once, as nearly all do, then passes through
    /// no further asynchronous function, and each costs as much as finding the connection.
    @inline(__always)
    func answer(
        to call: OutgoingCall,
        of method: MethodDescriptor
    ) async throws(ServiceError) -> [UInt8] {
        budget.callMade()
        guard !call.deadline.hasPassed else { throw deadlinePassed(.notStarted) }
        let failure: ServiceError
        do {
            if interceptors.isEmpty { return try await sendAtOnce(call) }
            return try await send(call, to: method, from: interceptors.startIndex)
        } catch {
            failure = error
        }
        var attempts = Attempts(call)
        try await prepare(&attempts, to: method, after: failure)
        return try await repeating(&attempts, to: method) { attempt throws(ServiceError) in
            try await send(attempt, to: method, from: interceptors.startIndex)
        }
    }

    /// Sends a call that no interceptor wants to see, and waits here for its answer where it can be.
    @inline(__always)
    private func sendAtOnce(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        if let prepared = try transport.prepare(call) {
            do {
                return try await prepared.answer()
            } catch {
                guard prepared.wasLeft(with: error) else { throw error }
            }
        }
        return try await transport.call(call)
    }

    /// Makes attempts until one succeeds, one may not be repeated, or time or budget is used up.
    ///
    /// Goes on after the attempts that were made already.
    func repeating<Answer: Sendable>(
        _ attempts: inout Attempts,
        to method: MethodDescriptor,
        attempt send: (OutgoingCall) async throws(ServiceError) -> Answer
    ) async throws(ServiceError) -> Answer {
        while true {
            guard !attempts.call.deadline.hasPassed else {
                throw deadlinePassed(attempts.worst)
            }
            let failure: ServiceError
            do {
                return try await send(attempts.call)
            } catch {
                failure = error
            }
            try await prepare(&attempts, to: method, after: failure)
        }
    }

    /// Waits until another attempt may be made; throws the failure when none may.
    func prepare(
        _ attempts: inout Attempts,
        to method: MethodDescriptor,
        after failure: ServiceError
    ) async throws(ServiceError) {
        var failure = failure
        failure.isFromDownstream = true
        if failure.outcome == .mayHaveRun { attempts.worst = .mayHaveRun }
        // Only where it may be repeated: to draw lots takes the kernel, and most that fail are refusals.
        let delay =
            mayRepeat(attempts.call, to: method, after: failure, attempt: attempts.count)
            ? delay(after: failure, attempt: attempts.count) : nil
        guard let delay, delay < attempts.call.deadline.remaining, budget.takeRepetition() else {
            if attempts.worst == .mayHaveRun, failure.outcome == .notStarted {
                failure.outcome = .mayHaveRun
            }
            throw failure.tellingWhen
        }
        do {
            try await timing.sleep(delay)
        } catch {
            throw .cancelled(outcome: attempts.worst)
        }
        attempts.count += 1
        attempts.call.head.attempt = attempts.count
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
        return error.tellingWhen
    }
}
