public import Vocabulary
public import WireCodec

/// What one body reported on a task, or on all tasks together, period by period.
///
/// Periods follow on one another from the day on which the task was taken up, each as long as the rule of
/// the report's clock says. A report settles the oldest period that its body still owes: within it it came
/// in time, after it late. Once a body's part is done it owes no more.
public struct BodyReports: Codable, Sendable, Hashable {
    /// The body.
    public var body: OrgID
    /// Periods that are over.
    public var due: Int
    /// Reports that came within their period.
    public var inTime: Int
    /// Reports that came after it.
    public var late: Int
    /// Periods that are over without a report.
    public var missing: Int
    /// Whether the body said that its part is done; of all of its tasks, where it is about all together.
    public var isPartDone: Bool
    /// The day by which it owes the next report.
    public var nextDue: CalendarDate?
    /// The periods, oldest first; none where it is about all tasks together.
    public var periods: [ReportPeriod]

    /// What a body reported.
    public init(
        body: OrgID,
        due: Int,
        inTime: Int,
        late: Int,
        missing: Int,
        isPartDone: Bool,
        nextDue: CalendarDate?,
        periods: [ReportPeriod]
    ) {
        self.body = body
        self.due = due
        self.inTime = inTime
        self.late = late
        self.missing = missing
        self.isPartDone = isPartDone
        self.nextDue = nextDue
        self.periods = periods
    }
}

/// A period for which a body reports.
public struct ReportPeriod: Codable, Sendable, Hashable {
    /// Its first day.
    public var from: CalendarDate
    /// Its last day, on which the report is due.
    public var until: CalendarDate
    /// What became of its report.
    public var outcome: Word<ReportOutcome>

    /// A period.
    public init(from: CalendarDate, until: CalendarDate, outcome: ReportOutcome) {
        self.from = from
        self.until = until
        self.outcome = Word(outcome)
    }
}

/// What became of the report for a period.
public enum ReportOutcome: String, ClosedList {
    /// It came within the period.
    case inTime
    /// It came after it.
    case late
    /// The period is over, and it did not come.
    case missing
    /// The period runs, and it has not come.
    case open

    public var label: Label {
        switch self {
        case .inTime: Label(vi: "Đúng hạn", en: "In time")
        case .late: Label(vi: "Muộn", en: "Late")
        case .missing: Label(vi: "Chưa báo cáo", en: "Missing")
        case .open: Label(vi: "Chưa đến hạn", en: "Not due yet")
        }
    }
}
