/// One version of a record and what brought it about.
public struct RecordVersion<R: Record>: Codable, Sendable {
    /// The record as this version has it.
    public var filed: Filed<R>
    /// What happened.
    public var what: Word<Happening>
    /// What the step was told; empty where it was no step.
    public var facts: StepFacts
    /// Why, where a correction or a void needs a reason.
    public var reason: FreeText?
    /// The version that this one corrects or declares void.
    public var concerns: Int?
    /// Whether the step of this version was declared void later.
    public var isVoid: Bool
    /// Who approved the step: the identity of their certificate.
    public var approvedBy: String?

    /// A version.
    public init(
        filed: Filed<R>,
        what: Word<Happening>,
        facts: StepFacts = StepFacts(),
        reason: FreeText? = nil,
        concerns: Int? = nil,
        isVoid: Bool = false,
        approvedBy: String? = nil
    ) {
        self.filed = filed
        self.what = what
        self.facts = facts
        self.reason = reason
        self.concerns = concerns
        self.isVoid = isVoid
        self.approvedBy = approvedBy
    }
}
