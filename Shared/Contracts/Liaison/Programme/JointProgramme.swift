public import Vocabulary
public import WireCodec

/// What two sides agree to do together in a year, under an agreement.
public struct JointProgramme: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// Where a programme stands.
    public enum State: String, ClosedList {
        /// Our side writes it.
        case drafting
        /// Both sides agreed on it.
        case agreed
        /// Its year runs.
        case running
        /// Its year is over and the results are written down.
        case concluded
        /// It was given up.
        case abandoned

        public var label: Label {
            switch self {
            case .drafting: Label(vi: "Đang soạn thảo", en: "Drafting")
            case .agreed: Label(vi: "Đã ký kết", en: "Agreed")
            case .running: Label(vi: "Đang thực hiện", en: "Running")
            case .concluded: Label(vi: "Đã tổng kết", en: "Concluded")
            case .abandoned: Label(vi: "Không thực hiện", en: "Abandoned")
            }
        }
    }

    public static let kind: RecordKind = "liaison.programme"
    public static let label = Label(vi: "Chương trình phối hợp năm", en: "Yearly programme")
    public static let authors: RoleSet = .partnerOfficers
    public static let readers: RoleSet = .officers
    public static let visibility = Visibility.shared
    public static let lifecycle = Lifecycle<State>(from: .drafting, .agreed) {
        Step(
            .drafting,
            to: .agreed,
            by: .partnerOfficers,
            needs: [.decisionDate],
            approval: .colleague
        )
        Step(.drafting, to: .abandoned, by: .partnerOfficers, needs: [.reason])
        Step(.agreed, to: .running, by: .partnerOfficers)
        Step(.agreed, to: .abandoned, by: .partnerOfficers, needs: [.reason])
        Step(.running, to: .concluded, by: .partnerOfficers, needs: [.finding])
    }
    public static let rules: [FieldRule<JointProgramme>] = [
        .text("title", \.title, 1...500), .number("year", \.year, 2_000...2_100),
        .list("activities", \.activities, 0...100), .texts("activities", \.activities, 1...1_000),
        .list("partners", \.partners, 0...64),
        .order("campaignUntil", from: \.campaignFrom, to: \.campaignUntil),
    ]

    /// What it is called.
    public var title: FreeText
    /// Its year.
    public var year: Int
    /// The partner.
    public var partner: Word<Country>
    /// The agreement that it carries out.
    public var agreement: AgreementID?
    /// What is to be done.
    public var activities: [FreeText]
    /// The provinces along the line.
    public var provinces: [Word<Province>]
    /// Bodies of ours that take part, and read it.
    public var partners: [OrgID]
    /// The first day of its peak campaign.
    public var campaignFrom: CalendarDate?
    /// The last day of its peak campaign.
    public var campaignUntil: CalendarDate?

    /// A programme of a year.
    public init(
        title: FreeText,
        year: Int,
        partner: Country,
        agreement: AgreementID? = nil,
        activities: [FreeText] = []
    ) {
        self.title = title
        self.year = year
        self.partner = Word(partner)
        self.agreement = agreement
        self.activities = activities
        provinces = []
        partners = []
    }

    public static func correctableFields(in state: State) -> Set<String> {
        [.concluded, .abandoned].contains(state) ? [] : details.subtracting(["partners"])
    }

    /// What both sides agreed on is corrected, not brought up to date.
    public static func updatableFields(in state: State) -> Set<String> {
        state == .drafting ? details : []
    }

    private static let details: Set = [
        "title", "year", "activities", "provinces", "campaignFrom", "campaignUntil", "partners",
    ]

    public var links: [RecordLink] {
        agreement.map { [RecordLink("agreement", to: $0, of: Agreement.self)] } ?? []
    }

    public var facets: [Facet] {
        [Facet("country", partner), Facet("year", String(year))]
            + provinces.map { Facet("province", $0) }
            + (agreement.map { [Facet("agreement", $0.loggable)] } ?? [])
    }
}

/// What points at a programme.
public typealias JointProgrammeID = RecordID<JointProgramme>
