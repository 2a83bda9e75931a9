import WireCodec

/// An error as the wire carries it: the outcome class in the frame's argument, the rest as body.
///
/// Both transports use these two functions, so an error reads the same whichever way it came.
public struct ErrorFrame: Sendable, Hashable {
    /// The number of the outcome class.
    public let argument: UInt32
    /// The CBOR of code, reason, message, violations and retry-after.
    public let body: [UInt8]

    /// Encodes an error; one whose parts do not encode goes out as a bare internal error.
    public init(_ error: ServiceError) {
        argument = error.outcome.rawValue
        if let body = try? Wire.encode(ServiceErrorBody(error)) {
            self.body = body
        } else {
            // An empty map: the reader takes it for an unreadable error of the same outcome.
            self.body = [0xa0]
        }
    }

    /// Takes what came off the wire.
    public init(argument: UInt32, body: [UInt8]) {
        self.argument = argument
        self.body = body
    }

    /// The error; a body that does not decode becomes an internal error of the same outcome.
    public var error: ServiceError {
        let outcome = OutcomeClass(argument: argument)
        guard let body = try? Wire.decode(ServiceErrorBody.self, from: body) else {
            return ServiceError(
                .internalError,
                reason: CallReason.errorMalformed,
                "The service answered an error that does not decode.",
                outcome: outcome
            )
        }
        return body.error(outcome: outcome)
    }
}

/// The body of an error frame; absent parts are left out.
struct ServiceErrorBody: Codable {
    var code: ErrorCode
    var reason: String
    /// The peer made it of safe text; whoever decodes it trusts the peer's certificate for that.
    var message: SafeText
    var violations: [FieldViolation]?
    var retryAfter: Int?

    init(_ error: ServiceError) {
        code = error.code
        reason = error.reason
        message = error.message
        violations = error.violations.isEmpty ? nil : error.violations
        retryAfter = error.retryAfterMilliseconds
    }

    func error(outcome: OutcomeClass) -> ServiceError {
        ServiceError(
            code,
            reason: reason,
            message,
            outcome: outcome,
            violations: violations ?? [],
            retryAfterMilliseconds: retryAfter.map { max(0, $0) }
        )
    }
}
