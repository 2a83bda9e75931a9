/// What became of a step: it was taken, or it awaits a second officer.
public struct StepOutcome<R: Record>: Codable, Sendable {
    /// The record after the step; missing where the caller may not read it.
    public var record: Filed<R>?
    /// The approval that the step awaits; missing once it was taken.
    public var awaiting: ApprovalID?
    /// The act that awaits ratification; missing where nothing does.
    public var toRatify: ApprovalID?

    /// An outcome.
    public init(record: Filed<R>?, awaiting: ApprovalID? = nil, toRatify: ApprovalID? = nil) {
        self.record = record
        self.awaiting = awaiting
        self.toRatify = toRatify
    }
}
