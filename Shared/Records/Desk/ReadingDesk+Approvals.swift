import RPC
import Storage
public import Vocabulary
import WireCodec

extension ReadingDesk {
    /// How many waiting steps one list examines.
    static var examinedApprovals: Int { 2_000 }

    /// What awaits a decision or a ratification that the caller may give, oldest first.
    public func approvals<R: Record>(
        _ type: R.Type = R.self,
        of record: R.ID? = nil,
        limit: Int = 200
    ) throws -> [PendingApproval<R>] {
        let one = record.map { _ in "AND record = $3" } ?? ""
        let values: [StoredValue] =
            [.text(R.kind.rawValue), .integer(Int64(Self.examinedApprovals))]
            + (record.map { [.bytes($0.stored)] } ?? [])
        let rows = try snapshot.rows(
            """
            SELECT id, record, version, state_from, state_to, voided_version, ratification, author,
                proposed_at, due_at, status, sealed
            FROM record_approvals
            WHERE status = 'pending' AND kind = $1 \(one) ORDER BY proposed_at, id LIMIT $2
            """,
            values: values
        )
        var pending: [PendingApproval<R>] = []
        for row in rows where pending.count < limit {
            if let one: PendingApproval<R> = try pendingApproval(row) { pending.append(one) }
        }
        return pending
    }

    private func pendingApproval<R: Record>(_ row: StoredRow) throws -> PendingApproval<R>? {
        guard let kept = try found(try R.ID(stored: row["record"]), as: R.self) else { return nil }
        let waiting = try WaitingStep<R>(row, key: kept.key, at: self)
        guard waiting.author != viewer.identity, seat(for: waiting, of: kept),
            viewer.holds(waiting.step.approvers),
            waiting.isForRecipient || kept.access(for: viewer) == .content
        else { return nil }
        touch(R.kind, kept.id.identifier, kept.version)
        return PendingApproval(
            id: waiting.id,
            record: kept.id,
            version: waiting.version,
            from: Word(waiting.step.from),
            to: Word(waiting.step.to),
            isVoiding: waiting.voidedVersion != nil,
            isRatification: waiting.isRatification,
            author: waiting.author,
            at: waiting.at,
            dueAt: waiting.dueAt,
            isOverdue: waiting.dueAt.map { $0 < now } ?? false,
            facts: waiting.proposal.facts
        )
    }

    func waitingRow(_ id: ApprovalID, _ kind: RecordKind) throws -> StoredRow? {
        try snapshot.row(
            """
            SELECT id, record, version, state_from, state_to, voided_version, ratification, author,
                proposed_at, due_at, status, sealed
            FROM record_approvals WHERE id = $1 AND kind = $2
            """,
            id.stored,
            kind.rawValue
        )
    }

    /// Whether the caller sits where the table wants the second officer.
    func seat<R: Record>(for waiting: WaitingStep<R>, of kept: KeptRecord<R>) -> Bool {
        guard let unit = viewer.unit, let approval = waiting.step.approval else { return false }
        return approval.seats(
            unit,
            owner: viewer.successions.current(kept.body.filing.owner),
            recipient: waiting.recipient.map { viewer.successions.current($0) }
        )
    }
}
