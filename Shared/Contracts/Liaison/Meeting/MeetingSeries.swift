import RPC
public import Vocabulary
public import WireCodec

/// Talks that an agreement asks for again and again, and the clock of the next ones.
///
/// How often stands in the state: an agreement that is amended moves the series to another one. The
/// clock begins with the last talks that were held, or with what the series was filed to begin with.
public struct MeetingSeries: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// How often talks are held.
    public enum State: String, ClosedList {
        /// Every two years, as between a command and a ministry.
        case everyTwoYears
        /// Every year, as between departments.
        case everyYear
        /// Twice a year.
        case everyHalfYear
        /// Four times a year.
        case everyQuarter
        /// Regularly, where the agreement names no period: without a clock.
        case regularly
        /// No more.
        case ended

        public var label: Label {
            switch self {
            case .everyTwoYears: Label(vi: "Hai năm một lần", en: "Every two years")
            case .everyYear: Label(vi: "Mỗi năm một lần", en: "Every year")
            case .everyHalfYear: Label(vi: "Sáu tháng một lần", en: "Twice a year")
            case .everyQuarter: Label(vi: "Mỗi quý một lần", en: "Every quarter")
            case .regularly: Label(vi: "Định kỳ, không nêu thời hạn", en: "Regularly")
            case .ended: Label(vi: "Đã kết thúc", en: "Ended")
            }
        }

        /// The clock of the next talks.
        public var clock: ClockName? {
            switch self {
            case .everyTwoYears: .talksEveryTwoYears
            case .everyYear: .talksEveryYear
            case .everyHalfYear: .talksEveryHalfYear
            case .everyQuarter: .talksEveryQuarter
            case .regularly, .ended: nil
            }
        }
    }

    public static let kind: RecordKind = "liaison.meetingSeries"
    public static let label = Label(vi: "Cơ chế hội đàm định kỳ", en: "Meeting series")
    public static let authors: RoleSet = .partnerOfficers
    public static let readers: RoleSet = .officers
    public static let lifecycle = Lifecycle<State>(
        from: .everyYear,
        .everyTwoYears,
        .everyHalfYear,
        .everyQuarter,
        .regularly
    ) {
        held(.everyTwoYears)
        held(.everyYear)
        held(.everyHalfYear)
        held(.everyQuarter)
        held(.regularly)
        Step(.everyTwoYears, to: .everyYear, by: .partnerOfficers, needs: [.documentNumber])
        Step(.everyYear, to: .everyTwoYears, by: .partnerOfficers, needs: [.documentNumber])
    }
    public static let rules: [FieldRule<MeetingSeries>] = [
        .text("counterpart", \.counterpart, 1...300), .list("partners", \.partners, 0...32),
    ]
    public static let ownEntries: Set<String> = ["lastHeld"]

    /// Talks held start the clock anew, and any series can end.
    private static func held(_ state: State) -> [Step<State>] {
        [
            Step(
                state,
                to: state,
                by: .partnerOfficers,
                within: state.clock,
                starts: state.clock.map { [$0] } ?? [],
                through: TakeStep<Meeting>.method.name
            ), Step(state, to: .ended, by: .partnerOfficers, needs: [.reason]),
        ]
    }

    /// The agreement that asks for the talks.
    public var agreement: AgreementID?
    /// The partner.
    public var partner: Word<Country>
    /// At which level.
    public var level: Word<MeetingLevel>
    /// Their side.
    public var counterpart: FreeText
    /// Bodies of ours that take part, and read it.
    public var partners: [OrgID]
    /// The day of the last regular talks.
    public var lastHeld: CalendarDate?

    /// A series of talks.
    public init(
        _ level: MeetingLevel,
        with partner: Country,
        counterpart: FreeText,
        agreement: AgreementID? = nil,
        partners: [OrgID] = []
    ) {
        self.agreement = agreement
        self.partner = Word(partner)
        self.level = Word(level)
        self.counterpart = counterpart
        self.partners = partners
    }

    public static func correctableFields(in state: State) -> Set<String> {
        state == .ended ? [] : ["level", "counterpart"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .ended ? [] : ["counterpart", "partners"]
    }

    /// What a meeting did to the series' clock is undone by no one alone.
    public static func isVoidable(in state: State) -> Bool { false }

    public var links: [RecordLink] {
        agreement.map { [RecordLink("agreement", to: $0, of: Agreement.self)] } ?? []
    }

    public var facets: [Facet] {
        [Facet("country", partner), Facet("level", level)]
            + (agreement.map { [Facet("agreement", $0.loggable)] } ?? [])
    }
}

/// What points at a series of talks.
public typealias MeetingSeriesID = RecordID<MeetingSeries>
