public import WireCodec

/// How long a clock runs, on what legal basis, and from when to when that holds.
public struct ClockRule: Codable, Hashable, Sendable {
    /// The clock.
    public var name: ClockName
    /// How long.
    public var limit: Limit
    /// How long at most, with every extension; missing where no bound is known.
    public var upTo: Limit?
    /// What the limit rests on; practice and proposals say so.
    public var legalBasis: LegalBasis
    /// The first day on which the rule holds.
    public var validFrom: CalendarDate
    /// The last day on which it holds; open where missing.
    public var validTo: CalendarDate?
    /// Whether the limit was read in the law itself; what is not is shown as unconfirmed.
    public var confirmed: Bool

    /// A rule.
    public init(
        _ name: ClockName,
        _ limit: Limit,
        upTo: Limit? = nil,
        legalBasis: LegalBasis,
        validFrom: CalendarDate,
        validTo: CalendarDate? = nil,
        confirmed: Bool
    ) {
        self.name = name
        self.limit = limit
        self.upTo = upTo
        self.legalBasis = legalBasis
        self.validFrom = validFrom
        self.validTo = validTo
        self.confirmed = confirmed
    }

    /// Whether the rule holds on a day.
    public func holds(on day: CalendarDate) -> Bool {
        validFrom <= day && (validTo.map { day <= $0 } ?? true)
    }

    /// How long a clock runs.
    public struct Limit: Codable, Hashable, Sendable {
        /// How many.
        public var count: Int
        /// Of what.
        public var unit: Word<Unit>

        /// Hours from the moment itself.
        public static func hours(_ count: Int) -> Limit { Limit(count: count, unit: Word(.hours)) }
        /// Days of the calendar, ending with the last day in Vietnamese time.
        public static func calendarDays(_ count: Int) -> Limit {
            Limit(count: count, unit: Word(.calendarDays))
        }
        /// Days on which offices work, ending with the last one in Vietnamese time.
        public static func workingDays(_ count: Int) -> Limit {
            Limit(count: count, unit: Word(.workingDays))
        }
        /// Months of the calendar.
        public static func months(_ count: Int) -> Limit {
            Limit(count: count, unit: Word(.months))
        }
    }

    /// What a limit is counted in.
    public enum Unit: String, ClosedList {
        /// Hours, to the millisecond.
        case hours
        /// Days of the calendar; the first day is not counted.
        case calendarDays
        /// Working days; the first day is not counted.
        case workingDays
        /// Months of the calendar, cut to the month's last day.
        case months

        public var label: Label {
            switch self {
            case .hours: Label(vi: "giờ", en: "hours")
            case .calendarDays: Label(vi: "ngày", en: "days")
            case .workingDays: Label(vi: "ngày làm việc", en: "working days")
            case .months: Label(vi: "tháng", en: "months")
            }
        }
    }
}
