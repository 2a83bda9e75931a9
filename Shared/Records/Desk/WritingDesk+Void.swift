import RPC
import Storage
public import Vocabulary
import WireCodec

extension WritingDesk {
    /// Declares the last step that stands void: the state before it holds again.
    ///
    /// The content stays, so numbers that were given stay given. Whoever may take the step may void
    /// it; a ✱ step is voided only once a second officer has approved that. The record keeps the rules of
    /// the state that holds again: where it was changed since and breaks one, it is refused with
    /// `record.invalidField`.
    public func void<R: Record>(
        _ id: R.ID,
        as type: R.Type = R.self,
        seen: Int,
        version: Int,
        reason: FreeText
    ) throws -> StepOutcome<R> {
        let kept = try seenRecord(id, as: R.self, seen: seen)
        guard R.isVoidable(in: kept.state) else { throw ServiceError.notCorrectable }
        try check(reason: reason)
        let step = try lastStep(of: kept, version: version)
        guard viewer.holds(step.roles) else {
            throw ServiceError.roleMayNotStep(roles: step.roles)
        }
        try checkEntry(kept.record, into: step.from)
        guard step.approval != nil else {
            return StepOutcome(record: try undo(step, version, of: kept, reason: reason))
        }
        let proposal = Proposal(
            facts: StepFacts(),
            occurred: Occurrence(at: now),
            reason: reason
        )
        return StepOutcome(
            record: nil,
            awaiting: try propose(step, of: kept, proposal, voiding: version)
        )
    }

    /// Undoes a step: the state before it, its clocks as if it had not been.
    func undo<R: Record>(
        _ step: Step<R.State>,
        _ version: Int,
        of kept: KeptRecord<R>,
        reason: FreeText?,
        author: String? = nil,
        approvedBy: String? = nil
    ) throws -> Filed<R> {
        try checkEntry(kept.record, into: step.from)
        let filed = try append(
            Change(
                what: .voided,
                state: step.from,
                filing: kept.body.filing,
                record: kept.record,
                reason: reason,
                concerns: version,
                approvedBy: approvedBy,
                author: author
            ),
            to: kept
        )
        try undoClocks(of: R.kind, kept.id.stored, version: version)
        // What was done alone and is void now needs no ratification.
        try transaction.execute(
            """
            UPDATE record_approvals SET status = 'outdated'
            WHERE kind = $1 AND record = $2 AND version = $3 AND status = 'pending'
                AND ratification = 1
            """,
            R.kind.rawValue,
            kept.id.stored,
            version
        )
        try keeper.hooks(of: R.self)?.voiding?(
            StepTaken(
                id: kept.id,
                from: step.from,
                to: step.to,
                facts: StepFacts(),
                filing: filed.filing,
                record: filed.record
            ),
            self
        )
        return filed
    }

    /// The step that a version took, if it is the last one that stands.
    func lastStep<R: Record>(
        of kept: KeptRecord<R>,
        version: Int
    ) throws -> Step<R.State> {
        let voided = try voidedVersions(R.kind, kept.id.stored)
        let rows = try transaction.rows(
            """
            SELECT version, what, state FROM record_versions
            WHERE kind = $1 AND id = $2 AND version <= $3 ORDER BY version DESC
            """,
            R.kind.rawValue,
            kept.id.stored,
            kept.version
        )
        var last: (version: Int, to: R.State)?
        for row in rows {
            let number: Int = try row["version"]
            if let last, number < last.version {
                guard last.version == version,
                    let step = R.lifecycle.step(from: try state(row["state"]), to: last.to)
                else { break }
                return step
            }
            let what: String = try row["what"]
            let isStep = [Happening.stepped.rawValue, Happening.actedAlone.rawValue].contains(what)
            if isStep, !voided.contains(number) { last = (number, try state(row["state"])) }
        }
        throw ServiceError.notLastStep
    }
}
