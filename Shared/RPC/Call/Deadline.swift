/// The moment after which nobody waits for an answer, on this machine's monotonic clock.
///
/// Only the remaining time ever crosses the wire, so clocks need not agree.
public struct Deadline: Sendable, Hashable, Comparable {
    /// The moment itself.
    public let moment: Moment

    /// A deadline at a moment.
    public init(at moment: Moment) {
        self.moment = moment
    }

    /// A deadline some time from now.
    public static func after(_ duration: Duration) -> Deadline {
        Deadline(at: .now + duration)
    }

    /// The moment on the standard library's clock.
    public var instant: ContinuousClock.Instant { moment.instant }

    /// What is left; zero once it has passed.
    public var remaining: Duration { max(.zero, Moment.now.duration(to: moment)) }

    /// Whether nobody waits any longer.
    public var hasPassed: Bool { Moment.now >= moment }

    public static func < (left: Deadline, right: Deadline) -> Bool { left.moment < right.moment }
}
