internal import Glibc

/// The time that only goes forward, in nanoseconds, as cheap as it can be read.
enum MonotonicTime {
    /// Nanoseconds since some moment before this process began.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    /// Sleeps until a moment; returns early when a signal arrives.
    static func sleep(until moment: UInt64) {
        var time = timespec(
            tv_sec: Int(moment / 1_000_000_000),
            tv_nsec: Int(moment % 1_000_000_000)
        )
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil)
    }
}
