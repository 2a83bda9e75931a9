public import WireCodec

/// A step that a second officer is to approve or to ratify, as that officer sees it.
public struct PendingApproval<R: Record>: Codable, Sendable {
    /// To be named in the decision.
    public var id: ApprovalID
    /// The record.
    public var record: R.ID
    /// The version that the step was proposed on.
    public var version: Int
    /// The state that it leaves.
    public var from: Word<R.State>
    /// The state that it enters.
    public var to: Word<R.State>
    /// Whether this is about undoing that step.
    public var isVoiding: Bool
    /// Whether it was done already and is to be ratified.
    public var isRatification: Bool
    /// Who proposed or did it: the identity of their certificate.
    public var author: String
    /// When.
    public var at: Instant
    /// Until when it should be ratified.
    public var dueAt: Instant?
    /// Whether that moment has passed.
    public var isOverdue: Bool
    /// What the step was told.
    public var facts: StepFacts

    /// A step to be decided on.
    public init(
        id: ApprovalID,
        record: R.ID,
        version: Int,
        from: Word<R.State>,
        to: Word<R.State>,
        isVoiding: Bool,
        isRatification: Bool,
        author: String,
        at: Instant,
        dueAt: Instant?,
        isOverdue: Bool,
        facts: StepFacts
    ) {
        self.id = id
        self.record = record
        self.version = version
        self.from = from
        self.to = to
        self.isVoiding = isVoiding
        self.isRatification = isRatification
        self.author = author
        self.at = at
        self.dueAt = dueAt
        self.isOverdue = isOverdue
        self.facts = facts
    }
}
