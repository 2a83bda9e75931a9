public import RPC

/// One performance of an act: makes its calls, measures each, and stops at the first that fails.
///
/// The first call's latency counts from the intended start of the act; each further one is intended
/// to start when the one before was answered.
public struct Performance {
    /// The number of this performance within the run, from 0; no two have the same.
    public let number: Int
    /// A word that no other run bears, for keys and marks.
    public let run: String
    /// Chance, decided by the run's seed and this number.
    public var random: SeededGenerator
    /// What the acts read and write about.
    public let stage: Stage

    let recorder: Recorder
    let timeout: Duration
    /// When the next call was intended to start.
    private(set) var intended: UInt64
    private(set) var calls = 0

    /// A performance that was intended to start at a moment.
    init(
        number: Int,
        _ setting: Setting,
        recorder: Recorder,
        stage: Stage,
        intended: UInt64
    ) {
        self.number = number
        run = setting.run
        random = SeededGenerator(seed: setting.seed, part: UInt64(number))
        timeout = setting.timeout
        self.stage = stage
        self.recorder = recorder
        self.intended = intended
    }

    /// Makes a call.
    ///
    /// - Parameters:
    ///   - request: what is asked.
    ///   - officer: who asks.
    ///   - purpose: why, where the method wants to know.
    ///   - key: the key of a write; one of this performance's own unless given.
    ///   - isRight: whether the answer is what it should be; a wrong one ends the act.
    ///   - isWhole: whether nothing is missing from the answer, which is asked first; one with a gap
    ///     ends the act.
    /// - Returns: the answer.
    /// - Throws: ``CallFailed``, already recorded.
    @discardableResult
    public mutating func call<Request: ServiceRequest>(
        _ request: Request,
        as officer: String,
        purpose: StatedPurpose? = nil,
        key: IdempotencyKey? = nil,
        isRight: (Request.Response) -> Bool = { _ in true },
        isWhole: (Request.Response) -> Bool = { _ in true }
    ) async throws -> Request.Response {
        let client = try stage.callers.client(Request.Service.self, as: officer)
        let key = key ?? (Request.method.effect == .write ? self.key(calls) : nil)
        let sent = MonotonicTime.now
        if calls == 0 { recorder.sent(intended: intended, at: sent) }
        calls += 1
        do {
            let answer = try await client.call(
                request,
                within: timeout,
                key: key,
                purpose: purpose
            )
            guard isWhole(answer) else {
                throw finish(Request.method, .partial, sent: sent, nil)
            }
            guard isRight(answer) else {
                throw finish(Request.method, .wrongAnswer, sent: sent, nil)
            }
            _ = finish(Request.method, .answered, sent: sent, nil)
            return answer
        } catch let error as ServiceError {
            let outcome = CallOutcome.failed(error.code, error.outcome)
            throw finish(Request.method, outcome, sent: sent, error)
        }
    }

    /// Reads the first elements of a stream and leaves it; measured as one call.
    ///
    /// - Parameters:
    ///   - request: what is asked.
    ///   - elements: how many are read, unless the stream ends before.
    ///   - officer: who asks.
    ///   - purpose: why, where the method wants to know.
    ///   - isRight: whether they are what they should be; wrong ones end the act.
    /// - Returns: the elements.
    /// - Throws: ``CallFailed``, already recorded.
    @discardableResult
    public mutating func read<Request: ServiceStream>(
        _ request: Request,
        elements: Int,
        as officer: String,
        purpose: StatedPurpose? = nil,
        isRight: ([Request.Element]) -> Bool = { _ in true }
    ) async throws -> [Request.Element] {
        let client = try stage.callers.client(Request.Service.self, as: officer)
        let sent = MonotonicTime.now
        if calls == 0 { recorder.sent(intended: intended, at: sent) }
        calls += 1
        var read: [Request.Element] = []
        do {
            let stream = try await client.stream(request, within: timeout, purpose: purpose)
            if elements > 0 {
                for try await element in stream {
                    read.append(element)
                    if read.count == elements { break }
                }
            }
        } catch {
            let outcome = CallOutcome.failed(error.code, error.outcome)
            throw finish(Request.method, outcome, sent: sent, error)
        }
        guard isRight(read) else { throw finish(Request.method, .wrongAnswer, sent: sent, nil) }
        _ = finish(Request.method, .answered, sent: sent, nil)
        return read
    }

    /// A key that only this call of this run has, and has again when it is repeated.
    public func key(_ part: Int) -> IdempotencyKey {
        let text = "\(run)/\(number)/\(part)"
        let padded = text + String(repeating: ".", count: max(0, 16 - text.utf8.count))
        guard let key = IdempotencyKey(Array(padded.utf8)) else {
            preconditionFailure("a run's name is checked to leave room in its keys")
        }
        return key
    }

    private mutating func finish(
        _ method: MethodDescriptor,
        _ outcome: CallOutcome,
        sent: UInt64,
        _ error: ServiceError?
    ) -> CallFailed {
        let ended = MonotonicTime.now
        recorder.record(
            method.name,
            outcome,
            intended: intended,
            sent: sent,
            ended: ended,
            wasToldWhen: error?.retryAfterMilliseconds != nil
        )
        intended = ended
        return CallFailed(outcome: outcome, error: error)
    }
}

/// A call of an act that got no good answer.
public struct CallFailed: Error, Sendable {
    /// How it ended.
    public let outcome: CallOutcome
    /// What the service said, if it said anything.
    public let error: ServiceError?
}
