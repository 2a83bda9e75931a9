import RPC
import Vocabulary

/// What a refused caller reads, save the sentence.
struct Refusal: Hashable, CustomStringConvertible {
    let code: ErrorCode
    let outcome: OutcomeClass
    let reason: String
    let violations: Set<FieldViolation>

    init(_ error: ServiceError) {
        code = error.code
        outcome = error.outcome
        reason = error.reason
        violations = Set(error.violations)
    }

    private init(
        _ code: ErrorCode,
        _ reason: String,
        outcome: OutcomeClass = .ranAndFailed,
        _ violations: [FieldViolation] = []
    ) {
        self.code = code
        self.outcome = outcome
        self.reason = reason
        self.violations = Set(violations)
    }

    var description: String {
        let rules = violations.map { "\($0.field): \($0.rule)" }.sorted()
        return "\(code) \(reason) \(outcome) \(rules)"
    }

    static let roleMissing = Refusal(.permissionDenied, "call.roleMissing", outcome: .notStarted)
    static let noSuchRecord = Refusal(.notFound, "record.notFound")
    static let onlyStub = Refusal(.permissionDenied, "record.onlyStub")
    static let noSuchApproval = Refusal(.notFound, "approval.notFound")
    static let sameOfficer = Refusal(.permissionDenied, "approval.sameOfficer")

    static func illegalStep(legal: [String]) -> Refusal {
        Refusal(
            .failedPrecondition,
            "lifecycle.illegalStep",
            legal.map { FieldViolation(field: "to", rule: "legal.\($0)") }
        )
    }

    static func role(_ roles: RoleSet) -> Refusal {
        Refusal(.permissionDenied, "lifecycle.role", named(roles))
    }

    static func notApprover(_ roles: RoleSet) -> Refusal {
        Refusal(.permissionDenied, "approval.notApprover", named(roles))
    }

    static func through(_ method: String) -> Refusal {
        Refusal(
            .failedPrecondition,
            "lifecycle.through",
            [FieldViolation(field: "to", rule: "through.\(method)")]
        )
    }

    static func missing(_ fact: Fact) -> Refusal {
        Refusal(
            .invalidArgument,
            "lifecycle.facts",
            [FieldViolation(field: "facts.\(fact.rawValue)", rule: "missing")]
        )
    }

    private static func named(_ roles: RoleSet) -> [FieldViolation] {
        roles.sortedNames.map { FieldViolation(field: "role", rule: $0) }
    }
}
