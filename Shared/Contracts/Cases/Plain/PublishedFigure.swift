public import RPC
public import Vocabulary
public import WireCodec

/// What points at a published figure.
public typealias PublishedFigureID = RecordID<PublishedFigure>

/// A number that a body published for a period, kept as it was printed.
///
/// It stands beside what this service counts and never replaces it: a bound stays a bound, and what was
/// published as one number of two groups is not divided.
public struct PublishedFigure: ServedRecord, PlainRecord, Attributable {
    public typealias Service = Cases

    /// Where a figure stands.
    public enum State: String, ClosedList {
        /// Somebody took it down.
        case recorded
        /// A second officer compared it with its source.
        case verified
        /// It is no longer to be used; a second officer agreed.
        case withdrawn

        public var label: Label {
            switch self {
            case .recorded: Label(vi: "Đã ghi nhận", en: "Recorded")
            case .verified: Label(vi: "Đã đối chiếu nguồn", en: "Verified")
            case .withdrawn: Label(vi: "Đã rút", en: "Withdrawn")
            }
        }
    }

    public static let kind: RecordKind = "cases.figure"
    public static let label = Label(vi: "Số liệu đã công bố", en: "Published figure")
    public static let authors = RoleSet.rescuers
    public static let readers = RoleSet.caseReaders
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .recorded, ending: [.verified]) {
        Step(.recorded, to: .verified, by: .rescuers, approval: .colleague)
        Step(.recorded, to: .withdrawn, by: .rescuers, needs: [.reason], approval: .colleague)
        Step(.verified, to: .withdrawn, by: .rescuers, needs: [.reason], approval: .colleague)
    }

    public static let rules: [FieldRule<PublishedFigure>] = [
        FieldRule("figure", "range.0-1000000000") { published, _ in
            (0...1_000_000_000).contains(published.figure.value)
        },
        .order("until", from: \.from, to: \.until), .past("from", \.from),
        .list("provinces", \.provinces, 0...34), .distinct("provinces", \.provinces),
        .text("source", \.source, 1...1_000),
        FieldRule("undisclosedSplit", "needs.victimsAndSuspected") { published, _ in
            published.indicator == .victimsAndSuspected
                || published.indicator == .crossingPersonTimes
                || !published.undisclosedSplit
        },
    ]

    /// Cases and people do not add up to anything.
    public static let sums = [
        Summable<PublishedFigure>("figure", among: "indicator", figure: { $0.figure })
    ]

    /// What is counted.
    public var indicator: Word<PublishedIndicator>
    /// The first day that it counts.
    public var from: CalendarDate
    /// The last day that it counts.
    public var until: CalendarDate
    /// The number, and whether it is a bound.
    public var figure: Figure
    /// Whether it sums up groups that the source does not tell apart.
    public var undisclosedSplit: Bool
    /// Whose result it is.
    public var body: OrgID
    /// The provinces that it is about; the whole country where empty.
    public var provinces: [Word<Province>]
    /// The country of the foreign side, where one took part.
    public var country: Word<Country>?
    /// Where it was published.
    public var source: FreeText
    /// The campaign whose result it is, where the source says so.
    public var campaign: CampaignID?

    /// What was taken down wrongly.
    public static func correctableFields(in state: State) -> Set<String> {
        [
            "indicator", "from", "until", "figure", "undisclosedSplit", "body", "provinces",
            "country", "source",
        ]
    }

    public var links: [RecordLink] {
        campaign.map { [RecordLink("campaign", to: $0, of: Campaign.self)] } ?? []
    }

    public var firstDay: CalendarDate? { from }
    public var lastDay: CalendarDate? { until }
    public var places: [Word<Province>] { provinces }

    public var facets: [Facet] {
        [
            Facet("indicator", indicator), Facet("bound", figure.bound),
            Facet("body", body.path), Facet("year", String(from.text.prefix(4))),
        ]
            + provinces.map { Facet("province", $0) }
            + (country.map { [Facet("country", $0)] } ?? [])
            + (campaign.map { [.campaign($0)] } ?? [])
    }

    /// A figure as it was printed.
    public init(
        _ indicator: PublishedIndicator,
        from: CalendarDate,
        until: CalendarDate,
        figure: Figure,
        undisclosedSplit: Bool = false,
        body: OrgID,
        provinces: [Province] = [],
        country: Country? = nil,
        source: FreeText,
        campaign: CampaignID? = nil
    ) {
        self.indicator = Word(indicator)
        self.from = from
        self.until = until
        self.figure = figure
        self.undisclosedSplit = undisclosedSplit
        self.body = body
        self.provinces = provinces.map { Word($0) }
        self.country = country.map { Word($0) }
        self.source = source
        self.campaign = campaign
    }
}
