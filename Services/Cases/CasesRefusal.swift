import RPC
import Records
import Vocabulary
import WireCodec

/// The rules of this service that can say no, on one page.
enum CasesRefusal: RefusalPage {
    /// A file is begun from a confirmed report only.
    static let reportNotConfirmed = ServiceError(
        .failedPrecondition,
        reason: "cases.reportNotConfirmed",
        "A case file is begun from a confirmed report only."
    )
    /// The file has come to rest.
    static let fileClosed = ServiceError(
        .failedPrecondition,
        reason: "cases.fileClosed",
        "The case file has come to rest; reopen it first."
    )
    /// Somebody in the file may be a victim.
    static let possibleVictim = ServiceError(
        .failedPrecondition,
        reason: "cases.possibleVictim",
        "Whether a suspect is a victim is undecided; proceedings wait for the identification."
    )
    /// Nobody looked whether the suspect is a victim.
    static let unscreened = ServiceError(
        .failedPrecondition,
        reason: "cases.unscreened",
        "The suspect was not screened for this; a screening comes first."
    )
    /// What was seen then may not be so any more.
    static let screeningTooOld = ServiceError(
        .failedPrecondition,
        reason: "cases.screeningTooOld",
        "The last screening for this is too old; screen the suspect again."
    )
    /// Nothing goes on against the suspect.
    static let proceedingsOver = ServiceError(
        .failedPrecondition,
        reason: "cases.proceedingsOver",
        "The proceedings against the suspect are over; nobody is searched for in them."
    )
    /// The suspect is a victim.
    static let confirmedVictim = ServiceError(
        .failedPrecondition,
        reason: "cases.confirmedVictim",
        "The suspect is a victim; nothing but freeing them is open."
    )
    /// A duplicate points at a report that goes on.
    static let notOriginal = ServiceError(
        .failedPrecondition,
        reason: "cases.notOriginal",
        "The report named as original is the same one, or a duplicate itself."
    )
    /// The flag is not set.
    static let notFlagged = ServiceError(
        .failedPrecondition,
        reason: "cases.notFlagged",
        "The suspect is not held for a possible victim."
    )
    /// The record that would stand for both protects the suspect less.
    static let lessProtected = ServiceError(
        .failedPrecondition,
        reason: "cases.lessProtected",
        "The suspect may be a victim, and the record that would stand for them does not say so."
    )
    /// What happened is none of the campaign's results.
    static func notOfCampaign(_ violations: [FieldViolation]) -> ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "cases.notOfCampaign",
            "What happened lies outside the campaign, or the campaign never ran.",
            violations: violations
        )
    }
}
