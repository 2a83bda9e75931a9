public import Vocabulary

/// How one indicator is counted: what somebody must know to set two figures side by side.
///
/// Pure data. The services count by it, the gateway sends it along, `homeward statistics` prints it and
/// the tests hold every word of it against what is counted.
public struct IndicatorDefinition: Sendable, Hashable {
    /// The indicator.
    public let indicator: Indicator
    /// The service whose records it is counted from.
    public let service: String
    /// The ministries that answer for these records.
    public let source: [OrgID]
    /// What is counted.
    public let unit: StatisticUnit
    /// The kind of record that it is read from.
    public let kind: RecordKind
    /// What counts, and which day decides whether it is in the period.
    public let rule: Label
    /// What counts once.
    public let dedup: Label
    /// By what it can be broken down; each with a row for what is unknown.
    public let breakdowns: [StatisticBreakdown]
    /// What the figure is asked for by.
    public let basis: Label
    /// Published numbers that may be set beside it.
    public let published: [PublishedIndicator]
    /// Whether it counts people whom a small number could single out.
    public let isProtected: Bool

    init(
        _ indicator: Indicator,
        _ unit: StatisticUnit,
        of kind: RecordKind,
        by breakdowns: [StatisticBreakdown],
        rule: Label,
        dedup: Label,
        basis: Label,
        published: [PublishedIndicator] = [],
        isProtected: Bool = false
    ) {
        self.indicator = indicator
        service = kind.rawValue.split(separator: ".").first.map(String.init) ?? ""
        source = Self.sources[service] ?? []
        self.unit = unit
        self.kind = kind
        self.breakdowns = breakdowns
        self.rule = rule
        self.dedup = dedup
        self.basis = basis
        self.published = published
        self.isProtected = isProtected
    }

    /// The whole catalogue, in the order in which it is shown.
    public static let all: [IndicatorDefinition] = ofCases + ofVictimSupport + ofLiaison

    /// The definition of an indicator.
    public static func of(_ indicator: Indicator) -> IndicatorDefinition {
        guard let definition = byIndicator[indicator] else {
            preconditionFailure("every indicator stands in the catalogue")
        }
        return definition
    }

    private static let byIndicator = Dictionary(
        uniqueKeysWithValues: all.map { ($0.indicator, $0) }
    )

    private static let sources: [String: [OrgID]] = [
        Cases.name: ["VN/GOV/MPS", "VN/GOV/MOD"],
        VictimSupport.name: ["VN/GOV/MOH"],
        Liaison.name: ["VN/GOV/MOFA", "VN/GOV/MPS", "VN/GOV/MOD"],
    ]
}

// What several indicators have in common, said once.
extension Label {
    static let criminalStatistics = Label(
        vi: "Kế hoạch 19/KH-BCĐ138/CP; Điều 150, 151 Bộ luật Hình sự",
        en: "Plan 19/KH-BCĐ138/CP; Penal Code, Articles 150 and 151"
    )
    static let victimStatistics = Label(
        vi: "Luật 53/2024/QH15; Nghị định 162/2025/NĐ-CP",
        en: "Law 53/2024/QH15; Decree 162/2025/NĐ-CP"
    )
    static let borderStatistics = Label(
        vi: "Số liệu Bộ đội Biên phòng công bố hằng năm",
        en: "Figures that the border guard publishes each year"
    )
    static let cooperationStatistics = Label(
        vi: "Kế hoạch 19/KH-BCĐ138/CP; hồ sơ báo cáo TIP",
        en: "Plan 19/KH-BCĐ138/CP; dossier for the TIP report"
    )
    static let eachPersonOnce = Label(
        vi: "Mỗi người một lần; hai lần đăng ký đã gộp là một người",
        en: "Each person once; registrations that were merged are one person"
    )
    static let eachSuspectOnce = Label(
        vi: "Mỗi đối tượng một lần; hai hồ sơ đã gộp là một",
        en: "Each suspect once; records that were merged are one"
    )
}
