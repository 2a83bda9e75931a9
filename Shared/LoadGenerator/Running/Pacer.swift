internal import Glibc

/// Waits for intended starts: sleeps while there is time, spins for the last of it.
///
/// It blocks its thread, so it has one of its own. How late it woke is measured and reported, not
/// assumed.
struct Pacer {
    /// How long before a moment sleeping ends and spinning begins.
    ///
    /// Longer than a timer usually overshoots once the slack is off, and short enough that even
    /// 5,000 starts a second cost a twentieth of a core.
    private static let spin: UInt64 = 10_000
    /// How long sleeping lasts at most, so that a cancelled run ends soon.
    private static let longestSleep: UInt64 = 50_000_000

    /// How long was spent spinning, which is no work.
    private(set) var spun: UInt64 = 0

    /// A pacer for the calling thread.
    init() {
        Self.removeSlack()
        ThreadPriority.raise()
    }

    /// Waits until a moment; answers when it woke, at or after it, or `nil` when cancelled.
    mutating func wait(until moment: UInt64) -> UInt64? {
        var now = MonotonicTime.now
        while now &+ Self.spin < moment {
            guard !Task.isCancelled else { return nil }
            MonotonicTime.sleep(until: min(moment - Self.spin, now + Self.longestSleep))
            now = MonotonicTime.now
        }
        let began = now
        while now < moment { now = MonotonicTime.now }
        spun += now - began
        return now
    }

    /// Linux lets ordinary timers run 50 µs late to save wake-ups; this thread wants to be on time.
    ///
    /// Where the system does not allow it, lateness shows it.
    private static func removeSlack() {
        guard let file = fopen("/proc/\(CPUMeter.currentThread)/timerslack_ns", "w") else { return }
        fputs("1", file)
        fclose(file)
    }
}
