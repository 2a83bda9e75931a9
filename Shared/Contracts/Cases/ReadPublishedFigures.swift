public import RPC
public import Vocabulary
import WireCodec

/// Reads published numbers of a period, to be set beside what the services count.
///
/// Those that the caller may read as records, for the very days that are asked for; without the text of
/// their source. A withdrawn one is not among them.
public struct ReadPublishedFigures: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.publishedFigures",
        .read,
        callers: .caseReaders,
        via: .gateway
    )

    /// What they count; 1 to 16.
    public var indicators: [Word<PublishedIndicator>]
    /// For which days; 1 to 4 periods.
    public var periods: [StatisticPeriod]

    /// Asks for published numbers.
    public init(_ indicators: [Word<PublishedIndicator>], periods: [StatisticPeriod]) {
        self.indicators = indicators
        self.periods = periods
    }

    /// Published numbers.
    public struct Response: Codable, Sendable {
        /// Newest filed first.
        public var figures: [PublishedNumber]

        /// Published numbers.
        public init(figures: [PublishedNumber]) { self.figures = figures }
    }
}

/// A published number, as far as it is compared.
public struct PublishedNumber: Codable, Sendable, Hashable {
    /// The record, which says where it was published.
    public var reference: PublishedFigureID
    /// What it counts.
    public var indicator: Word<PublishedIndicator>
    /// For which days.
    public var period: StatisticPeriod
    /// The number, and whether it is a bound.
    public var figure: Figure
    /// Whether it sums up groups that the source does not tell apart.
    public var undisclosedSplit: Bool
    /// Whose result it is.
    public var body: OrgID
    /// The provinces that it is about; the whole country where empty.
    public var provinces: [Word<Province>]
    /// Whether what is counted agrees with it; missing where the two cannot be compared: other places, a
    /// rounded or withheld figure, a lower bound.
    public var agrees: Bool?

    /// A published number.
    public init(_ filed: Filed<PublishedFigure>) {
        reference = filed.id
        indicator = filed.record.indicator
        period = StatisticPeriod(from: filed.record.from, until: filed.record.until)
        figure = filed.record.figure
        undisclosedSplit = filed.record.undisclosedSplit
        body = filed.record.body
        provinces = filed.record.provinces
    }

    /// The same, said to agree with a figure or not, where that can be said.
    public func compared(with counted: StatisticFigure) -> PublishedNumber {
        var number = self
        let places = Set(provinces.map { $0.known?.today })
        let isOfSamePlace = places == Set(counted.province.map { [$0.known?.today] } ?? [])
        number.agrees =
            isOfSamePlace && counted.protection == .exact && !counted.isLowerBound
            ? counted.total.map(figure.admits) : nil
        return number
    }
}
