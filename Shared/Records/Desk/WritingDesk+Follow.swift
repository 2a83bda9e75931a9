import RPC
public import Vocabulary

extension WritingDesk {
    /// Takes a step of a record as the consequence of another act; the service itself vouches for it.
    ///
    /// As with ``follow(_:as:_:)`` no role, access or version is checked, and no second officer is
    /// asked: it is for hooks and methods whose own act was. The table, its facts and the service's own
    /// rule hold all the same. Throws `notFound` where there is no such record, and
    /// `lifecycle.illegalStep` where its table has no such step.
    @discardableResult
    public func follow<R: Record>(
        _ id: R.ID,
        as type: R.Type = R.self,
        to state: R.State,
        facts: StepFacts = StepFacts()
    ) throws -> Filed<R> {
        let kept = try kept(id, as: R.self)
        guard let step = R.lifecycle.step(from: kept.state, to: state) else {
            throw ServiceError.illegalStep(legal: [])
        }
        let problems = facts.problems(needing: step.needs)
        guard problems.isEmpty else { throw ServiceError.facts(problems) }
        let proposal = Proposal(
            facts: facts,
            occurred: Occurrence(at: now),
            legalBasis: nil,
            content: nil
        )
        return try take(step, of: kept, proposal, changed: kept.record).filed
    }
}
