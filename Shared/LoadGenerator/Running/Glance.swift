/// How a run goes at a moment: totals, and the last whole second.
public struct Glance: Sendable, Hashable {
    /// Good answers so far.
    public var answered: Int
    /// Calls without one so far.
    public var failed: Int
    /// Acts under way.
    public var inFlight: Int
    /// Good answers in the last whole second.
    public var perSecond: Int
    /// Percentiles and the maximum of that second, in nanoseconds.
    public var p50, p99, maximum: UInt64
    /// The p99 of each second of the last minute.
    public var tail: [UInt64]

    /// What a run shows by its totals, and by its seconds so far, the last of which is still filling.
    init(answered: Int, failed: Int, inFlight: Int, seconds: [Measurements.Second]) {
        self.answered = answered
        self.failed = failed
        self.inFlight = inFlight
        let whole = seconds.dropLast()
        perSecond = whole.last?.answered ?? 0
        p50 = whole.last?.latency.percentile(50) ?? 0
        p99 = whole.last?.latency.percentile(99) ?? 0
        maximum = whole.last?.latency.maximum ?? 0
        tail = whole.suffix(60).map { $0.latency.percentile(99) }
    }
}
