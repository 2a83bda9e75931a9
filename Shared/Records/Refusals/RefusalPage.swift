public import RPC
import WireCodec

/// The rules of a service that can say no, on one page: an enum whose members are the refusals.
///
/// What every service says of fields stands here. No message holds a value of the request or of a record;
/// texts in any language are found by the reason.
public protocol RefusalPage {}

extension RefusalPage {
    /// Fields of the request that break a rule.
    public static func invalid(_ violations: [FieldViolation]) -> ServiceError {
        ServiceError(
            .invalidArgument,
            reason: "request.invalid",
            "Some fields of the request break a rule.",
            violations: violations
        )
    }

    /// One field that breaks a rule.
    public static func invalid(_ field: String, _ rule: String) -> ServiceError {
        invalid([FieldViolation(field: field, rule: rule)])
    }
}
