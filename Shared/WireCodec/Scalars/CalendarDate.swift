/// A day of the Gregorian calendar, without a time or a zone: a date of birth, a due date.
///
/// On the wire tag 1004 around `YYYY-MM-DD` (RFC 8943). The calendar is proleptic and ends where
/// four digits do: years 1 to 9999.
public struct CalendarDate: Hashable, Sendable {
    /// 1 to 9999.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to the month's last day.
    public let day: Int

    /// The first day that can be written, 0001-01-01.
    public static let earliest = CalendarDate(checkedYear: 1, month: 1, day: 1)
    /// The last day that can be written, 9999-12-31.
    public static let latest = CalendarDate(checkedYear: 9999, month: 12, day: 31)

    /// The day of these numbers; `nil` when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(checkedYear: year, month: month, day: day)
    }

    private init(checkedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Whether February of this year has 29 days.
    public static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// How many days the month has; `month` is 1 to 12.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate {
    /// Days since 1970-01-01; earlier days are negative.
    public var dayNumber: Int {
        // Years are counted from March, so that the leap day is the last of its year, in eras of
        // 400 years, which all have 146,097 days.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day so many days after 1970-01-01; days beyond the calendar become its first or last.
    public init(dayNumber: Int) {
        let number = min(max(dayNumber, -719_162), 2_932_896) + 719_468
        let era = number / 146_097
        let dayOfEra = number - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        self.init(
            checkedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// The day so many days later, or earlier; it stops at the calendar's first and last day, so
    /// that no date from a peer can make the sum trap.
    public func adding(days: Int) -> CalendarDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? (days > 0 ? .latest : .earliest) : CalendarDate(dayNumber: sum)
    }

    /// How many days lie from this day to the other; negative when the other is earlier.
    public func days(to other: CalendarDate) -> Int {
        other.dayNumber - dayNumber
    }

    /// The same day so many months later, or the month's last day where it has no such day: 31
    /// January and one month is 28 or 29 February.
    public func adding(months: Int) -> CalendarDate {
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        if overflow { return months > 0 ? .latest : .earliest }
        guard sum >= 12 else { return .earliest }
        guard sum < 120_000 else { return .latest }
        let lastDay = Self.days(inMonth: sum % 12 + 1, of: sum / 12)
        return CalendarDate(checkedYear: sum / 12, month: sum % 12 + 1, day: min(day, lastDay))
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let place = ((dayNumber + 3) % 7 + 7) % 7
        return Weekday.allCases[place]
    }
}

/// A day of the week, numbered as ISO 8601 does.
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
    case monday = 1
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday
}

extension CalendarDate: Comparable {
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
