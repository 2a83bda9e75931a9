public import Vocabulary
public import WireCodec

/// How a series of talks is kept: when they were last held, when the next are due.
public struct CadenceStanding: Codable, Sendable, Hashable {
    /// The series.
    public var series: MeetingSeriesID
    /// How often talks are held.
    public var often: Word<MeetingSeries.State>
    /// At which level.
    public var level: Word<MeetingLevel>
    /// The day of the last regular talks; missing where none are written down.
    public var lastHeld: CalendarDate?
    /// The day by which the next are due; missing for a series without a period.
    public var nextDue: CalendarDate?
    /// How near that day is, once it is sixty days away or less.
    public var alarm: Word<AlarmLevel>?
    /// The talks of the series.
    public var talks: TalksStanding

    /// How a series is kept.
    public init(
        series: MeetingSeriesID,
        often: Word<MeetingSeries.State>,
        level: Word<MeetingLevel>,
        lastHeld: CalendarDate?,
        nextDue: CalendarDate?,
        alarm: Word<AlarmLevel>?,
        talks: TalksStanding
    ) {
        self.series = series
        self.often = often
        self.level = level
        self.lastHeld = lastHeld
        self.nextDue = nextDue
        self.alarm = alarm
        self.talks = talks
    }
}

/// Talks of one sort, how many stand where, and what came of them.
public struct TalksStanding: Codable, Sendable, Hashable {
    /// Why they are held.
    public var manner: Word<MeetingManner>
    /// To be held, or the other side was asked.
    public var ahead: Int
    /// Held, and no minutes stand yet.
    public var unminuted: Int
    /// Held, and the minutes are signed.
    public var minuted: Int
    /// Not held.
    public var cancelled: Int
    /// The last that were held.
    public var last: MeetingID?
    /// The day on which they were held.
    public var lastOn: CalendarDate?
    /// Those without minutes, the oldest first; at most ``AgreementStanding/mostNamed``.
    public var withoutMinutes: [MeetingID]
    /// What bodies of ours took on in their minutes.
    public var commitments: CommitmentStanding

    /// Talks of a sort, none as yet.
    public init(_ manner: MeetingManner) {
        self.manner = Word(manner)
        (ahead, unminuted, minuted, cancelled) = (0, 0, 0, 0)
        withoutMinutes = []
        commitments = CommitmentStanding()
    }
}

/// What bodies of ours took on at talks, and the tasks that it became.
///
/// Whoever took something on and whoever wrote it down read its task; the numbers of tasks are of those
/// that the reader reads, and so may come to less than ``takenOn``.
public struct CommitmentStanding: Codable, Sendable, Hashable {
    /// What signed minutes say that bodies took on.
    public var takenOn: Int
    /// Tasks to be done, with time left or no last day.
    public var open: Int
    /// Tasks to be done whose last day is past.
    public var overdue: Int
    /// Tasks done.
    public var done: Int
    /// Tasks taken back.
    public var withdrawn: Int
    /// The tasks that are overdue, the longest first; at most ``AgreementStanding/mostNamed``.
    public var overdueTasks: [PlanTaskID]

    /// Nothing taken on.
    public init() {
        (takenOn, open, overdue, done, withdrawn) = (0, 0, 0, 0, 0)
        overdueTasks = []
    }
}
