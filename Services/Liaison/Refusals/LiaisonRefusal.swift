import RPC
import Records
import WireCodec

/// The rules of this service that can say no, on one page.
enum LiaisonRefusal: RefusalPage {
    /// Nobody is handed over to another state whom another service has not cleared for it.
    static let notCleared = ServiceError(
        .failedPrecondition,
        reason: "transfer.notCleared",
        """
        Somebody on the list may not be handed over abroad yet: a screening, an assessment or a consent is \
        missing, or the service that knows cannot be asked.
        """
    )

    /// Signing is done with one's own certificate.
    static let ownHandOnly = ServiceError(
        .permissionDenied,
        reason: "signature.ownCertificateOnly",
        "Nobody signs on behalf of anybody; call with the officer's own certificate."
    )
    /// The handover does not stand where the method needs it.
    static let handoverState = ServiceError(
        .failedPrecondition,
        reason: "handover.wrongState",
        "The handover's state does not allow this; its next steps say what is possible."
    )
    /// The transfer does not stand where the method needs it.
    static let transferState = ServiceError(
        .failedPrecondition,
        reason: "transfer.wrongState",
        "The transfer's state does not allow this; its next steps say what is possible."
    )
    /// Somebody's identity is still unchecked.
    static let identityPending = ServiceError(
        .failedPrecondition,
        reason: "handover.identityPending",
        "Somebody's identity is not checked yet; one duty officer may act now, with a reason."
    )
    /// Nobody is left to receive.
    static let nobodyLeft = ServiceError(
        .failedPrecondition,
        reason: "handover.nobodyLeft",
        "Everybody on the manifest was declined; decline the handover instead."
    )
    /// Officers have signed what was counted.
    static let signed = ServiceError(
        .failedPrecondition,
        reason: "minutes.signed",
        "An officer has signed the minutes; draw them up anew, or write an addendum."
    )
    /// Somebody announced was not counted.
    static let uncounted = ServiceError(
        .failedPrecondition,
        reason: "minutes.uncounted",
        "Somebody who was announced is not counted yet."
    )
    /// There are no minutes.
    static let noMinutes = ServiceError(
        .failedPrecondition,
        reason: "minutes.none",
        "The minutes are not drawn up yet."
    )
    /// Minutes are drawn up anew only with a reason.
    static let reasonMissing = invalid("reason", "missing")
    /// Both sides have signed.
    static let complete = ServiceError(
        .failedPrecondition,
        reason: "minutes.complete",
        "Both sides have signed the minutes; only a signed addendum sets them right."
    )
    /// Both sides have not signed yet.
    static let notComplete = ServiceError(
        .failedPrecondition,
        reason: "minutes.notComplete",
        "Both sides have not signed the minutes yet."
    )
    /// The officer read something else than what stands there now.
    static let digestChanged = ServiceError(
        .conflict,
        reason: "minutes.digestChanged",
        "What is to be signed has changed since it was read; read it again."
    )
    /// The same officer signs once.
    static let sameSigner = ServiceError(
        .failedPrecondition,
        reason: "minutes.sameSigner",
        "The officer has signed already; another one must sign."
    )
    /// There is no addendum of this number.
    static let noAddendum = ServiceError(
        .failedPrecondition,
        reason: "minutes.noAddendum",
        "The minutes have no addendum of this number."
    )
    /// Somebody did not arrive, or is with another body, or on offer to one.
    static let notAvailable = ServiceError(
        .failedPrecondition,
        reason: "handOn.notAvailable",
        "Somebody did not arrive, or is handed on, gone, or on offer already."
    )
    /// The caller's unit is not the one that was offered the people.
    static let notTaker = ServiceError(
        .permissionDenied,
        reason: "handOn.notTaker",
        "Only the body that the people were offered to takes them on."
    )
    /// The caller's unit is not the one that offered the people.
    static let notGiver = ServiceError(
        .permissionDenied,
        reason: "handOn.notGiver",
        "Only the body that offered the people takes the offer back."
    )
    /// Another piece of work registers these people's reception.
    static let claimed = ServiceError(
        .failedPrecondition,
        reason: "reception.claimed",
        "Another piece of work registers this handover's reception, or has done so."
    )
    /// The work does not hold the claim.
    static let notClaimed = ServiceError(
        .failedPrecondition,
        reason: "reception.notClaimed",
        "This piece of work does not hold the handover's reception."
    )
    /// The receptions stand in the manifest for good.
    static let confirmed = ServiceError(
        .failedPrecondition,
        reason: "reception.confirmed",
        "The receptions are confirmed and stay."
    )
    /// The originator must allow passing on.
    static let originatorPermission = ServiceError(
        .permissionDenied,
        reason: "handling.originatorPermission",
        "The handling code forbids passing this on without the originator's permission."
    )
    /// Only what goes out is sent.
    static let notOutgoing = ServiceError(
        .failedPrecondition,
        reason: "correspondence.notOutgoing",
        "Only outgoing correspondence is sent."
    )
    /// The step belongs to another body than the caller's.
    static let otherBody = ServiceError(
        .permissionDenied,
        reason: "step.otherBody",
        "This is for another of the bodies that the record names."
    )
    /// A partner of a task has not reported, or a body has not done its part.
    static let reportsMissing = ServiceError(
        .failedPrecondition,
        reason: "planTask.reportsMissing",
        "A body of the task has not reported yet, or has not done its part."
    )
    /// An item is still being written.
    static let itemsOpen = ServiceError(
        .failedPrecondition,
        reason: "dossier.itemsOpen",
        "An item of the dossier is still being written."
    )
    /// The dossier collects no more.
    static let dossierFrozen = ServiceError(
        .failedPrecondition,
        reason: "dossier.frozen",
        "The dossier is frozen; its desk opens it again with a reason."
    )
    /// The level of secrecy is above what the deployment may keep.
    static func secrecyAbove(_ field: String) -> ServiceError {
        ServiceError(
            .failedPrecondition,
            reason: "secrecy.aboveDeployment",
            "This deployment may not keep anything of that level of secrecy.",
            violations: [FieldViolation(field: field, rule: "secrecy")]
        )
    }
    /// The note that follows contact by another channel is still owed.
    static let noteOwed = ServiceError(
        .failedPrecondition,
        reason: "correspondence.noteOwed",
        "The note through the agreement's channel that is to follow this contact is still owed."
    )
    /// Nobody's permission is needed.
    static let noPermissionNeeded = ServiceError(
        .failedPrecondition,
        reason: "correspondence.noPermissionNeeded",
        "This piece came from nobody else, or its handling code lets it be passed on."
    )
    /// The plan's tasks are filed already.
    static let planAdopted = ServiceError(
        .conflict,
        reason: "plan.adopted",
        "The plan's tasks are filed already."
    )
    /// No tasks are shipped for the plan.
    static let planNotShipped = ServiceError(
        .notFound,
        reason: "plan.notShipped",
        "No tasks of this plan come with this version."
    )
    /// What a letter refers to is not there, as far as the caller may know.
    static func unknownReference(_ field: String) -> ServiceError { invalid(field, "unknown") }
}
