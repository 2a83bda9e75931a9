internal import RPC

/// Counts events within windows of one second.
struct RateCounter: Sendable {
    private let limit: Int
    private var windowStart: Moment
    private var count = 0

    /// Allows `limit` events per second.
    init(limit: Int, now: Moment) {
        self.limit = limit
        windowStart = now
    }

    /// Counts one; `false` once the window's events are used up.
    mutating func admits(at now: Moment) -> Bool {
        if windowStart.duration(to: now) >= .seconds(1) {
            windowStart = now
            count = 0
        }
        count += 1
        return count <= limit
    }
}
