public import WireCodec

/// When a limit that began at a moment is over, as Viet Nam reckons it.
public struct DueDate: Hashable, Sendable {
    /// The last moment in time.
    public let at: Instant
    /// Whether a day was counted of which it is not settled that offices work, so that it may move.
    public let isProvisional: Bool

    /// Reckons when a limit is over.
    ///
    /// Hours run from the moment. Days begin with the day after it and end with the last day's
    /// last moment in Vietnamese time, so what starts at 23:59 and what starts at 00:01 are a day
    /// apart. A limit in calendar days or months that ends on a day off does not move.
    public init(_ limit: ClockRule.Limit, from start: Instant, holidays: Holidays) {
        let day = VietnameseTime.date(of: start)
        // A rule comes from configuration: no number in it may trap, nor be counted for hours.
        let count = min(max(0, limit.count), Self.longest)
        switch limit.unit.known {
        case .hours, nil:
            at = start.advanced(by: .seconds(3_600 * count))
            isProvisional = false
        case .calendarDays:
            at = VietnameseTime.end(of: day.adding(days: count))
            isProvisional = false
        case .months:
            at = VietnameseTime.end(of: day.adding(months: count))
            isProvisional = false
        case .workingDays:
            var last = day
            var left = count
            var provisional = false
            while left > 0, last < .latest {
                last = last.adding(days: 1)
                if holidays.isWorkingDay(last) { left -= 1 }
                provisional = provisional || !holidays.isSettled(last)
            }
            at = VietnameseTime.end(of: last)
            isProvisional = provisional
        }
    }

    /// Hours, days or months: more than a century of days.
    private static let longest = 40_000
}
