public import WireCodec

/// The days that a figure is about, both included, as days in Viet Nam.
public struct StatisticPeriod: Codable, Hashable, Sendable {
    /// The first day.
    public var from: CalendarDate
    /// The last day.
    public var until: CalendarDate

    /// The days from one to another.
    public init(from: CalendarDate, until: CalendarDate) {
        self.from = from
        self.until = until
    }

    /// Whether a day is in it.
    public func contains(_ day: CalendarDate) -> Bool { from <= day && day <= until }

    /// Whether it shares a day with the time from one day to another; without an end it is still going on.
    public func touches(from begin: CalendarDate, until end: CalendarDate?) -> Bool {
        begin <= until && end.map { from <= $0 } ?? true
    }

    /// How many days it has.
    public var days: Int { from.days(to: until) + 1 }

    /// The same time a year earlier; a month's last day stays the month's last day.
    public var yearBefore: StatisticPeriod {
        let next = until.adding(days: 1)
        return StatisticPeriod(
            from: from.adding(months: -12),
            until: next.day == 1
                ? next.adding(months: -12).adding(days: -1) : until.adding(months: -12)
        )
    }

    /// Whether it is a quarter, a half of a calendar year, a calendar year, or the year of the report on
    /// trafficking in persons, from 1 April to 31 March.
    ///
    /// Figures of persons are given to whoever has no need of exact ones for such periods only, so that
    /// nobody gets at few people by taking one period from another.
    public var isOfQuarters: Bool {
        guard from.day == 1 else { return false }
        let lengths: [Int: [Int]] = [1: [3, 6, 12], 4: [3, 12], 7: [3, 6], 10: [3]]
        return lengths[from.month, default: []].contains {
            until == from.adding(months: $0).adding(days: -1)
        }
    }
}
