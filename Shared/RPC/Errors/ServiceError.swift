public import WireCodec

/// The only error on the wire: what went wrong, safe for the peer to read, and what became of
/// the work.
///
/// The message is made of ``SafeText``, which takes only types that declare themselves loggable,
/// so a name or a path cannot get in by accident.
public struct ServiceError: Error, Sendable, Hashable {
    /// What kind of answer this is.
    public var code: ErrorCode
    /// What became of the work; travels in the frame, not in the body.
    public var outcome: OutcomeClass
    /// A stable name of the rule that said no, `lifecycle.illegalStep`; texts are found by it.
    public var reason: String
    /// One English sentence for an integrator.
    public var message: SafeText
    /// The fields that broke a rule; never their values.
    public var violations: [FieldViolation]
    /// How long to wait before trying again, in milliseconds.
    public var retryAfterMilliseconds: Int?
    /// Whether a service that we called answered this.
    ///
    /// Never travels: it keeps a handler that rethrows from passing on somebody else's *not
    /// started* as its own.
    var isFromDownstream = false

    /// An error to answer with.
    public init(
        _ code: ErrorCode,
        reason: String,
        _ message: SafeText,
        outcome: OutcomeClass = .ranAndFailed,
        violations: [FieldViolation] = [],
        retryAfterMilliseconds: Int? = nil
    ) {
        self.code = code
        self.outcome = outcome
        self.reason = reason
        self.message = message
        self.violations = violations
        self.retryAfterMilliseconds = retryAfterMilliseconds
    }
}

extension ServiceError {
    /// Equal when the peer would read the same; where it came from does not count.
    public static func == (left: ServiceError, right: ServiceError) -> Bool {
        left.code == right.code && left.outcome == right.outcome && left.reason == right.reason
            && left.message == right.message && left.violations == right.violations
            && left.retryAfterMilliseconds == right.retryAfterMilliseconds
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(outcome)
        hasher.combine(reason)
    }
}

/// A field of the request and the rule it broke, never the value that it held.
public struct FieldViolation: Codable, Sendable, Hashable {
    /// The coding path, `victims[2].gate`.
    public var field: String
    /// A stable name of the rule, `length.64`.
    public var rule: String

    /// Names a field and its rule.
    public init(field: String, rule: String) {
        self.field = field
        self.rule = rule
    }
}
