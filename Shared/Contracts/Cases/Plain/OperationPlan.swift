public import RPC
public import Vocabulary
public import WireCodec

/// What points at a plan of an operation.
public typealias OperationPlanID = RecordID<OperationPlan>

/// A plan of an operation against traffickers (chuyên án, kế hoạch đấu tranh), and what it brought.
public struct OperationPlan: ServedRecord, PlainRecord, Attributable {
    public typealias Service = Cases

    /// Where an operation stands.
    public enum State: String, ClosedList {
        /// It is written.
        case drafted
        /// A second officer has approved it.
        case approved
        /// It is carried out.
        case running
        /// It is over.
        case concluded
        /// It was called off; a second officer agreed.
        case cancelled

        public var label: Label {
            switch self {
            case .drafted: Label(vi: "Dự thảo", en: "Drafted")
            case .approved: Label(vi: "Đã phê duyệt", en: "Approved")
            case .running: Label(vi: "Đang thực hiện", en: "Running")
            case .concluded: Label(vi: "Đã kết thúc", en: "Concluded")
            case .cancelled: Label(vi: "Đã huỷ", en: "Cancelled")
            }
        }
    }

    public static let kind: RecordKind = "cases.operation"
    public static let label = Label(vi: "Kế hoạch đấu tranh", en: "Operation plan")
    public static let authors = RoleSet.investigators
    public static let readers = RoleSet.caseReaders
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .drafted) {
        Step(
            .drafted,
            to: .approved,
            by: .investigators,
            needs: [.documentNumber, .decisionDate],
            approval: .superior
        )
        Step(.approved, to: .running, by: .investigators)
        Step(.running, to: .concluded, by: .investigators, needs: [.finding])
        [State.drafted, .approved, .running].map { state in
            Step(
                state,
                to: .cancelled,
                by: .investigators,
                needs: [.reason],
                approval: .superior
            )
        }
    }

    public static let rules: [FieldRule<OperationPlan>] = [
        .text("name", \.name, 1...300), .text("goal", \.goal, 1...20_000),
        .order("until", from: \.from, to: \.until),
        .list("provinces", \.provinces, 1...34), .distinct("provinces", \.provinces),
        .list("countries", \.countries, 0...8), .distinct("countries", \.countries),
        .number("arrested", \.arrested, 0...10_000), .number("rescued", \.rescued, 0...10_000),
    ]

    public static let sums: [Summable<OperationPlan>] = [
        Summable("arrested") { $0.arrested }, Summable("rescued") { $0.rescued },
    ]

    /// What it is called (identity-class).
    public var name: FreeText
    /// What it is for (identity-class).
    public var goal: FreeText?
    /// Its first day.
    public var from: CalendarDate
    /// Its last day.
    public var until: CalendarDate
    /// Where it is carried out.
    public var provinces: [Word<Province>]
    /// Countries whose bodies act on their side.
    public var countries: [Word<Country>]
    /// The network that it is against.
    public var network: NetworkID?
    /// The file that it serves.
    public var caseFile: CaseFileID?
    /// The campaign whose result it is.
    public var campaign: CampaignID?
    /// How many suspects it led to arrest.
    public var arrested: Int?
    /// How many people it rescued.
    public var rescued: Int?

    /// What was written wrongly; links are brought up to date.
    public static func correctableFields(in state: State) -> Set<String> {
        ["name", "goal", "from", "until", "provinces", "countries", "arrested", "rescued"]
    }

    /// Everything, until it is called off; counts of an operation that is over may still come in.
    public static func updatableFields(in state: State) -> Set<String> {
        state == .cancelled
            ? [] : correctableFields(in: state).union(["network", "caseFile", "campaign"])
    }

    public var links: [RecordLink] {
        [
            network.map { RecordLink("network", to: $0, of: Network.self) },
            caseFile.map { RecordLink("caseFile", to: $0, of: CaseFile.self) },
            campaign.map { RecordLink("campaign", to: $0, of: Campaign.self) },
        ].compactMap { $0 }
    }

    public var firstDay: CalendarDate? { from }
    public var lastDay: CalendarDate? { until }
    public var places: [Word<Province>] { provinces }

    public var facets: [Facet] {
        provinces.map { Facet("province", $0) } + countries.map { Facet("country", $0) }
            + Facet.periods(of: from)
            + (network.map { [Facet("network", $0.loggable)] } ?? [])
            + (caseFile.map { [.caseFile($0)] } ?? []) + (campaign.map { [.campaign($0)] } ?? [])
    }

    /// An operation as it is planned.
    public init(
        name: FreeText,
        goal: FreeText? = nil,
        from: CalendarDate,
        until: CalendarDate,
        provinces: [Province],
        countries: [Country] = [],
        network: NetworkID? = nil,
        caseFile: CaseFileID? = nil,
        campaign: CampaignID? = nil
    ) {
        self.name = name
        self.goal = goal
        self.from = from
        self.until = until
        self.provinces = provinces.map { Word($0) }
        self.countries = countries.map { Word($0) }
        self.network = network
        self.caseFile = caseFile
        self.campaign = campaign
    }
}
