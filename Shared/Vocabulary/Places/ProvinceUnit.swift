public import WireCodec

/// What a province's name stood for in a period: a territory with a code of its own.
///
/// A unit ends where its territory changes, even if the name goes on: so a figure of 2024 and one of
/// 2026 under the same name are known to be of two units.
public struct ProvinceUnit: Hashable, Sendable {
    /// The name.
    public let province: Province
    /// The statistics office's code, two digits; codes are used again for other units.
    public let code: String
    /// Province or city.
    public let rank: Rank
    /// The first day; open where the unit is older than the list.
    public let from: CalendarDate?
    /// The last day; open where the unit is in force.
    public let through: CalendarDate?
    /// Which name the territory bears since; missing for a unit in force.
    public let successor: Province?
    /// What it was called, where that differs from the name's label.
    public let name: String

    /// What a unit is.
    public enum Rank: String, ClosedList {
        /// A province.
        case province
        /// A city under the central government.
        case city

        public var label: Label {
            switch self {
            case .province: Label(vi: "Tỉnh", en: "Province")
            case .city: Label(vi: "Thành phố trực thuộc trung ương", en: "Central city")
            }
        }
    }

    init(
        _ province: Province,
        _ code: String,
        _ rank: Rank,
        from: CalendarDate? = nil,
        through: CalendarDate? = nil,
        successor: Province? = nil,
        name: String? = nil
    ) {
        self.province = province
        self.code = code
        self.rank = rank
        self.from = from
        self.through = through
        self.successor = successor
        self.name = name ?? province.label.vi
    }

    /// Whether it stood on at least one of these days.
    public func stood(in days: ClosedRange<CalendarDate>) -> Bool {
        (from.map { $0 <= days.upperBound } ?? true)
            && (through.map { days.lowerBound <= $0 } ?? true)
    }

    /// The units that stood on a day, in the table's order.
    public static func all(on day: CalendarDate) -> [ProvinceUnit] {
        all.filter { $0.stood(in: day...day) }
    }
}

extension Province {
    /// The 34 that stand today.
    public static let current = ProvinceUnit.all.filter { $0.through == nil }.map(\.province)

    /// The periods in which the name stood for something, in order.
    public var units: [ProvinceUnit] { Self.periods[self] ?? [] }

    /// What the name stood for on a day; `nil` where nothing bore it.
    public func unit(on day: CalendarDate) -> ProvinceUnit? {
        units.first { $0.stood(in: day...day) }
    }

    /// The name that the territory bears today: its own, or that of what it was merged into.
    public var today: Province { Self.followed[self] ?? self }

    /// The name that the territory bears on a day: its own as long as it stands.
    public func name(on day: CalendarDate) -> Province {
        guard let last = units.last, let through = last.through, through < day,
            let next = last.successor
        else { return self }
        return next.name(on: day)
    }

    /// The names that were merged into this one, at any remove.
    public var predecessors: [Province] { Self.merged[self] ?? [] }

    private static let periods = Dictionary(grouping: ProvinceUnit.all) { $0.province }
    private static let followed = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, $0.name(on: .latest)) }
    )
    private static let merged = Dictionary(grouping: allCases.filter { $0.today != $0 }) {
        $0.today
    }

    /// What is wrong with saying that something happened there on one of these days, if anything.
    ///
    /// A period in which the name stood for something on any day is admitted: whoever knows but the
    /// year cannot know which unit it was.
    public func fault(in days: ClosedRange<CalendarDate>) -> Fault? {
        let units = units
        guard !units.contains(where: { $0.stood(in: days) }) else { return nil }
        if let last = units.last?.through, last < days.lowerBound { return .ended(into: today) }
        return units.first?.from.map { .notYet(from: $0) }
    }

    /// Why a name does not fit a day.
    public enum Fault: Hashable, Sendable {
        /// It was merged into another before.
        case ended(into: Province)
        /// It begins later.
        case notYet(from: CalendarDate)
    }
}

extension Occurrence {
    /// The days on which it may have happened, in Vietnamese time: one, or those of a month or year.
    public var days: ClosedRange<CalendarDate> {
        let first = VietnameseTime.date(of: at)
        let months =
            switch precision.known {
            case .minute, .hour, .day, nil: 0
            case .month: 1
            case .year: 12
            }
        return first...max(first, first.adding(months: months).adding(days: -1))
    }
}
