/// A step that somebody may take now, with what it needs.
public struct OfferedStep<State: ClosedList>: Codable, Sendable, Hashable {
    /// The state to enter.
    public var to: Word<State>
    /// What it needs to be told.
    public var needs: [Word<Fact>]
    /// Whether a second officer must approve.
    public var needsApproval: Bool
    /// Whether one duty officer may act alone and be ratified later.
    public var mayActAlone: Bool
    /// The method that takes it, where that is not the generic one.
    public var through: String?

    /// Offers a step of the table.
    public init(_ step: Step<State>) {
        to = Word(step.to)
        needs = step.needs.map { Word($0) }
        needsApproval = step.approval != nil
        mayActAlone = step.approval?.ratification != nil
        through = step.through
    }
}
