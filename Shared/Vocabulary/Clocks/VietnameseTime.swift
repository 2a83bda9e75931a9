public import WireCodec

/// Days as Viet Nam reckons them: UTC+7 the year round, no summer time.
public enum VietnameseTime {
    /// Seven hours.
    public static let offsetSeconds = 7 * 3_600

    /// The day that it is in Viet Nam at a moment.
    public static func date(of instant: Instant) -> CalendarDate {
        instant.date(secondsEastOfUTC: offsetSeconds)
    }

    /// The first millisecond of a day in Viet Nam.
    public static func start(of date: CalendarDate) -> Instant {
        Instant(startOf: date, secondsEastOfUTC: offsetSeconds)
    }

    /// The last millisecond of a day in Viet Nam.
    public static func end(of date: CalendarDate) -> Instant {
        start(of: date).advanced(by: .seconds(86_400) - .milliseconds(1))
    }
}
