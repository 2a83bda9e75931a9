import RPC
import Storage
public import Vocabulary
import WireCodec

extension WritingDesk {
    /// Approves or refuses a step that awaits a second officer.
    ///
    /// Throws `approval.notFound` where the caller may not know of it, `approval.onBehalf`,
    /// `approval.sameOfficer`, `approval.notApprover`, `approval.outdated`.
    public func decide<R: Record>(
        _ id: ApprovalID,
        as type: R.Type = R.self,
        _ decision: Decision,
        reason: FreeText? = nil
    ) throws -> StepOutcome<R> {
        let (waiting, kept) = try decidable(id, as: R.self, isRatification: false)
        guard waiting.version == kept.version else { throw ServiceError.outdatedApproval }
        try checkReason(reason, for: decision)
        guard decision == .approve else {
            try close(id, as: "refused")
            try announce(.refused, R.kind, kept.id.identifier, version: kept.version)
            return StepOutcome(record: shown(kept.filed))
        }
        try close(id, as: "approved")
        let proposal = waiting.proposal
        if let version = waiting.voidedVersion {
            let filed = try undo(
                waiting.step,
                version,
                of: kept,
                reason: proposal.reason,
                author: waiting.author,
                approvedBy: author
            )
            return StepOutcome(record: shown(filed))
        }
        let record: R = try proposal.content.map { try Wire.decode(from: $0.array) } ?? kept.record
        let outcome = try take(
            waiting.step,
            of: kept,
            proposal,
            changed: record,
            author: waiting.author,
            approvedBy: author
        ).outcome
        return StepOutcome(record: outcome.record.flatMap(shown))
    }

    /// Ratifies, or disowns, what one duty officer did alone.
    public func ratify<R: Record>(
        _ id: ApprovalID,
        as type: R.Type = R.self,
        _ decision: Decision,
        reason: FreeText? = nil
    ) throws -> StepOutcome<R> {
        let (waiting, kept) = try decidable(id, as: R.self, isRatification: true)
        try checkReason(reason, for: decision)
        try close(id, as: decision == .approve ? "ratified" : "disowned")
        let filed = try append(
            Change(
                what: decision == .approve ? .ratified : .disowned,
                state: kept.state,
                filing: kept.body.filing,
                record: kept.record,
                reason: reason,
                concerns: waiting.version,
                approvedBy: decision == .approve ? author : nil
            ),
            to: kept
        )
        try stopRatification(of: kept, actedIn: waiting.version, by: filed.filing)
        return StepOutcome(record: shown(filed))
    }

    // MARK: - Proposing

    /// Keeps a step until its second officer decides.
    func propose<R: Record>(
        _ step: Step<R.State>,
        of kept: KeptRecord<R>,
        _ proposal: Proposal,
        voiding version: Int? = nil
    ) throws -> ApprovalID {
        let waiting = try transaction.row(
            """
            SELECT id FROM record_approvals
            WHERE kind = $1 AND record = $2 AND status = 'pending' AND ratification = 0
            """,
            R.kind.rawValue,
            kept.id.stored
        )
        guard waiting == nil else { throw ServiceError.alreadyProposed }
        let id = ApprovalID.make()
        try insert(
            id,
            step,
            kept.id,
            R.self,
            version: kept.version,
            voiding: version,
            dueAt: nil,
            isRatification: false,
            try sealed(proposal, for: id, key: kept.key)
        )
        try announce(.proposed, R.kind, kept.id.identifier, version: kept.version)
        return id
    }

    /// Notes that a step was taken by one duty officer, and starts the clock of its ratification; its event
    /// has told the approver and the owner.
    func awaitRatification<R: Record>(
        of step: Step<R.State>,
        by clock: ClockName,
        _ filed: Filed<R>,
        key: KeyName,
        _ proposal: Proposal
    ) throws -> ApprovalID {
        let id = ApprovalID.make()
        try insert(
            id,
            step,
            filed.id,
            R.self,
            version: filed.version,
            voiding: nil,
            dueAt: rules.due(clock, startedAt: now)?.at,
            isRatification: true,
            try sealed(proposal, for: id, key: key)
        )
        try startClocks([clock], R.kind, filed.id.stored, version: filed.version, at: now)
        return id
    }

    private func sealed(
        _ proposal: Proposal,
        for id: ApprovalID,
        key name: KeyName
    ) throws -> [UInt8] {
        try Seal.close(try Wire.encode(proposal), with: try key(name), at: .proposal(id))
    }

    private func insert<R: Record>(
        _ id: ApprovalID,
        _ step: Step<R.State>,
        _ record: R.ID,
        _ type: R.Type,
        version: Int,
        voiding: Int?,
        dueAt: Instant?,
        isRatification: Bool,
        _ sealed: [UInt8]
    ) throws {
        try transaction.execute(
            """
            INSERT INTO record_approvals (id, kind, record, version, state_from, state_to,
                voided_version, ratification, author, proposed_at, due_at, status, alarmed, sealed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'pending', 0, $12)
            """,
            id.stored,
            R.kind.rawValue,
            record.stored,
            version,
            step.from.rawValue,
            step.to.rawValue,
            voiding,
            isRatification,
            author,
            now.millisecondsSinceEpoch,
            dueAt?.millisecondsSinceEpoch,
            sealed
        )
    }

    // MARK: - Deciding

    /// What waits, and its record, if the caller is the second officer for it.
    private func decidable<R: Record>(
        _ id: ApprovalID,
        as type: R.Type,
        isRatification: Bool
    ) throws -> (WaitingStep<R>, KeptRecord<R>) {
        guard let row = try waitingRow(id, R.kind),
            try row["ratification"] as Bool == isRatification,
            let kept = try found(try R.ID(stored: row["record"]), as: R.self)
        else { throw ServiceError.noSuchApproval }
        let waiting = try WaitingStep<R>(row, key: kept.key, at: self)
        let seat = seat(for: waiting, of: kept)
        guard kept.access(for: viewer) == .content || (seat && waiting.isForRecipient) else {
            throw ServiceError.noSuchApproval
        }
        guard !context.isOnBehalf else { throw ServiceError.onBehalf }
        guard waiting.author != author else { throw ServiceError.sameOfficer }
        guard seat, viewer.holds(waiting.step.approvers) else {
            throw ServiceError.notApprover(roles: waiting.step.approvers)
        }
        guard waiting.status == "pending" else { throw ServiceError.outdatedApproval }
        return (waiting, kept)
    }

    private func close(_ id: ApprovalID, as status: String) throws {
        try transaction.execute(
            "UPDATE record_approvals SET status = $2 WHERE id = $1",
            id.stored,
            status
        )
    }

    private func checkReason(_ reason: FreeText?, for decision: Decision) throws {
        if let reason { return try check(reason: reason) }
        guard decision == .approve else { throw ServiceError.invalid("reason", "missing") }
    }

    private func shown<R: Record>(_ filed: Filed<R>) -> Filed<R>? {
        filed.access(for: viewer) == .content ? filed : nil
    }
}
