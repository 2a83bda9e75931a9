import RPC
import Vocabulary
import WireCodec

// The refusals of steps, approvals and stored replies.

extension ServiceError {
    /// The record's state has no such step; the ones that the caller may take are listed.
    static func illegalStep(legal: [String]) -> ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "lifecycle.illegalStep",
            "The record's state does not allow this step.",
            violations: legal.map { FieldViolation(field: "to", rule: "legal.\($0)") }
        )
    }

    /// The caller's roles may not take the step; those that may are listed.
    static func roleMayNotStep(roles: RoleSet) -> ServiceError {
        ServiceError(
            .permissionDenied,
            reason: "lifecycle.role",
            "The caller's roles may not take this step.",
            violations: roles.sortedNames.map { FieldViolation(field: "role", rule: $0) }
        )
    }

    /// Facts are missing or malformed.
    static func facts(_ problems: [StepFacts.Problem]) -> ServiceError {
        ServiceError(
            .invalidArgument,
            reason: "lifecycle.facts",
            "The step was not told what it needs.",
            violations: problems.map { problem in
                // A fact that this version does not know is named by its place.
                let isPlace = problem.field.hasPrefix("facts[")
                return FieldViolation(
                    field: isPlace ? problem.field : "facts.\(problem.field)",
                    rule: problem.rule
                )
            }
        )
    }

    /// Another method alone takes this step.
    static func through(_ method: String) -> ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "lifecycle.through",
            "Another method takes this step.",
            violations: [FieldViolation(field: "to", rule: "through.\(method)")]
        )
    }

    /// The record cannot be filed in this state.
    static var notInitial: ServiceError {
        ServiceError(
            .invalidArgument,
            reason: "lifecycle.notInitial",
            "A record is not filed in this state.",
            violations: [FieldViolation(field: "state", rule: "initial")]
        )
    }

    /// Only the last step that stands can be declared void.
    static var notLastStep: ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "lifecycle.notLastStep",
            "Only the last step that stands can be declared void."
        )
    }

    /// A step of this record already awaits a second officer.
    static var alreadyProposed: ServiceError {
        ServiceError(
            .conflict,
            reason: "approval.pending",
            "A step of this record already awaits a second officer."
        )
    }

    /// Nobody may take this step alone.
    static var notAlone: ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "approval.notAlone",
            "Nobody may take this step alone and have it ratified later."
        )
    }

    /// A second officer acts with their own certificate.
    static var onBehalf: ServiceError {
        ServiceError(
            .permissionDenied,
            reason: "approval.onBehalf",
            "A second officer acts with their own certificate, never through another."
        )
    }

    /// The second officer is another one.
    static var sameOfficer: ServiceError {
        ServiceError(
            .permissionDenied,
            reason: "approval.sameOfficer",
            "The second officer must be another one than the first."
        )
    }

    /// The caller is not the second officer whom the table names.
    static func notApprover(roles: RoleSet) -> ServiceError {
        ServiceError(
            .permissionDenied,
            reason: "approval.notApprover",
            "The caller's role or unit is not the one that approves this step.",
            violations: roles.sortedNames.map { FieldViolation(field: "role", rule: $0) }
        )
    }

    /// It was decided already, or what it was about has changed.
    static var outdatedApproval: ServiceError {
        ServiceError(
            .conflict,
            reason: "approval.outdated",
            "This was decided already, or the record has changed since; propose the step again."
        )
    }

    /// The clock does not run.
    static var clockNotRunning: ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "clock.notRunning",
            "The record has no such clock running."
        )
    }

    /// The key was used for another message.
    static var keyReused: ServiceError {
        ServiceError(
            .conflict,
            reason: "idempotency.keyReused",
            "The idempotency key was used for another message."
        )
    }

    /// The stored reply was erased with the person it spoke of.
    static var replyErased: ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "idempotency.replyErased",
            "The call was done; its reply was erased with the person it spoke of."
        )
    }
}
