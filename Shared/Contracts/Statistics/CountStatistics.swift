public import RPC
public import Vocabulary
public import WireCodec

/// Counts indicators of one service for periods, as the records said at a moment.
///
/// The national view and officers at the centre of a ministry are answered for the whole country, those of
/// a province for their province; anybody else is denied. Each figure is counted from the versions that
/// stood at `asOf`: a decision that changed later counts as it was known then. People are counted under
/// disclosure control, save for officers at the centre of the bodies that keep the records; see the page
/// Statistics. Answers `invalidArgument` for an indicator of another service, a breakdown that an
/// indicator does not have, a period that ends before it begins, and a moment to come.
public struct CountStatistics<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).statistics",
            .read,
            callers: .figureReaders,
            via: .gateway
        )
    }

    /// What is asked for; 1 to 16.
    public var indicators: [Word<Indicator>]
    /// For which days; 1 to 4 periods.
    public var periods: [StatisticPeriod]
    /// By what; the totals alone where it is missing.
    public var by: Word<StatisticBreakdown>?
    /// As the records said at this moment; now where it is missing.
    public var asOf: Instant?

    /// Asks for figures.
    public init(
        _ indicators: [Word<Indicator>],
        periods: [StatisticPeriod],
        by: Word<StatisticBreakdown>? = nil,
        asOf: Instant? = nil
    ) {
        self.indicators = indicators
        self.periods = periods
        self.by = by
        self.asOf = asOf
    }

    /// Figures.
    public struct Response: Codable, Sendable {
        /// One for each indicator and period, in the order in which they were asked for.
        public var figures: [StatisticFigure]
        /// When the service read them.
        public var readAt: Instant

        /// Figures.
        public init(figures: [StatisticFigure], readAt: Instant) {
            self.figures = figures
            self.readAt = readAt
        }
    }
}

/// One figure: what was counted for a period, and how.
public struct StatisticFigure: Codable, Sendable, Hashable {
    /// What.
    public var indicator: Word<Indicator>
    /// For which days.
    public var period: StatisticPeriod
    /// As the records said at this moment.
    public var asOf: Instant
    /// The province that it is about; the whole country where it is missing.
    public var province: Word<Province>?
    /// What it counts.
    public var unit: Word<StatisticUnit>
    /// The ministries that answer for the records.
    public var source: [OrgID]
    /// All together; missing where it is withheld.
    public var total: Int?
    /// By what it is broken down.
    public var by: Word<StatisticBreakdown>?
    /// The rows of the breakdown; what nobody said and what says several words have rows of their own.
    public var rows: [StatisticRow]
    /// How many records say no number, or no more than a bound, and are in no sum.
    public var unnumbered: Int?
    /// How it was made safe.
    public var protection: Word<StatisticProtection>
    /// Whether there are more records than were examined, so that it is a lower bound.
    public var isLowerBound: Bool

    /// A figure.
    public init(
        _ definition: IndicatorDefinition,
        period: StatisticPeriod,
        asOf: Instant,
        province: Province?,
        total: Int?,
        by: StatisticBreakdown?,
        rows: [StatisticRow],
        unnumbered: Int?,
        protection: StatisticProtection,
        isLowerBound: Bool
    ) {
        indicator = Word(definition.indicator)
        self.period = period
        self.asOf = asOf
        self.province = province.map { Word($0) }
        unit = Word(definition.unit)
        source = definition.source
        self.total = total
        self.by = by.map { Word($0) }
        self.rows = rows
        self.unnumbered = unnumbered
        self.protection = Word(protection)
        self.isLowerBound = isLowerBound
    }
}

/// One row of a breakdown.
public struct StatisticRow: Codable, Sendable, Hashable {
    /// The value: a word of the breakdown, `unknown` or `several`.
    public var value: String
    /// How many; missing where it is withheld.
    public var count: Int?

    /// A row.
    public init(_ value: String, _ count: Int?) {
        self.value = value
        self.count = count
    }
}

/// How a figure was made safe for its reader.
public enum StatisticProtection: String, ClosedList {
    /// It is exact.
    case exact
    /// Few are withheld, and what is shown is rounded.
    case rounded
    /// So few are in it that nothing is shown, or no breakdown.
    case withheld
    /// The reader gets it for quarters, half-years and years only.
    case quartersOnly

    public var label: Label {
        switch self {
        case .exact: Label(vi: "Số đúng", en: "Exact")
        case .rounded: Label(vi: "Đã làm tròn, che số nhỏ", en: "Rounded, small numbers withheld")
        case .withheld: Label(vi: "Không công bố vì số nhỏ", en: "Withheld, too few")
        case .quartersOnly:
            Label(vi: "Chỉ có theo quý, nửa năm, năm", en: "For quarters, half-years, years only")
        }
    }
}
