public import RPC
public import Vocabulary

/// Ratifies, or disowns, what one duty officer did alone.
///
/// Disowning does not undo the step, which has happened: it is recorded, and whoever may void the
/// step does so.
public struct RatifyStep<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = StepOutcome<R>
    public static var method: MethodDescriptor {
        R.method("ratify", .write, callers: R.approvers, via: .callerOnly)
    }

    /// Which act.
    public var approval: ApprovalID
    /// Ratified or not.
    public var decision: Word<Decision>
    /// Why; needed to refuse.
    public var reason: FreeText?

    /// Ratifies.
    public init(approval: ApprovalID, _ decision: Decision, reason: FreeText? = nil) {
        self.approval = approval
        self.decision = Word(decision)
        self.reason = reason
    }
}
