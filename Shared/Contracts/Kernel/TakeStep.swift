public import RPC
public import Vocabulary

/// Takes a step of a record's lifecycle.
///
/// Answers `conflict` (`record.conflict`) when the record has changed since the caller saw it,
/// `failedPrecondition` (`lifecycle.illegalStep`) with the legal steps that the caller may know when
/// there is no such step, `invalidArgument` with a violation for each fact missing and for each rule of
/// the state to be entered that the record breaks. A ✱ step answers ``StepOutcome/awaiting`` until a
/// second officer has approved it, unless `alone` says that one duty officer acts now and is ratified
/// later; that needs the fact `reason` and is refused on behalf of anybody.
public struct TakeStep<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = StepOutcome<R>
    public static var method: MethodDescriptor {
        R.method("step", .write, callers: R.steppers, via: R.via)
    }

    /// Which record.
    public var id: R.ID
    /// The version that the caller saw.
    public var seen: Int
    /// The state to enter.
    public var to: Word<R.State>
    /// What the step needs to be told.
    public var facts: StepFacts
    /// When it happened; now where missing.
    public var occurred: Occurrence?
    /// What it rests on.
    public var legalBasis: LegalBasis?
    /// Whether one duty officer acts without waiting for the second one.
    public var alone: Bool?

    /// Takes a step.
    public init(
        id: R.ID,
        seen: Int,
        to: R.State,
        facts: StepFacts = StepFacts(),
        occurred: Occurrence? = nil,
        legalBasis: LegalBasis? = nil,
        alone: Bool? = nil
    ) {
        self.id = id
        self.seen = seen
        self.to = Word(to)
        self.facts = facts
        self.occurred = occurred
        self.legalBasis = legalBasis
        self.alone = alone
    }
}
