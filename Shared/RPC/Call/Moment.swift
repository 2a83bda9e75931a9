import Glibc

/// A moment on this machine's continuous clock, as a plain number.
///
/// The same clock as `ContinuousClock`, whose instants the compiler knows no layout of: whatever
/// holds one is copied, compared and destroyed through tables of functions, and every call holds
/// some. Durations beyond ninety years are cut off there.
public struct Moment: Sendable, Hashable {
    /// Nanoseconds since the clock's beginning.
    public let nanoseconds: Int64

    /// The moment so many nanoseconds after the clock's beginning.
    @inlinable
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// This moment.
    public static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// The same moment of the standard library's clock.
    public init(_ instant: ContinuousClock.Instant) {
        let age = ContinuousClock().systemEpoch.duration(to: instant)
        self.init(nanoseconds: Self.nanoseconds(age))
    }

    /// The same moment of the standard library's clock, for whoever sleeps until then.
    public var instant: ContinuousClock.Instant {
        ContinuousClock().systemEpoch.advanced(by: .nanoseconds(nanoseconds))
    }

    /// The time from here to `other`; less than nought when that comes first.
    public func duration(to other: Moment) -> Duration {
        .nanoseconds(other.nanoseconds - nanoseconds)
    }

    /// The moment so many milliseconds later.
    @inlinable
    public func advanced(milliseconds: UInt32) -> Moment {
        Moment(nanoseconds: nanoseconds + Int64(milliseconds) * 1_000_000)
    }

    /// The moment that much later.
    public func advanced(by duration: Duration) -> Moment {
        let (sum, isBeyond) = nanoseconds.addingReportingOverflow(Self.nanoseconds(duration))
        return Moment(nanoseconds: isBeyond ? .max : sum)
    }

    /// The moment that much later.
    public static func + (moment: Moment, duration: Duration) -> Moment {
        moment.advanced(by: duration)
    }

    /// Moves on that much.
    public static func += (moment: inout Moment, duration: Duration) {
        moment = moment + duration
    }

    /// The moment that much earlier.
    public static func - (moment: Moment, duration: Duration) -> Moment {
        moment.advanced(by: .zero - duration)
    }

    private static func nanoseconds(_ duration: Duration) -> Int64 {
        // One division; taking seconds and their rest apart costs five times that.
        let longest: Int128 = 3_000_000_000_000_000_000
        return Int64(max(-longest, min(longest, duration.attoseconds / 1_000_000_000)))
    }
}

extension Moment: Comparable {
    @inlinable
    public static func < (left: Moment, right: Moment) -> Bool {
        left.nanoseconds < right.nanoseconds
    }
}
