public import RPC
public import Vocabulary

/// Approves or refuses a step that awaits a second officer.
///
/// The officer is another one than the author, holds the role and sits in the unit that the table
/// names, and calls with their own certificate. The record must still be at the version that the
/// step was proposed on; otherwise `conflict` (`approval.outdated`), and it is proposed again.
public struct DecideApproval<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = StepOutcome<R>
    public static var method: MethodDescriptor {
        R.method("decide", .write, callers: R.approvers, via: .callerOnly)
    }

    /// Which approval.
    public var approval: ApprovalID
    /// Approved or refused.
    public var decision: Word<Decision>
    /// Why; needed to refuse.
    public var reason: FreeText?

    /// Decides.
    public init(approval: ApprovalID, _ decision: Decision, reason: FreeText? = nil) {
        self.approval = approval
        self.decision = Word(decision)
        self.reason = reason
    }
}
