public import RPC
import Storage
public import Vocabulary
public import WireCodec

/// A kind of record that a keeper keeps, with what a table cannot say about its steps.
public struct RecordType: Sendable {
    /// The kind.
    let kind: RecordKind
    /// What a viewer may know, from the stored body.
    let access: @Sendable (KeptBody, Viewer) throws -> Access
    /// Who sees it, as its class, where that follows from how it is filed.
    let accessClass: (@Sendable (KeptBody) throws -> AccessClass)?
    /// What it is found by, from the stored body.
    let facets: @Sendable (KeptBody) throws -> [Facet]
    /// Which facets those are; see ``Vocabulary/Record/facetForm``.
    let facetForm: Int
    /// What remains of the facets once the content is erased.
    let generalised: @Sendable ([Facet]) -> [Facet]
    /// What a succession means for a row of this kind.
    let concerned: @Sendable (StoredRow, Succession, ReadingDesk) throws -> SuccessionCount
    /// Moves a row of this kind to the successor.
    let succeed:
        @Sendable (StoredRow, RecordKeeper.Journalled, WritingDesk) throws -> SuccessionCount
    /// The hooks, of type `StepHooks<R>`.
    let hooks: any Sendable
    /// What is wrong with the lifecycle's table.
    let problems: [String]
    /// The clocks that the table names.
    let clocks: Set<ClockName>

    /// Keeps a kind of record.
    ///
    /// `guarding` may refuse a step, by throwing; it is asked when a step is proposed and again when
    /// it is taken. `onStep` runs in the transaction in which the step is taken, also when a second
    /// officer's approval takes it, and may change the record. `violations` tells what a corrected
    /// record breaks of the rules it was filed under; `onEntry` may refuse or complete a correction;
    /// `onMerge` may refuse that one record stands for another.
    @_disfavoredOverload
    public init<R: Record>(
        _ type: R.Type,
        guarding: StepHooks<R>.Guard? = nil,
        violations: StepHooks<R>.Violations? = nil,
        onEntry: StepHooks<R>.Entry? = nil,
        onMerge: StepHooks<R>.Merging? = nil,
        onStep: StepHooks<R>.Effect? = nil
    ) {
        var broken: StepHooks<R>.ViolationsInState?
        if let violations { broken = { record, _, now in violations(record, now) } }
        self.init(
            type,
            StepHooks(
                check: guarding,
                effect: onStep,
                violations: broken,
                entry: onEntry,
                merging: onMerge
            )
        )
    }

    /// Keeps a plain kind, whose rules are its own; those of a state are kept by whoever steps into it, too.
    ///
    /// `onEntry` runs in the transaction in which a record is filed, brought up to date or corrected,
    /// after its rules and links have been checked; it may refuse by throwing and may change the record.
    /// `onVoid` runs in the one in which a step is declared void, and is told which.
    public init<R: PlainRecord>(
        _ type: R.Type,
        guarding: StepHooks<R>.Guard? = nil,
        onEntry: StepHooks<R>.Entry? = nil,
        onVoid: StepHooks<R>.Voiding? = nil,
        onStep: StepHooks<R>.Effect? = nil
    ) {
        let broken: StepHooks<R>.ViolationsInState = { record, state, now in
            let broken = [R.rules, R.rules(in: state)].joined().filter { !$0.holds(record, now) }
            return broken.map { FieldViolation(field: "record.\($0.field)", rule: $0.rule) }
        }
        self.init(
            type,
            StepHooks(
                check: guarding,
                effect: onStep,
                violations: broken,
                entry: onEntry,
                voiding: onVoid,
                entering: { record, state, now in
                    R.rules(in: state).filter { !$0.holds(record, now) }
                        .map { FieldViolation(field: "record.\($0.field)", rule: $0.rule) }
                }
            )
        )
    }

    private init<R: Record>(_ type: R.Type, _ hooks: StepHooks<R>) {
        kind = R.kind
        access = { body, viewer in
            try body.record(R.self).access(for: viewer, filing: body.filing)
        }
        let classOf: @Sendable (KeptBody) throws -> AccessClass = { body in
            let record: R = try body.record(R.self)
            return AccessClass(of: body.filing, knownTo: record.knownTo)
        }
        accessClass = R.accessRule == .house ? classOf : nil
        facets = { body in try body.record(R.self).facets }
        facetForm = R.facetForm
        generalised = R.generalised
        concerned = { row, succession, desk in
            try desk.concern(try desk.opened(row, as: R.self), succession)
        }
        succeed = { row, journalled, desk in
            try desk.succeed(try desk.opened(row, as: R.self), journalled)
        }
        self.hooks = hooks
        problems = R.lifecycle.problems
        clocks = R.lifecycle.clocks
    }
}

/// What a service adds to the steps and corrections of a kind.
public struct StepHooks<R: Record>: Sendable {
    /// Refuses by throwing.
    public typealias Guard = @Sendable (StepTaken<R>, WritingDesk) throws -> Void
    /// Acts, and may change the record.
    public typealias Effect = @Sendable (inout StepTaken<R>, WritingDesk) throws -> Void
    /// What a record breaks of the rules of its fields at a moment, by field and rule.
    public typealias Violations = @Sendable (R, Instant) -> [FieldViolation]
    /// The same of a record that stands in a state.
    typealias ViolationsInState = @Sendable (R, R.State, Instant) -> [FieldViolation]
    /// Acts when an officer files a record, brings one up to date or corrects it, and may refuse by
    /// throwing.
    public typealias Entry = @Sendable (inout RecordEntry<R>, WritingDesk) throws -> Void
    /// Refuses by throwing that a duplicate is merged into its survivor.
    public typealias Merging = @Sendable (_ duplicate: R, _ survivor: R) throws -> Void

    /// Acts when a step is declared void: from and to are the step's own.
    public typealias Voiding = @Sendable (StepTaken<R>, WritingDesk) throws -> Void

    let check: Guard?
    let effect: Effect?
    let violations: ViolationsInState?
    let entry: Entry?
    var merging: Merging?
    var voiding: Voiding?
    /// What a record breaks of the rules of a state that a step enters.
    var entering: ViolationsInState?
}

/// A record about to be filed, brought up to date or corrected.
public struct RecordEntry<R: Record>: Sendable {
    /// The record's identifier.
    public let id: R.ID
    /// What it said before; nothing when it is filed.
    public let before: R?
    /// The state that it is filed in, or stays in.
    public let state: R.State
    /// Units that read it beside its owner.
    public var assigned: [OrgID]
    /// The content; an entry hook may change it.
    public var record: R
    /// When it happened, as stated; the clocks of a record that is filed run from here.
    public var occurred: Occurrence?
    /// Clocks that a record starts when it is filed because of what it says.
    public var starts: [ClockName] = []
}

/// A step about to be taken.
public struct StepTaken<R: Record>: Sendable {
    /// The record's identifier.
    public let id: R.ID
    /// The state it leaves.
    public let from: R.State
    /// The state it enters.
    public let to: R.State
    /// What the step was told.
    public let facts: StepFacts
    /// How the record is filed; assignments made here are kept.
    public var filing: Filing
    /// The record; an effect may change it.
    public var record: R
    /// Clocks that the step starts beside the table's, because of what it was told; the steps that end
    /// them name them among those that they stop.
    public var starts: [ClockName] = []
    /// Since when those run, where that is not when the step occurred: a decision has a day of its own.
    public var startedAt: Instant?
    /// A person whom the step erases, in the same transaction and after its own version; then the
    /// outcome shows no record.
    public var erases: VictimRef?
}
