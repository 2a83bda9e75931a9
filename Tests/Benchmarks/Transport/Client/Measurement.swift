import Foundation
import Synchronization

/// One measurement: when it begins and ends, and what was seen in between.
final class Measurement: Sendable {
    /// What the lock guards.
    private struct State {
        var histogram = Histogram()
        var begin: (at: UInt64, server: ProcessUsage, client: Double)?
        var last: UInt64 = 0
    }

    private let server: Int
    private let warmEnd: UInt64
    private let end: UInt64
    private let maximumCalls: Int
    private let calls = Atomic(0)
    private let state = Mutex(State())

    /// Begins after `warmUp`, goes on for `duration`, and ends early after `maximumCalls`.
    init(warmUp: Double, duration: Double, maximumCalls: Int, server: Int) {
        let now = Self.now
        warmEnd = now + UInt64(warmUp * 1e9)
        end = warmEnd + UInt64(duration * 1e9)
        self.maximumCalls = maximumCalls
        self.server = server
    }

    /// The monotonic clock in nanoseconds.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// A call that began at `start` has ended; `false` when no further one should begin.
    func ended(since start: UInt64) -> Bool {
        let now = Self.now
        let total = calls.add(1, ordering: .relaxed).newValue
        guard total < maximumCalls else { return false }
        guard now >= warmEnd else { return true }
        guard now < end else { return false }
        state.withLock { state in
            guard state.begin != nil else {
                state.begin = (now, ProcessUsage(of: server), ProcessUsage.own)
                return
            }
            state.histogram.record(now - start)
            state.last = now
        }
        return true
    }

    /// What was seen, in the words of the peers' harness.
    func results() -> Results? {
        state.withLock { state in
            guard let begin = state.begin, state.last > begin.at, state.histogram.count > 0 else {
                return nil
            }
            let after = ProcessUsage(of: server)
            return Results(
                histogram: state.histogram,
                seconds: Double(state.last - begin.at) / 1e9,
                serverUser: after.user - begin.server.user,
                serverSystem: after.system - begin.server.system,
                client: ProcessUsage.own - begin.client
            )
        }
    }

    /// The figures of a measurement.
    struct Results {
        let histogram: Histogram
        let seconds: Double
        let serverUser: Double
        let serverSystem: Double
        let client: Double

        /// MB a second of calls that each carry so many bytes.
        func throughput(of payload: Int) -> Double {
            Double(histogram.count) / seconds * Double(payload) / 1e6
        }

        /// The JSON fields that the peers' harness tables.
        func fields(payload: Int, server: Int) -> [(String, Double)] {
            let count = Double(histogram.count)
            let cpu = serverUser + serverSystem
            return [
                ("secs", seconds),
                ("ops", count),
                ("ops_s", count / seconds),
                ("p50_us", histogram.quantile(0.5) / 1e3),
                ("p99_us", histogram.quantile(0.99) / 1e3),
                ("p999_us", histogram.quantile(0.999) / 1e3),
                ("max_us", Double(histogram.maximum) / 1e3),
                ("mb_s", throughput(of: payload)),
                ("srv_cpu_us_op", cpu / count * 1e6),
                ("srv_user_us_op", serverUser / count * 1e6),
                ("srv_sys_us_op", serverSystem / count * 1e6),
                ("cli_cpu_us_op", client / count * 1e6),
                ("srv_util", cpu / seconds),
                ("cli_util", client / seconds),
                ("srv_rss_mb", Double(ProcessUsage.memory("VmHWM", of: server)) / 1024),
            ]
        }
    }
}
