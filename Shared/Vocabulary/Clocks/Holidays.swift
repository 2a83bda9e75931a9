public import WireCodec

/// The days on which Vietnamese offices are closed although they are weekdays, and the weekend
/// days on which they work in exchange.
///
/// Data, not code: a year is announced by the government each autumn; until then its days are
/// provisional (reckoned from the law and the moon) and are replaced when it is.
public struct Holidays: Codable, Hashable, Sendable {
    /// The years, in order.
    public var years: [Year]

    /// A calendar of years.
    public init(years: [Year]) { self.years = years.sorted { $0.year < $1.year } }

    /// One year's days.
    public struct Year: Codable, Hashable, Sendable {
        /// The year.
        public var year: Int
        /// Whether the days have been announced.
        public var announced: Bool
        /// Weekdays off.
        public var closed: [CalendarDate]
        /// Weekend days worked in exchange.
        public var worked: [CalendarDate]
        /// Weekdays that are worked as the law stands and may be made days off: counted as worked, which
        /// makes a limit end sooner, and the end is shown as provisional.
        public var provisional: [CalendarDate]
        /// Where the days were announced; empty for a year that is only reckoned.
        public var sources: [String]

        /// A year's days.
        public init(
            _ year: Int,
            announced: Bool,
            closed: [CalendarDate],
            worked: [CalendarDate] = [],
            provisional: [CalendarDate] = [],
            sources: [String] = []
        ) {
            self.year = year
            self.announced = announced
            self.closed = closed
            self.worked = worked
            self.provisional = provisional
            self.sources = sources
        }
    }

    /// Whether offices work on a day; a year without data knows weekends and fixed days only.
    public func isWorkingDay(_ day: CalendarDate) -> Bool {
        guard let year = years.first(where: { $0.year == day.year }) else {
            return !day.isWeekend && !Self.fixed.contains(MonthDay(day))
        }
        if year.closed.contains(day) { return false }
        return !day.isWeekend || year.worked.contains(day)
    }

    /// Whether the days of a year have been announced.
    public func isAnnounced(_ year: Int) -> Bool {
        years.first { $0.year == year }?.announced ?? false
    }

    /// Whether it is known that offices work, or do not work, on a day.
    public func isSettled(_ day: CalendarDate) -> Bool {
        guard let year = years.first(where: { $0.year == day.year }) else { return false }
        return year.announced && !year.provisional.contains(day)
    }

    /// This calendar with a year put in the place of what it said of that year.
    public func replacing(_ year: Year) -> Holidays {
        Holidays(years: years.filter { $0.year != year.year } + [year])
    }

    /// New Year, Reunification, Labour Day, National Day.
    private static let fixed: Set<MonthDay> = [
        MonthDay(1, 1), MonthDay(4, 30), MonthDay(5, 1), MonthDay(9, 2),
    ]

    /// A day of every year.
    private struct MonthDay: Hashable {
        let month: Int
        let day: Int

        init(_ month: Int, _ day: Int) {
            self.month = month
            self.day = day
        }

        init(_ date: CalendarDate) { self.init(date.month, date.day) }
    }
}

extension CalendarDate {
    /// Whether it is a Saturday or a Sunday.
    public var isWeekend: Bool { weekday == .saturday || weekday == .sunday }
}
