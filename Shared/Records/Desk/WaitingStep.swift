import Storage
import Vocabulary
import WireCodec

/// A step that awaits a second officer, as it is kept.
struct WaitingStep<R: Record> {
    let id: ApprovalID
    let version: Int
    let step: Step<R.State>
    let voidedVersion: Int?
    let isRatification: Bool
    let author: String
    let at: Instant
    let dueAt: Instant?
    let status: String
    let proposal: Proposal

    /// Reads a row of `record_approvals`; the key is its record's.
    init(_ row: StoredRow, key: KeyName, at desk: ReadingDesk) throws {
        id = try ApprovalID(stored: row["id"])
        version = try row["version"]
        voidedVersion = try row["voided_version"]
        isRatification = try row["ratification"]
        author = try row["author"]
        at = Instant(millisecondsSinceEpoch: try row["proposed_at"])
        dueAt = (try row["due_at"] as Int64?).map(Instant.init(millisecondsSinceEpoch:))
        status = try row["status"]
        let (from, to): (R.State, R.State) = (
            try desk.state(row["state_from"]), try desk.state(row["state_to"])
        )
        guard let step = R.lifecycle.step(from: from, to: to) else {
            throw KeptDataError.unreadable("a waiting step is no longer in the table")
        }
        self.step = step
        let body = try Seal.open(try row["sealed"], with: try desk.key(key), at: .proposal(id))
        proposal = try Wire.decode(Proposal.self, from: body)
    }

    /// Whether the unit named as recipient decides, which need not be able to read the record.
    var isForRecipient: Bool { step.approval?.seat == .recipient }

    /// The unit that the step's facts name as recipient.
    var recipient: OrgID? { proposal.facts[.recipient].flatMap { OrgID($0) } }
}
