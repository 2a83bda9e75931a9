/// The moment after which nobody waits for an answer, on this machine's monotonic clock.
///
/// Only the remaining time ever crosses the wire, so clocks need not agree.
public struct Deadline: Sendable, Hashable, Comparable {
    /// The moment itself.
    public let instant: ContinuousClock.Instant

    /// A deadline at a moment.
    public init(at instant: ContinuousClock.Instant) {
        self.instant = instant
    }

    /// A deadline some time from now.
    public static func after(_ duration: Duration) -> Deadline {
        Deadline(at: .now.advanced(by: duration))
    }

    /// What is left; zero once it has passed.
    public var remaining: Duration {
        max(.zero, ContinuousClock.now.duration(to: instant))
    }

    /// Whether nobody waits any longer.
    public var hasPassed: Bool { ContinuousClock.now >= instant }

    public static func < (left: Deadline, right: Deadline) -> Bool { left.instant < right.instant }
}
