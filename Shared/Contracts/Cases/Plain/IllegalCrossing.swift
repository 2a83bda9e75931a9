public import RPC
public import Vocabulary
public import WireCodec

/// What points at an illegal crossing.
public typealias IllegalCrossingID = RecordID<IllegalCrossing>

/// One case (vụ) of illegal crossing of the border, and whether trafficking is suspected behind it.
///
/// People (người) and person-times (lượt người) are two numbers: who crosses twice is one person and
/// two person-times. Where only person-times were counted, nobody makes people of them.
public struct IllegalCrossing: ServedRecord, PlainRecord, Attributable {
    public typealias Service = Cases

    /// Where a crossing stands.
    public enum State: String, ClosedList {
        /// It was detected.
        case detected
        /// It was dealt with.
        case handled
        /// There was none; a second officer agreed.
        case dismissed

        public var label: Label {
            switch self {
            case .detected: Label(vi: "Đã phát hiện", en: "Detected")
            case .handled: Label(vi: "Đã xử lý", en: "Handled")
            case .dismissed: Label(vi: "Không có căn cứ", en: "Dismissed")
            }
        }
    }

    public static let kind: RecordKind = "cases.crossing"
    public static let label = Label(vi: "Vụ xuất nhập cảnh trái phép", en: "Illegal crossing")
    public static let authors = RoleSet.rescuers
    public static let readers = RoleSet.caseReaders
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .detected) {
        Step(.detected, to: .handled, by: .rescuers, needs: [.finding])
        Step(.detected, to: .dismissed, by: .rescuers, needs: [.reason], approval: .colleague)
    }

    public static let rules: [FieldRule<IllegalCrossing>] = [
        .past("day", \.day),
        .number("persons", \.persons, 1...1_000_000),
        .number("personTimes", \.personTimes, 1...1_000_000),
        FieldRule("persons", "contradicts.personTimes") { crossing, _ in
            crossing.persons.map { $0 <= crossing.personTimes } ?? true
        },
        .text("partnerBody", \.partnerBody, 1...300), .text("summary", \.summary, 1...20_000),
    ]

    public static let sums: [Summable<IllegalCrossing>] = [
        Summable("persons") { $0.persons }, Summable("personTimes") { $0.personTimes },
    ]

    /// The day on which it was detected.
    public var day: CalendarDate
    /// Where.
    public var province: Word<Province>
    /// At which gate, where at one.
    public var gate: Word<BorderGate>?
    /// The country on the other side.
    public var country: Word<Country>
    /// Which way.
    public var direction: Word<CrossingDirection>
    /// How many people; missing where only person-times were counted.
    public var persons: Int?
    /// How many person-times.
    public var personTimes: Int
    /// Whether trafficking is suspected behind it.
    public var suspicion: Word<TraffickingSuspicion>
    /// The foreign body that worked on it, too (identity-class).
    public var partnerBody: FreeText?
    /// What happened (identity-class).
    public var summary: FreeText?
    /// The file opened on it.
    public var caseFile: CaseFileID?
    /// The campaign whose result it is.
    public var campaign: CampaignID?
    /// The commune, where one is known beside the province.
    public var commune: CommuneCode?

    /// What was written wrongly; links are brought up to date.
    public static func correctableFields(in state: State) -> Set<String> {
        [
            "day", "province", "gate", "country", "direction", "persons", "personTimes",
            "suspicion", "partnerBody", "summary", "commune",
        ]
    }

    /// What is learned later.
    public static func updatableFields(in state: State) -> Set<String> {
        state == .dismissed
            ? [] : ["suspicion", "partnerBody", "summary", "caseFile", "campaign"]
    }

    public var links: [RecordLink] {
        [
            caseFile.map { RecordLink("caseFile", to: $0, of: CaseFile.self) },
            campaign.map { RecordLink("campaign", to: $0, of: Campaign.self) },
        ].compactMap { $0 }
    }

    public var firstDay: CalendarDate? { day }
    public var lastDay: CalendarDate? { day }
    public var places: [Word<Province>] { [province] }
    public var communes: [PlacedCommune] {
        commune.map { [PlacedCommune("commune", $0, in: province.known, on: day)] } ?? []
    }

    public var facets: [Facet] {
        [
            Facet("province", province), Facet("country", country),
            Facet("direction", direction), Facet("suspicion", suspicion),
        ]
            + Facet.periods(of: day) + (gate.map { [Facet("gate", $0)] } ?? [])
            + (commune.map { [Facet(Facet.commune, $0.code)] } ?? [])
            + (caseFile.map { [.caseFile($0)] } ?? []) + (campaign.map { [.campaign($0)] } ?? [])
    }

    /// A crossing as it was detected; what else is known is set afterwards.
    public init(
        day: CalendarDate,
        province: Province,
        country: Country,
        direction: CrossingDirection,
        persons: Int? = nil,
        personTimes: Int,
        suspicion: TraffickingSuspicion,
        summary: FreeText? = nil,
        campaign: CampaignID? = nil
    ) {
        self.day = day
        self.province = Word(province)
        self.country = Word(country)
        self.direction = Word(direction)
        self.persons = persons
        self.personTimes = personTimes
        self.suspicion = Word(suspicion)
        self.summary = summary
        self.campaign = campaign
    }
}
