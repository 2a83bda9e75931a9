public import Vocabulary
public import WireCodec

/// A year's programme under an agreement.
public struct ProgrammeStanding: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: JointProgrammeID
    /// Its year.
    public var year: Int
    /// Where it stands.
    public var state: Word<JointProgramme.State>
    /// The first day of its peak campaign.
    public var campaignFrom: CalendarDate?
    /// The last day of its peak campaign.
    public var campaignUntil: CalendarDate?
    /// Activities of the programme that are planned.
    public var planned: Int
    /// Activities of the programme that were held.
    public var held: Int

    /// A year's programme.
    public init(
        programme: JointProgrammeID,
        year: Int,
        state: Word<JointProgramme.State>,
        campaignFrom: CalendarDate?,
        campaignUntil: CalendarDate?,
        planned: Int,
        held: Int
    ) {
        self.programme = programme
        self.year = year
        self.state = state
        self.campaignFrom = campaignFrom
        self.campaignUntil = campaignUntil
        self.planned = planned
        self.held = held
    }
}

/// Records of one kind that name an agreement.
public struct UndertakingStanding: Codable, Sendable, Hashable {
    /// The kind, `liaison.handover`.
    public var recordKind: String
    /// Those that go on.
    public var open: Int
    /// Those that are over.
    public var closed: Int
    /// Whether more with the partner are kept than were looked at, so that these are lower bounds.
    public var isLowerBound: Bool

    /// Records of a kind.
    public init(recordKind: String, open: Int, closed: Int, isLowerBound: Bool) {
        self.recordKind = recordKind
        self.open = open
        self.closed = closed
        self.isLowerBound = isLowerBound
    }
}
