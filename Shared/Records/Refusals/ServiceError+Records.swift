public import RPC
public import Vocabulary
import WireCodec

// Every refusal of the kernel, in one place. Each names a rule and fields, never a value; and what
// the caller may not read is answered by `noSuchRecord` alone, byte for byte the same whether it
// exists or not.

extension ServiceError {
    /// There is no such record, or the caller may not know whether there is.
    public static var noSuchRecord: ServiceError {
        ServiceError(.notFound, reason: "record.notFound", "There is no such record.")
    }

    /// There is no such approval, or the caller may not know whether there is.
    static var noSuchApproval: ServiceError {
        ServiceError(.notFound, reason: "approval.notFound", "There is no such approval.")
    }

    /// The caller may know that the record exists, and no more.
    public static var onlyStub: ServiceError {
        ServiceError(
            .permissionDenied,
            reason: "record.onlyStub",
            "Only the record's owner can show or change it; ask them."
        )
    }

    /// The caller's roles may not file or change records of this kind.
    public static func notAuthor(of kind: RecordKind, roles: RoleSet) -> ServiceError {
        ServiceError(
            .permissionDenied,
            reason: "record.notAuthor",
            "The caller's roles may not file or change \(kind).",
            violations: roles.sortedNames.map { FieldViolation(field: "role", rule: $0) }
        )
    }

    /// A record with this identifier exists already.
    static var alreadyFiled: ServiceError {
        ServiceError(.conflict, reason: "record.alreadyFiled", "The record is filed already.")
    }

    /// The record has changed since the caller saw it.
    static func conflict(seen: Int, now: Int, changed: [FieldViolation]) -> ServiceError {
        ServiceError(
            .conflict,
            reason: "record.conflict",
            "The record is at version \(now), and the caller saw version \(seen).",
            violations: [FieldViolation(field: "version", rule: "current.\(now)")] + changed
        )
    }

    /// The person concerned was erased.
    static var erased: ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "record.erased",
            "What the record said was erased."
        )
    }

    /// The store was put back from a copy, and whom to forget is not known yet.
    static var awaitsRecall: ServiceError {
        ServiceError(
            .unavailable,
            reason: "record.awaitsRecall",
            "The service was restored and waits for another one to say who was erased since.",
            outcome: .notStarted,
            retryAfterMilliseconds: 2_000
        )
    }

    /// Another record stands for this one.
    static var merged: ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "record.merged",
            "The record was merged; what stands for both is another body's to change."
        )
    }

    /// The kind has no duplicates, or the two records cannot become one.
    static func notMergeable(_ rule: String) -> ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "record.notMergeable",
            "These two records cannot be merged.",
            violations: [FieldViolation(field: "into", rule: rule)]
        )
    }

    /// A record has so many files already.
    static var tooManyAttachments: ServiceError {
        ServiceError(
            .resourceExhausted,
            reason: "attachment.tooMany",
            "The record has as many files as one may have."
        )
    }

    /// The piece does not begin where the file has come to.
    static func attachmentOffset(_ received: Int) -> ServiceError {
        ServiceError(
            .conflict,
            reason: "attachment.offset",
            "The file has come to another place than the one where the piece begins.",
            violations: [FieldViolation(field: "offset", rule: "current.\(received)")]
        )
    }

    /// What arrived is not what was announced.
    static var attachmentDigest: ServiceError {
        ServiceError(
            .invalidArgument,
            reason: "attachment.digest",
            "The content is not the one whose digest was stated; begin again.",
            violations: [FieldViolation(field: "content", rule: "digest")]
        )
    }

    /// There is no merger to take back.
    static var notMerged: ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "record.notMerged",
            "The record is not merged into another."
        )
    }

    /// Papers in this state are not corrected.
    static var notCorrectable: ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "record.notCorrectable",
            "In its state the record is not corrected but amended."
        )
    }

    /// Fields that a correction does not reach: they have methods of their own.
    static func fieldsNotCorrectable(_ names: [String]) -> ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "record.fieldNotCorrectable",
            "The correction would change fields that only methods of their own change.",
            violations: names.map { FieldViolation(field: "record.\($0)", rule: "correctable") }
        )
    }

    /// Fields that an update does not reach in the record's state.
    static func fieldsNotUpdatable(_ names: [String]) -> ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "record.fieldNotUpdatable",
            "In the record's state the update would change fields that it must not.",
            violations: names.map { FieldViolation(field: "record.\($0)", rule: "updatable") }
        )
    }

    /// A caller without a unit cannot own anything.
    static var noUnit: ServiceError {
        ServiceError(
            .permissionDenied,
            reason: "caller.noUnit",
            "The policy names no unit for the caller."
        )
    }

    /// A word that this version does not know.
    public static func unrecognizedWord(in field: String) -> ServiceError {
        ServiceError(
            .invalidArgument,
            reason: "vocabulary.unrecognized",
            "A field holds a word that this service does not know.",
            violations: [FieldViolation(field: field, rule: "vocabulary.unrecognized")]
        )
    }

    /// A field of the request breaks a rule.
    public static func invalid(_ field: String, _ rule: String) -> ServiceError {
        invalid([FieldViolation(field: field, rule: rule)])
    }

    /// Fields of the request break rules.
    static func invalid(_ violations: [FieldViolation]) -> ServiceError {
        ServiceError(
            .invalidArgument,
            reason: "record.invalidField",
            "A field of the request breaks a rule.",
            violations: violations
        )
    }

    /// A part of a question breaks a rule, where nothing of a record is in question: a period, a limit.
    public static func invalidQuestion(_ part: String, _ rule: String) -> ServiceError {
        ServiceError(
            .invalidArgument,
            reason: "question.invalid",
            "A part of the question breaks a rule.",
            violations: [FieldViolation(field: part, rule: rule)]
        )
    }

    /// The cursor is not one of this service, or of this list.
    public static var unknownCursor: ServiceError {
        ServiceError(
            .invalidArgument,
            reason: "record.unknownCursor",
            "The cursor does not belong to this list; begin again without one."
        )
    }

    /// The cursor is of a life of the store before a restore.
    static var outlivedCursor: ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "record.outlivedCursor",
            "The service was restored from a backup since; begin again without a cursor."
        )
    }

    /// The purpose is missing, unknown or without a case.
    static func purpose(_ rule: String) -> ServiceError {
        ServiceError(
            .invalidArgument,
            reason: "record.purpose",
            "Reading what identifies a person needs a purpose of the closed list and a case.",
            violations: [FieldViolation(field: "purpose", rule: rule)]
        )
    }
}
