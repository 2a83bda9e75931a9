import RPC
import Records
import Vocabulary
import WireCodec

/// The rules of this service that can say no, on one page.
enum VictimSupportRefusal: RefusalPage {
    /// Somebody has amended the identity since the caller read it.
    static let identityChanged = ServiceError(
        .conflict,
        reason: "victims.identityChanged",
        "The identity has been amended since the caller read it; read it again."
    )
    /// A search says at least two things.
    static let tooFewParts = ServiceError(
        .invalidArgument,
        reason: "victims.tooFewParts",
        "A search needs at least two parts: words of a name, birth, commune, document."
    )
    /// The caller's questions of the day are used up.
    static func budgetUsedUp(milliseconds: Int) -> ServiceError {
        ServiceError(
            .resourceExhausted,
            reason: "victims.matchBudget",
            "The caller has asked as many questions today as anybody may.",
            retryAfterMilliseconds: milliseconds
        )
    }
    /// The identification has come to rest.
    static let identificationEnded = ServiceError(
        .failedPrecondition,
        reason: "victims.identificationEnded",
        "The identification has ended; an appeal takes it up again."
    )
    /// A decision rests on evidence that the file holds.
    static let noEvidence = ServiceError(
        .failedPrecondition,
        reason: "victims.noEvidence",
        "The file holds no evidence of the kind that the decision names; add it first."
    )
    /// Before the police have verified, two papers confirm and no other.
    static let paperNeedsVerification = ServiceError(
        .failedPrecondition,
        reason: "victims.paperNeedsVerification",
        "Without police verification only a rescuing body's certificate or a legalised foreign paper confirms."
    )
    /// Before the police have verified, a paper confirms together with evidence of where it comes from.
    static let evidenceNeedsVerification = ServiceError(
        .failedPrecondition,
        reason: "victims.evidenceNeedsVerification",
        "Without police verification the paper needs evidence from the body that it comes from."
    )
    /// Telling another body who somebody is needs their consent.
    static let consentMissing = ServiceError(
        .failedPrecondition,
        reason: "consent.missing",
        "The person has not agreed that this body learns who they are."
    )
    /// The consent was taken back meanwhile.
    static let consentWithdrawn = ServiceError(
        .failedPrecondition,
        reason: "consent.withdrawn",
        "The person has taken back the consent that this rests on."
    )
    /// Only the body that was asked answers a referral.
    static let notRecipient = ServiceError(
        .permissionDenied,
        reason: "referral.notRecipient",
        "Only the body that the person was referred to answers."
    )
    /// Only the body that referred takes a referral back.
    static let notReferrer = ServiceError(
        .permissionDenied,
        reason: "referral.notReferrer",
        "Only the body that referred the person takes it back."
    )
    /// A body that takes part in somebody's support reads the person's record already.
    static let notInvolved = ServiceError(
        .failedPrecondition,
        reason: "victims.notInvolved",
        "A body named here does not read the person's record; refer the person to it first."
    )
    /// The facility takes nobody.
    static let facilityNotOpen = ServiceError(
        .failedPrecondition,
        reason: "facility.notOpen",
        "The facility takes nobody: it is not open yet, suspended or closed."
    )
    /// Every planned place is taken.
    static let facilityFull = ServiceError(
        .failedPrecondition,
        reason: "facility.full",
        "Every planned place of the facility is taken."
    )
    /// Places are held by the body that runs the facility or answers for it.
    static let facilityOfOthers = ServiceError(
        .failedPrecondition,
        reason: "facility.ofOthers",
        "The body that receives the people neither runs the facility nor answers for it."
    )
    /// A facility in which somebody has a place is not closed.
    static let facilityOccupied = ServiceError(
        .failedPrecondition,
        reason: "facility.occupied",
        "Somebody stays in the facility or has a place in it; they are moved first."
    )

    /// Only whoever was brought back gets a certificate of return.
    static let notAtBorder = ServiceError(
        .failedPrecondition,
        reason: "reception.notAtBorder",
        "A certificate of return is for somebody who was brought back from abroad and received."
    )

    /// The law does not give the person this support.
    static let notEntitled = ServiceError(
        .failedPrecondition,
        reason: "victims.notEntitled",
        "The law does not give the person this support as things are decided now."
    )
    /// A plan rests on a completed assessment of the person's needs.
    static let notAssessed = ServiceError(
        .failedPrecondition,
        reason: "supportPlan.notAssessed",
        "The plan rests on no completed assessment, or on one that a later one has replaced."
    )
    /// Only a guardian who was cleared speaks for a minor.
    static let guardianNotCleared = ServiceError(
        .failedPrecondition,
        reason: "consent.guardianNotCleared",
        "The guardian has not been cleared for this minor, or is not any more."
    )
    /// Whether the guardian is a suspect is open, or was found so.
    static let guardianAsked = ServiceError(
        .failedPrecondition,
        reason: "guardianship.asked",
        "Whether the guardian is a suspect is not answered yet, or they were found to be one."
    )
    /// There was a consent; it no longer holds.
    static let consentAskAgain = ServiceError(
        .failedPrecondition,
        reason: "consent.askAgain",
        "The consent no longer holds: the person has come of age, or the guardian is not cleared."
    )
    /// The interpreter is not vetted, or not any more.
    static let interpreterNotVetted = ServiceError(
        .failedPrecondition,
        reason: "interpreter.notVetted",
        "The interpreter is not vetted, or not any more."
    )
    /// The interpreter may know the person.
    static let interpreterConflict = ServiceError(
        .failedPrecondition,
        reason: "interpreter.conflict",
        "Something speaks against this interpreter for this person; the record says what."
    )
    /// No completed assessment says that a return is safe.
    static let riskOfReturn = ServiceError(
        .failedPrecondition,
        reason: "embassy.riskOfReturn",
        "No completed assessment says that the risk of a return is low or medium."
    )
    /// Only the responsible body transfers a person.
    static let notResponsible = ServiceError(
        .permissionDenied,
        reason: "transfer.notResponsible",
        "Only the body that is responsible for the person offers a transfer."
    )
}
