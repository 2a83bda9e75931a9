public import WireCodec

/// A clock that runs on a record, as far as a list of deadlines tells it: what is due when, and whose it is.
///
/// There is no name and no free text in it, nor the number of a decision: whoever reads the record asks
/// for those where it is kept.
public struct RunningClock: Codable, Hashable, Sendable {
    /// The kind of record, `victims.identification`.
    public var kind: RecordKind
    /// The record.
    public var id: Identifier
    /// Its version.
    public var version: Int
    /// Where it stands.
    public var state: String
    /// Whose record it is: who must not miss it.
    public var organisation: OrgID
    /// The clock.
    public var clock: ClockName
    /// Since when it runs: the event, not its recording.
    public var startedAt: Instant
    /// When it is due.
    public var dueAt: Instant
    /// Whether that was over when the service answered.
    public var isOverdue: Bool
    /// Whether a decision extended it to then.
    public var isExtended: Bool
    /// What the limit rests on; missing where a decision extended a clock for which no rule holds.
    public var legalBasis: LegalBasis?
    /// Whether the limit was read in the law; unconfirmed ones are shown as such.
    public var isConfirmed: Bool
    /// Whether the due date may still move, because holidays are not announced yet.
    public var isProvisional: Bool

    /// A running clock.
    public init(
        kind: RecordKind,
        id: Identifier,
        version: Int,
        state: String,
        organisation: OrgID,
        clock: ClockName,
        startedAt: Instant,
        dueAt: Instant,
        isOverdue: Bool,
        isExtended: Bool,
        legalBasis: LegalBasis?,
        isConfirmed: Bool,
        isProvisional: Bool
    ) {
        self.kind = kind
        self.id = id
        self.version = version
        self.state = state
        self.organisation = organisation
        self.clock = clock
        self.startedAt = startedAt
        self.dueAt = dueAt
        self.isOverdue = isOverdue
        self.isExtended = isExtended
        self.legalBasis = legalBasis
        self.isConfirmed = isConfirmed
        self.isProvisional = isProvisional
    }
}
