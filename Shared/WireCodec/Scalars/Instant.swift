/// A moment in UTC, to the millisecond.
///
/// On the wire tag 1: an integer when it is a whole second, a float otherwise. Peers that send
/// finer fractions are rounded to the millisecond. Due dates and periods are not instants; they
/// are ``CalendarDate`` values reckoned in a zone.
public struct Instant: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; earlier moments are negative.
    public let millisecondsSinceEpoch: Int64

    /// The first moment that can be written, 0001-01-01T00:00:00Z.
    public static let earliest = Instant(uncheckedMilliseconds: -62_135_596_800_000)
    /// The last moment that can be written, 9999-12-31T23:59:59.999Z.
    public static let latest = Instant(uncheckedMilliseconds: 253_402_300_799_999)

    /// The moment so many milliseconds after 1970 began; what lies beyond the years 1 to 9999
    /// becomes ``earliest`` or ``latest``, so that every instant has a text and no sum can trap.
    public init(millisecondsSinceEpoch: Int64) {
        self.init(
            uncheckedMilliseconds: min(
                max(millisecondsSinceEpoch, Self.earliest.millisecondsSinceEpoch),
                Self.latest.millisecondsSinceEpoch
            )
        )
    }

    private init(uncheckedMilliseconds: Int64) {
        millisecondsSinceEpoch = uncheckedMilliseconds
    }

    /// The moment of these seconds, `nil` when it lies beyond the years 1 to 9999.
    init?(wireSeconds seconds: Int64) {
        let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        guard !overflow, Instant.range.contains(milliseconds) else { return nil }
        self.init(uncheckedMilliseconds: milliseconds)
    }

    /// The moment of these seconds, `nil` for no number or beyond the years 1 to 9999.
    init?(wireSeconds seconds: Double) {
        let milliseconds = (seconds * 1000).rounded()
        guard milliseconds.isFinite, abs(milliseconds) < 1e15,
            Instant.range.contains(Int64(milliseconds))
        else { return nil }
        self.init(uncheckedMilliseconds: Int64(milliseconds))
    }

    /// The seconds since 1970 began, where they are whole; else they travel as ``seconds``.
    var wholeSeconds: Int64? {
        let (seconds, rest) = millisecondsSinceEpoch.quotientAndRemainder(dividingBy: 1000)
        return rest == 0 ? seconds : nil
    }

    /// The seconds since 1970 began, with their fraction.
    var seconds: Double { Double(millisecondsSinceEpoch) / 1000 }

    private static var range: ClosedRange<Int64> {
        earliest.millisecondsSinceEpoch...latest.millisecondsSinceEpoch
    }
}

extension Instant: Comparable {
    public static func < (left: Instant, right: Instant) -> Bool {
        left.millisecondsSinceEpoch < right.millisecondsSinceEpoch
    }
}

extension Instant {
    /// The moment so much later, or earlier; parts of a millisecond are dropped.
    public func advanced(by duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        let (sum, beyond) = whole.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
        let (moment, outside) = millisecondsSinceEpoch.addingReportingOverflow(sum)
        if overflow || beyond || outside { return seconds > 0 ? .latest : .earliest }
        return Instant(millisecondsSinceEpoch: moment)
    }

    /// How long it is from this moment to the other; negative when the other is earlier.
    public func duration(to other: Instant) -> Duration {
        .milliseconds(other.millisecondsSinceEpoch - millisecondsSinceEpoch)
    }

    /// The day on which the moment falls in a zone so many seconds east of Greenwich.
    public func date(secondsEastOfUTC offset: Int = 0) -> CalendarDate {
        let seconds = Self.floorDivide(Int(millisecondsSinceEpoch), 1000) + offset
        return CalendarDate(dayNumber: Self.floorDivide(seconds, 86_400))
    }

    /// The first moment of a day in a zone so many seconds east of Greenwich.
    public init(startOf date: CalendarDate, secondsEastOfUTC offset: Int = 0) {
        self.init(millisecondsSinceEpoch: Int64(date.dayNumber * 86_400 - offset) * 1000)
    }

    static func floorDivide(_ number: Int, _ divisor: Int) -> Int {
        (number - ((number % divisor) + divisor) % divisor) / divisor
    }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if decoder is WireDecoder {
            self = try container.decode(Instant.self)
            return
        }
        guard let instant = Instant(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "not an RFC 3339 time"
            )
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if encoder is WireEncoder {
            try container.encode(self)
        } else {
            try container.encode(text)
        }
    }
}
