import RPC
import Storage
public import Vocabulary
import WireCodec

/// How a step is to be taken.
public struct StepRequest<State: ClosedList>: Sendable {
    /// The state to enter.
    public var to: Word<State>
    /// What the step is told.
    public var facts: StepFacts
    /// When it happened; now where missing.
    public var occurred: Occurrence?
    /// What it rests on.
    public var legalBasis: LegalBasis?
    /// Whether one duty officer acts now, to be ratified.
    public var isAlone: Bool
    /// Whether it comes from the generic method, to which the table may close a step.
    public var isGeneric: Bool

    /// A step to be taken.
    public init(
        to: Word<State>,
        facts: StepFacts = StepFacts(),
        occurred: Occurrence? = nil,
        legalBasis: LegalBasis? = nil,
        isAlone: Bool = false,
        isGeneric: Bool = false
    ) {
        self.to = to
        self.facts = facts
        self.occurred = occurred
        self.legalBasis = legalBasis
        self.isAlone = isAlone
        self.isGeneric = isGeneric
    }
}

extension WritingDesk {
    /// Takes a step of the lifecycle, or proposes it where a second officer must approve.
    ///
    /// `changing` changes the record in the same version; of a proposed step it is kept with the
    /// proposal. Throws the refusals that `TakeStep` documents.
    public func step<R: Record>(
        _ id: R.ID,
        as type: R.Type = R.self,
        seen: Int,
        to state: R.State,
        facts: StepFacts = StepFacts(),
        occurred: Occurrence? = nil,
        legalBasis: LegalBasis? = nil,
        alone: Bool = false,
        changing: ((inout R) throws -> Void)? = nil
    ) throws -> StepOutcome<R> {
        let request = StepRequest(
            to: Word(state),
            facts: facts,
            occurred: occurred,
            legalBasis: legalBasis,
            isAlone: alone
        )
        return try step(id, as: R.self, seen: seen, request, changing: changing)
    }

    /// The same, as a request.
    public func step<R: Record>(
        _ id: R.ID,
        as type: R.Type = R.self,
        seen: Int,
        _ request: StepRequest<R.State>,
        changing: ((inout R) throws -> Void)? = nil
    ) throws -> StepOutcome<R> {
        let kept = try seenRecord(id, as: R.self, seen: seen)
        let step = try admitted(request, for: kept)
        var record = kept.record
        try changing?(&record)
        let proposal = Proposal(
            facts: request.facts,
            occurred: try checked(request.occurred),
            legalBasis: request.legalBasis,
            content: changing == nil ? nil : Bytes(try WordCheck.encode(record))
        )
        guard let approval = step.approval else {
            return try take(step, of: kept, proposal, changed: record).outcome
        }
        try ask(kept, step, proposal, record: record)
        guard request.isAlone else {
            return StepOutcome(record: nil, awaiting: try propose(step, of: kept, proposal))
        }
        guard let clock = approval.ratification else { throw ServiceError.notAlone }
        guard !context.isOnBehalf else { throw ServiceError.onBehalf }
        if request.facts[.reason] == nil {
            throw ServiceError.facts([.init(field: Fact.reason.rawValue, rule: "missing")])
        }
        let taken = try take(step, of: kept, proposal, changed: record, what: .actedAlone)
        var outcome = taken.outcome
        outcome.toRatify = try awaitRatification(
            of: step,
            by: clock,
            taken.filed,
            key: kept.key,
            proposal
        )
        return outcome
    }

    /// The row of the table, if the caller may take it and told what it needs.
    private func admitted<R: Record>(
        _ request: StepRequest<R.State>,
        for kept: KeptRecord<R>
    ) throws -> Step<R.State> {
        guard let to = request.to.known else { throw ServiceError.unrecognizedWord(in: "to") }
        guard let step = R.lifecycle.step(from: kept.state, to: to) else {
            let legal = R.lifecycle.steps(from: kept.state).filter { viewer.holds($0.roles) }
            throw ServiceError.illegalStep(legal: legal.map(\.to.rawValue))
        }
        guard viewer.holds(step.roles) else {
            throw ServiceError.roleMayNotStep(roles: step.roles)
        }
        if let method = step.through, request.isGeneric { throw ServiceError.through(method) }
        let problems = request.facts.problems(needing: step.needs)
        guard problems.isEmpty else { throw ServiceError.facts(problems) }
        return step
    }

    /// Asks the rules of the state to be entered, and the service's own.
    func ask<R: Record>(
        _ kept: KeptRecord<R>,
        _ step: Step<R.State>,
        _ proposal: Proposal,
        record: R
    ) throws {
        try checkEntry(record, into: step.to)
        try keeper.hooks(of: R.self)?.check?(
            StepTaken(
                id: kept.id,
                from: step.from,
                to: step.to,
                facts: proposal.facts,
                filing: kept.body.filing,
                record: record
            ),
            self
        )
    }

    /// Takes the step: a new version, its clocks, the service's effects.
    func take<R: Record>(
        _ step: Step<R.State>,
        of kept: KeptRecord<R>,
        _ proposal: Proposal,
        changed record: R,
        what: Happening = .stepped,
        author: String? = nil,
        approvedBy: String? = nil
    ) throws -> (filed: Filed<R>, outcome: StepOutcome<R>) {
        try ask(kept, step, proposal, record: record)
        var filing = kept.body.filing
        filing.occurred = proposal.occurred
        filing.legalBasis = proposal.legalBasis
        var taken = StepTaken(
            id: kept.id,
            from: step.from,
            to: step.to,
            facts: proposal.facts,
            filing: filing,
            record: record
        )
        try keeper.hooks(of: R.self)?.effect?(&taken, self)
        let filed = try append(
            Change(
                // What moves nothing is no step that could be declared void.
                what: step.stays ? .changed : what,
                state: step.to,
                filing: taken.filing,
                record: taken.record,
                facts: proposal.facts,
                approvedBy: approvedBy,
                author: author
            ),
            to: kept
        )
        try moveClocks(
            step,
            R.self,
            kept.id.stored,
            filed.filing,
            also: taken.starts,
            since: taken.startedAt
        )
        guard let subject = taken.erases else { return (filed, StepOutcome(record: filed)) }
        try erase(subject)
        return (filed, StepOutcome(record: nil))
    }
}

/// What a step was proposed with; sealed while it awaits its second officer.
struct Proposal: Codable {
    var facts: StepFacts
    var occurred: Occurrence
    var legalBasis: LegalBasis?
    /// The record as the step leaves it, where the step changes it.
    var content: Bytes?
    /// Why a step is to be declared void.
    var reason: FreeText?
}
