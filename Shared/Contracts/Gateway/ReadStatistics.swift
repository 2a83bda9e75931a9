public import RPC
public import Vocabulary
public import WireCodec

/// Figures of several services side by side, each with how it was counted, the year before and whatever
/// was published for the same days.
///
/// Each indicator is one service's, which is asked on behalf of the caller and judges for itself what they
/// may see; a service that is away costs its own figures only, and the answer says so. Differences are
/// shown and not resolved: a published number never replaces a count. Answers `permissionDenied`
/// (`statistics.noLevel`) when every service that was asked denied, `unavailable` when nobody had anything
/// and somebody did not answer; otherwise as ``CountStatistics``.
public struct ReadStatistics: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor(
        "gateway.statistics",
        .read,
        callers: .figureReaders
    )

    /// What is asked for, of whichever services; 1 to 16.
    public var indicators: [Word<Indicator>]
    /// For which days.
    public var period: StatisticPeriod
    /// By what, which every indicator must have; the totals alone where it is missing.
    public var by: Word<StatisticBreakdown>?
    /// As the records said at this moment; now where it is missing.
    public var asOf: Instant?

    /// Asks for figures.
    public init(
        _ indicators: [Word<Indicator>],
        period: StatisticPeriod,
        by: Word<StatisticBreakdown>? = nil,
        asOf: Instant? = nil
    ) {
        self.indicators = indicators
        self.period = period
        self.by = by
        self.asOf = asOf
    }

    public struct Response: Codable, Sendable {
        /// How the part of each service came out that was asked.
        public var parts: [PartReport]
        /// The indicators in the order in which they were asked for, also those whose service is missing.
        public var figures: [ComposedFigure]

        public init(parts: [PartReport], figures: [ComposedFigure]) {
            self.parts = parts
            self.figures = figures
        }
    }
}

/// One indicator with everything that is set beside it.
public struct ComposedFigure: Codable, Sendable, Hashable {
    /// The indicator.
    public var indicator: Word<Indicator>
    /// How it is counted.
    public var provenance: StatisticProvenance
    /// What was counted; missing where the service's part is.
    public var figure: StatisticFigure?
    /// The same days a year earlier, as the records say today, or said at the same moment.
    public var yearBefore: StatisticFigure?
    /// Numbers published for the same days that the caller may read.
    public var published: [PublishedNumber]

    /// An indicator with what is set beside it.
    public init(
        _ definition: IndicatorDefinition,
        figure: StatisticFigure?,
        yearBefore: StatisticFigure?,
        published: [PublishedNumber]
    ) {
        indicator = Word(definition.indicator)
        provenance = StatisticProvenance(definition)
        self.figure = figure
        self.yearBefore = yearBefore
        self.published = published
    }
}

/// How an indicator is counted, as it travels with its figure.
public struct StatisticProvenance: Codable, Sendable, Hashable {
    /// The service that counts.
    public var service: String
    /// The ministries that answer for the records.
    public var source: [OrgID]
    /// What is counted.
    public var unit: Word<StatisticUnit>
    /// The kind of record that it is read from.
    public var recordKind: RecordKind
    /// What counts, and which day decides.
    public var rule: StatisticText
    /// What counts once.
    public var dedup: StatisticText
    /// What the figure is asked for by.
    public var basis: StatisticText
    /// By what it can be broken down.
    public var breakdowns: [Word<StatisticBreakdown>]
    /// The row of a breakdown in which what nobody said stands.
    public var unknownRow: String

    /// The provenance that a definition says.
    public init(_ definition: IndicatorDefinition) {
        service = definition.service
        source = definition.source
        unit = Word(definition.unit)
        recordKind = definition.kind
        rule = StatisticText(definition.rule)
        dedup = StatisticText(definition.dedup)
        basis = StatisticText(definition.basis)
        breakdowns = definition.breakdowns.map { Word($0) }
        unknownRow = StatisticBreakdown.unknown
    }
}

/// A text of the catalogue in both languages.
public struct StatisticText: Codable, Sendable, Hashable {
    /// Vietnamese.
    public var vi: String
    /// English.
    public var en: String

    /// The text of a label.
    public init(_ label: Label) { (vi, en) = (label.vi, label.en) }
}
