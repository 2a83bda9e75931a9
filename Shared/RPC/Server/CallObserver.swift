public import WireCodec

/// What a router tells about its calls: to the log, the metrics and the audit of refusals.
///
/// The closures run on event loops, in the caller's path: they must be quick and must not block.
public struct CallObserver: Sendable {
    /// A call was refused before its handler ran.
    public var refused: (@Sendable (CallRefusal) -> Void)?
    /// A handler threw something that is no answer.
    public var failed: (@Sendable (CallFailure) -> Void)?
    /// A call ended, in whatever way.
    public var finished: (@Sendable (CallSummary) -> Void)?

    /// Observes what it is given closures for.
    public init(
        refused: (@Sendable (CallRefusal) -> Void)? = nil,
        failed: (@Sendable (CallFailure) -> Void)? = nil,
        finished: (@Sendable (CallSummary) -> Void)? = nil
    ) {
        self.refused = refused
        self.failed = failed
        self.finished = finished
    }
}

/// A call that was refused before its handler ran.
public struct CallRefusal: Sendable {
    /// The method; `nil` when the service has none of that name.
    public let method: MethodDescriptor?
    /// Whose certificate carries the connection.
    public let peer: Caller
    /// The officer whom the peer named, known or not.
    public let onBehalfOf: String?
    /// What the peer was answered.
    public let error: ServiceError
}

/// A fault of ours: what a handler threw besides ``ServiceError``.
public struct CallFailure: Sendable {
    /// The method that failed.
    public let method: MethodDescriptor
    /// The call's name, which the peer doesn't learn from the error but the log shows.
    public let requestID: Identifier
    /// The trace that the call belongs to.
    public let trace: TraceID
    /// What was thrown; log its ``safeCause``, since an error's text may carry anything.
    public let cause: any Error

    /// What may be logged: the text of an error that declares itself loggable, else its type.
    public var safeCause: SafeText {
        if let loggable = cause as? any Loggable { return "\(loggable)" }
        return "\(type: type(of: cause))"
    }
}

/// A call that ended.
public struct CallSummary: Sendable {
    /// The method; `nil` when the service has none of that name.
    public let method: MethodDescriptor?
    /// Who acted; the peer where the call was refused before that was settled.
    public let caller: Caller
    /// The call's name; `nil` for refusals, which get none.
    public let requestID: Identifier?
    /// What it ended with; `nil` for success.
    public let error: ServiceError?
    /// From the arrival of its last byte to the answer.
    public let duration: Duration
}
