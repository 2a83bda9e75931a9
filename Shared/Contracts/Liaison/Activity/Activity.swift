public import Vocabulary
public import WireCodec

/// What bodies do together apart from single cases: a forum, a delegation, a training, a seminar, an
/// awareness session, twinned communities, a model of prevention.
///
/// Its numbers are published numbers and may be bounds; nobody's name stands in it.
public struct Activity: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// Where an activity stands.
    public enum State: String, ClosedList {
        /// It is to be held.
        case planned
        /// It was held, and its numbers stand.
        case held
        /// It is not held.
        case cancelled

        public var label: Label {
            switch self {
            case .planned: Label(vi: "Dự kiến", en: "Planned")
            case .held: Label(vi: "Đã tổ chức", en: "Held")
            case .cancelled: Label(vi: "Đã huỷ", en: "Cancelled")
            }
        }
    }

    public static let kind: RecordKind = "liaison.activity"
    public static let label = Label(vi: "Hoạt động", en: "Activity")
    public static let authors: RoleSet = .cooperators
    public static let readers: RoleSet = .officers
    public static let visibility = Visibility.ministry
    public static let lifecycle = Lifecycle<State>(from: .planned, .held) {
        Step(.planned, to: .held, by: .cooperators)
        Step(.planned, to: .cancelled, by: .cooperators, needs: [.reason])
    }
    public static let rules: [FieldRule<Activity>] = [
        .text("title", \.title, 1...500),
        .list("countries", \.countries, 0...50),
        .distinct("countries", \.countries),
        .list("organisations", \.organisations, 0...50),
        .texts("organisations", \.organisations, 1...300),
        .list("partners", \.partners, 0...32),
        FieldRule("ethnicities", "count.0-54") { activity, _ in
            (activity.ethnicities ?? []).count <= 54
        },
        FieldRule("ethnicities", "repeated") { activity, _ in
            Set(activity.ethnicities ?? []).count == (activity.ethnicities ?? []).count
        },
        .order("until", from: \.from, to: \.until),
        .figure("sessions", \.sessions),
        .figure("attendees", \.attendees),
        .figure("materials", \.materials),
        FieldRule("activityKind", "needs.countries") { activity, _ in activity.namesPartner },
        FieldRule("activityKind", "needs.provinces") { activity, _ in
            activity.activityKind != .preventionModel || !activity.provinces.isEmpty
        },
    ]

    public static let sums: [Summable<Activity>] = [
        Summable("sessions", figure: { $0.sessions }),
        Summable("attendees", figure: { $0.attendees }),
        Summable("materials", figure: { $0.materials }),
    ]

    /// What it is.
    public var activityKind: Word<ActivityKind>
    /// What it is called.
    public var title: FreeText
    /// Its first day.
    public var from: CalendarDate
    /// Its last day.
    public var until: CalendarDate
    /// How far it concerns trafficking.
    public var topic: Word<Topic>
    /// The states that take part.
    public var countries: [Word<Country>]
    /// International and non-governmental organisations that take part.
    public var organisations: [FreeText]
    /// Bodies of ours that take part, and read it.
    public var partners: [OrgID]
    /// The provinces where it is held.
    public var provinces: [Word<Province>]
    /// Whom it is for.
    public var audience: [Word<Audience>]
    /// The languages that it is held in.
    public var languages: [Word<SpokenLanguage>]
    /// The peoples whom it is for, where it is for some of them: missing in what was filed before they
    /// were asked for.
    public var ethnicities: [Word<EthnicGroup>]?
    /// Sessions, classes or visits.
    public var sessions: Figure?
    /// People who took part; somebody who came twice counts twice.
    public var attendees: Figure?
    /// Leaflets and other printed matter given out.
    public var materials: Figure?
    /// The yearly programme that it belongs to.
    public var programme: JointProgrammeID?
    /// The plan's task that it serves.
    public var task: PlanTaskID?

    /// An activity.
    public init(
        _ kind: ActivityKind,
        title: FreeText,
        from: CalendarDate,
        until: CalendarDate,
        topic: Topic = .trafficking,
        countries: [Country] = [],
        organisations: [FreeText] = []
    ) {
        activityKind = Word(kind)
        self.title = title
        self.from = from
        self.until = until
        self.topic = Word(topic)
        self.countries = countries.map { Word($0) }
        self.organisations = organisations
        partners = []
        provinces = []
        audience = []
        languages = []
    }

    /// Whether it says with whom, where its kind is nothing without a partner: a delegation abroad and twinned
    /// communities have another state, a forum and a delegation received a state or an organisation.
    private var namesPartner: Bool {
        switch activityKind {
        case .known(.delegationOut), .known(.twinning): !countries.isEmpty
        case .known(.forum), .known(.delegationIn), .known(.modelVisit):
            !countries.isEmpty || !organisations.isEmpty
        case .known(.training), .known(.seminar), .known(.awareness), .known(.preventionModel),
            .known(.other), .unrecognized:
            true
        }
    }

    public static func correctableFields(in state: State) -> Set<String> {
        state == .cancelled ? [] : details
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .planned ? details.union(["partners", "programme", "task"]) : []
    }

    private static let details: Set = [
        "title", "from", "until", "topic", "countries", "organisations", "provinces", "audience",
        "languages", "ethnicities", "sessions", "attendees", "materials",
    ]

    public var links: [RecordLink] {
        (programme.map { [RecordLink("programme", to: $0, of: JointProgramme.self)] } ?? [])
            + (task.map { [RecordLink("task", to: $0, of: PlanTask.self)] } ?? [])
    }

    public var facets: [Facet] {
        var facets = [
            Facet("activityKind", activityKind), Facet("topic", topic),
            Facet("year", String(from.year)),
        ]
        facets += countries.map { Facet("country", $0) }
        facets += provinces.map { Facet("province", $0) }
        facets += audience.map { Facet("audience", $0) }
        facets += languages.map { Facet("language", $0) }
        facets += (ethnicities ?? []).map { Facet("ethnicity", $0) }
        if let programme { facets.append(Facet("programme", programme.loggable)) }
        if let task { facets.append(Facet("task", task.loggable)) }
        return facets
    }
}

/// What points at an activity.
public typealias ActivityID = RecordID<Activity>
