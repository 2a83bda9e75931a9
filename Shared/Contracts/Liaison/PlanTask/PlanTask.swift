import RPC
public import Vocabulary
public import WireCodec

/// A task of a plan, or of a meeting's commitments: who leads it, who takes part, what they reported.
///
/// Until somebody takes it up, a clock runs for the body that handed it out, which is then to ask.
/// Only the lead completes it, once every partner has reported. Where no lead is named, each body that
/// it is addressed to completes its own part, and it is completed when all of them have.
public struct PlanTask: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// Where a task stands.
    public enum State: String, ClosedList {
        /// Handed out.
        case assigned
        /// Taken up by its lead, or by one of those it is addressed to.
        case accepted
        /// Worked on, and reported about.
        case reporting
        /// Done.
        case completed
        /// Taken back.
        case cancelled

        public var label: Label {
            switch self {
            case .assigned: Label(vi: "Đã giao", en: "Assigned")
            case .accepted: Label(vi: "Đã nhận", en: "Accepted")
            case .reporting: Label(vi: "Đang thực hiện, báo cáo", en: "Reporting")
            case .completed: Label(vi: "Đã hoàn thành", en: "Completed")
            case .cancelled: Label(vi: "Đã huỷ", en: "Cancelled")
            }
        }
    }

    public static let kind: RecordKind = "liaison.planTask"
    public static let label = Label(vi: "Nhiệm vụ kế hoạch", en: "Plan task")
    public static let authors: RoleSet = .cooperators
    public static let readers: RoleSet = .officers
    public static let visibility = Visibility.shared
    public static let lifecycle = Lifecycle<State>(from: .assigned) {
        Step(.assigned, to: .accepted, by: .cooperators, within: .taskAcceptance)
        Step(.assigned, to: .cancelled, by: .cooperators, needs: [.reason])
        Step(
            .accepted,
            to: .reporting,
            by: .cooperators,
            within: .taskReport,
            starts: [.taskReport],
            through: ReportTask.method.name
        )
        Step(.accepted, to: .cancelled, by: .cooperators, needs: [.reason])
        Step(
            .reporting,
            to: .reporting,
            by: .cooperators,
            within: .taskReport,
            starts: [.taskReport],
            through: ReportTask.method.name
        )
        Step(.reporting, to: .completed, by: .cooperators, needs: [.finding])
        Step(.reporting, to: .cancelled, by: .cooperators, needs: [.reason])
    }
    public static let rules: [FieldRule<PlanTask>] = [
        .text("title", \.title, 1...4_000), .list("partners", \.partners, 0...64),
        .number("number", \.number, 1...999), .number("year", \.year, 2_000...2_100),
        FieldRule("lead", "missing") { task, _ in task.lead != nil || !task.partners.isEmpty },
    ]
    public static let ownEntries: Set<String> = ["reports"]

    /// The plan; missing for what a meeting agreed on.
    public var plan: Word<NationalPlan>?
    /// Its place in the plan.
    public var number: Int?
    /// The year that it is for.
    public var year: Int
    /// What is to be done.
    public var title: FreeText
    /// The body that leads, where one does.
    public var lead: OrgID?
    /// The bodies that take part, or, where nobody leads, those it is addressed to.
    public var partners: [OrgID]
    /// The last day.
    public var due: CalendarDate?
    /// The meeting whose commitment it is.
    public var meeting: MeetingID?
    /// What the bodies reported, oldest first.
    public var reports: [TaskReport]

    /// Hands a task out.
    public init(
        plan: NationalPlan? = nil,
        number: Int? = nil,
        year: Int,
        title: FreeText,
        lead: OrgID?,
        partners: [OrgID] = [],
        due: CalendarDate? = nil,
        meeting: MeetingID? = nil
    ) {
        self.plan = plan.map { Word($0) }
        self.number = number
        self.year = year
        self.title = title
        self.lead = lead
        self.partners = partners
        self.due = due
        self.meeting = meeting
        reports = []
    }

    public static func correctableFields(in state: State) -> Set<String> {
        [.completed, .cancelled].contains(state) ? [] : ["title", "number", "year", "due"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        [.completed, .cancelled].contains(state) ? [] : ["title", "due"]
    }

    public var links: [RecordLink] {
        meeting.map { [RecordLink("meeting", to: $0, of: Meeting.self)] } ?? []
    }

    public var facets: [Facet] {
        var facets = [Facet("year", String(year))]
        if let plan { facets.append(Facet("plan", plan)) }
        if let lead { facets.append(Facet("lead", lead.path)) }
        if let meeting { facets.append(Facet("meeting", meeting.loggable)) }
        return facets
    }

    public static let accessRule = AccessRule.own

    /// A plan is known to every officer; a restricted task stays with those it is assigned to.
    public func access(for viewer: Viewer, filing: Filing) -> Access {
        if viewer.holds(.officers), filing.handling != .restricted { return .content }
        return filing.access(for: viewer)
    }

    /// The lead and the partners.
    public var parties: [OrgID] { (lead.map { [$0] } ?? []) + partners.filter { $0 != lead } }

    /// The body of the task that a unit belongs to or stands above.
    public func party(of unit: OrgID) -> OrgID? {
        parties.first { $0.contains(unit) } ?? parties.first { unit.contains($0) }
    }
}

/// What points at a plan's task.
public typealias PlanTaskID = RecordID<PlanTask>

/// What a body reported on a task.
public struct TaskReport: Codable, Hashable, Sendable {
    /// The body of the task.
    public var party: OrgID
    /// When.
    public var at: Instant
    /// What was done.
    public var text: FreeText
    /// Whether its part is done.
    public var isPartDone: Bool

    /// Writes a report down.
    public init(party: OrgID, at: Instant, text: FreeText, isPartDone: Bool) {
        self.party = party
        self.at = at
        self.text = text
        self.isPartDone = isPartDone
    }
}
