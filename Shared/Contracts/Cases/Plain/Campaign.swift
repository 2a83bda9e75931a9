public import RPC
public import Vocabulary
public import WireCodec

/// What points at a campaign.
public typealias CampaignID = RecordID<Campaign>

/// A peak campaign (đợt cao điểm): a period and an area in which several bodies act together.
///
/// What happened is its result only where the record says so by a link, and only where all days lie
/// in the period and all provinces in the area; see ``Attributable``. Once it runs, neither changes.
public struct Campaign: ServedRecord, PlainRecord {
    public typealias Service = Cases

    /// Where a campaign stands.
    public enum State: String, ClosedList {
        /// It is prepared.
        case planned
        /// It runs; a second officer agreed.
        case running
        /// It is over.
        case ended
        /// It was called off; a second officer agreed.
        case cancelled

        public var label: Label {
            switch self {
            case .planned: Label(vi: "Dự kiến", en: "Planned")
            case .running: Label(vi: "Đang triển khai", en: "Running")
            case .ended: Label(vi: "Đã kết thúc", en: "Ended")
            case .cancelled: Label(vi: "Đã huỷ", en: "Cancelled")
            }
        }
    }

    public static let kind: RecordKind = "cases.campaign"
    public static let label = Label(vi: "Đợt cao điểm", en: "Campaign")
    public static let authors = RoleSet.rescuers
    public static let readers = RoleSet.caseReaders
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .planned) {
        Step(
            .planned,
            to: .running,
            by: .rescuers,
            needs: [.documentNumber, .decisionDate],
            approval: .superior
        )
        Step(.running, to: .ended, by: .rescuers, needs: [.finding])
        Step(.planned, to: .cancelled, by: .rescuers, needs: [.reason], approval: .superior)
        Step(.running, to: .cancelled, by: .rescuers, needs: [.reason], approval: .superior)
    }

    public static let rules: [FieldRule<Campaign>] = [
        .text("name", \.name, 1...300),
        .order("until", from: \.from, to: \.until),
        .list("provinces", \.provinces, 1...34), .distinct("provinces", \.provinces),
        .list("countries", \.countries, 0...8), .distinct("countries", \.countries),
        .list("participants", \.participants, 0...64), .distinct("participants", \.participants),
    ]

    /// What it is called.
    public var name: FreeText
    /// Its first day.
    public var from: CalendarDate
    /// Its last day.
    public var until: CalendarDate
    /// Its area.
    public var provinces: [Word<Province>]
    /// The countries whose bodies act on their side.
    public var countries: [Word<Country>]
    /// The units that take part, and may claim results for it.
    public var participants: [OrgID]

    /// Until it runs; then results rest on it.
    public static func correctableFields(in state: State) -> Set<String> {
        state == .planned ? ["name", "from", "until", "provinces", "countries"] : []
    }

    /// Until it runs.
    public static func updatableFields(in state: State) -> Set<String> {
        state == .planned
            ? ["name", "from", "until", "provinces", "countries", "participants"] : []
    }

    /// That it ended or was called off; results rest on that it ran.
    public static func isVoidable(in state: State) -> Bool {
        state == .ended || state == .cancelled
    }

    public var partners: [OrgID] { participants }

    public var facets: [Facet] {
        provinces.map { Facet("province", $0) } + countries.map { Facet("country", $0) }
            + [Facet("year", String(from.text.prefix(4)))]
    }

    /// A campaign as it is planned.
    public init(
        name: FreeText,
        from: CalendarDate,
        until: CalendarDate,
        provinces: [Province],
        countries: [Country] = [],
        participants: [OrgID] = []
    ) {
        self.name = name
        self.from = from
        self.until = until
        self.provinces = provinces.map { Word($0) }
        self.countries = countries.map { Word($0) }
        self.participants = participants
    }
}
