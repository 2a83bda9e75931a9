import RPC
public import Vocabulary
public import WireCodec

/// Talks with a partner: regular ones of a series, others because a side asked, urgent ones because
/// somebody is in danger.
///
/// Urgent talks need a report to the competent level, written down; they wait for nobody's approval.
public struct Meeting: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// Where a meeting stands.
    public enum State: String, ClosedList {
        /// To be held.
        case planned
        /// The other side was asked.
        case invited
        /// Held.
        case held
        /// The minutes stand, and the commitments are tasks.
        case minutesSigned
        /// Not held.
        case cancelled

        public var label: Label {
            switch self {
            case .planned: Label(vi: "Dự kiến", en: "Planned")
            case .invited: Label(vi: "Đã mời", en: "Invited")
            case .held: Label(vi: "Đã họp", en: "Held")
            case .minutesSigned: Label(vi: "Đã ký biên bản", en: "Minutes signed")
            case .cancelled: Label(vi: "Đã huỷ", en: "Cancelled")
            }
        }
    }

    public static let kind: RecordKind = "liaison.meeting"
    public static let label = Label(vi: "Hội đàm, giao ban", en: "Meeting")
    public static let authors: RoleSet = .partnerOfficers
    public static let readers: RoleSet = .officers
    public static let lifecycle = Lifecycle<State>(from: .planned) {
        Step(.planned, to: .invited, by: .partnerOfficers)
        Step(.planned, to: .held, by: .partnerOfficers)
        Step(.planned, to: .cancelled, by: .partnerOfficers, needs: [.reason])
        Step(.invited, to: .held, by: .partnerOfficers)
        Step(.invited, to: .cancelled, by: .partnerOfficers, needs: [.reason])
        Step(
            .held,
            to: .minutesSigned,
            by: .partnerOfficers,
            through: SignMeetingMinutes.method.name
        )
    }
    public static let rules: [FieldRule<Meeting>] = [
        .text("counterpart", \.counterpart, 1...300), .text("subject", \.subject, 1...1_000),
        .list("partners", \.partners, 0...32), .text("report", \.report, 1...4_000),
        FieldRule("report", "missing") { meeting, _ in
            meeting.manner != .urgent || meeting.report != nil
        },
        FieldRule("reportedTo", "missing") { meeting, _ in
            meeting.manner != .urgent || meeting.reportedTo != nil
        },
        FieldRule("series", "needs.series") { meeting, _ in
            meeting.manner == .regular || meeting.series == nil
        },
    ]
    public static let ownEntries: Set<String> = ["minutes", "commitments"]

    /// The series that it belongs to, for regular talks.
    public var series: MeetingSeriesID?
    /// Why it is held when it is.
    public var manner: Word<MeetingManner>
    /// At which level.
    public var level: Word<MeetingLevel>
    /// The partner.
    public var partner: Word<Country>
    /// Their side.
    public var counterpart: FreeText
    /// What it is about.
    public var subject: FreeText
    /// How far it concerns trafficking.
    public var topic: Word<Topic>
    /// The province that it is held in or about.
    public var province: Word<Province>?
    /// Bodies of ours that take part, and read it.
    public var partners: [OrgID]
    /// The day that is agreed on.
    public var scheduledFor: CalendarDate?
    /// What was reported to the competent level, for urgent talks.
    public var report: FreeText?
    /// The competent level that it was reported to.
    public var reportedTo: OrgID?
    /// The minutes, once signed.
    public var minutes: FreeText?
    /// What our bodies took on.
    public var commitments: [Commitment]
    /// The level of secrecy, where it is a state secret.
    public var secrecy: Word<Secrecy>?

    /// Talks with a partner.
    public init(
        _ manner: MeetingManner,
        _ level: MeetingLevel,
        with partner: Country,
        counterpart: FreeText,
        subject: FreeText,
        series: MeetingSeriesID? = nil,
        report: FreeText? = nil,
        reportedTo: OrgID? = nil
    ) {
        self.series = series
        self.manner = Word(manner)
        self.level = Word(level)
        self.partner = Word(partner)
        self.counterpart = counterpart
        self.subject = subject
        topic = Word(.trafficking)
        partners = []
        self.report = report
        self.reportedTo = reportedTo
        commitments = []
    }

    public static func correctableFields(in state: State) -> Set<String> {
        [.minutesSigned, .cancelled].contains(state)
            ? [] : ["counterpart", "subject", "topic", "province", "scheduledFor", "report"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        [.planned, .invited].contains(state)
            ? ["counterpart", "subject", "scheduledFor", "partners", "report"] : []
    }

    /// That talks were held moved their series' clock.
    public static func isVoidable(in state: State) -> Bool { state == .invited }

    public var links: [RecordLink] {
        series.map { [RecordLink("series", to: $0, of: MeetingSeries.self)] } ?? []
    }

    public var facets: [Facet] {
        var facets = [
            Facet("manner", manner), Facet("level", level), Facet("country", partner),
            Facet("topic", topic),
        ]
        if let province { facets.append(Facet("province", province)) }
        if let series { facets.append(Facet("series", series.loggable)) }
        if let scheduledFor { facets.append(Facet("year", String(scheduledFor.year))) }
        return facets
    }
}

/// What points at a meeting.
public typealias MeetingID = RecordID<Meeting>

/// What a body of ours took on at a meeting; it becomes a task when the minutes are signed.
public struct Commitment: Codable, Hashable, Sendable {
    /// Who does it.
    public var body: OrgID
    /// What is to be done.
    public var text: FreeText
    /// The last day.
    public var due: CalendarDate?

    /// Takes something on.
    public init(body: OrgID, text: FreeText, due: CalendarDate? = nil) {
        self.body = body
        self.text = text
        self.due = due
    }
}
