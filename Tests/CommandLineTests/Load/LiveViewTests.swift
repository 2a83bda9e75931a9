import RPC
import Testing

@testable import LoadGenerator
@testable import homeward

@Suite struct LiveViewTests {
    /// Three whole seconds and the beginning of a fourth: 20, 40 and 60 answers, each second slower than the
    /// one before.
    private var glance: Glance {
        var measured = Measurements()
        for second in 0..<4 as Range<UInt64> {
            for number in 0..<(second == 3 ? 5 : 20 * (second + 1)) {
                measured.record(
                    MeasuredCall(
                        method: "cases.open",
                        outcome: .answered,
                        intended: second * 1_000_000_000 + number * 1_000_000,
                        latency: (second + 1) * 10_000_000,
                        service: 1_000_000
                    )
                )
            }
        }
        for _ in 0..<1_234 {
            measured.record(
                MeasuredCall(
                    method: "cases.open",
                    outcome: .failed(.unavailable, .notStarted),
                    intended: 0,
                    latency: 1,
                    service: 1
                )
            )
        }
        return Glance(
            answered: measured.answered,
            failed: measured.failed,
            inFlight: 17,
            seconds: measured.seconds
        )
    }

    private let view = LiveView(title: "mixed · closed loop 2 × 8", total: .seconds(40))

    @Test func `it shows rate, percentiles, errors, calls in flight and a sparkline`() {
        let lines = view.lines(glance, elapsed: .seconds(10), width: 200)
        #expect(lines.count == 3)
        #expect(
            lines[0] == "mixed · closed loop 2 × 8  " + String(repeating: "█", count: 5)
                + String(repeating: "░", count: 15) + "  10 / 40 s"
        )
        // Of the second that is still filling nothing is shown.
        #expect(lines[1].hasPrefix("60/s  p50 30"))
        for part in ["p99 30", "max 30", "1\u{202F}234", "17"] { #expect(lines[1].contains(part)) }
        #expect(lines[2] == "p99 ▃▆█")
    }

    @Test func `before the first whole second there are no figures, and no progress yet`() {
        let empty = Glance(answered: 0, failed: 0, inFlight: 0, seconds: [])
        let lines = view.lines(empty, elapsed: .seconds(-2), width: 200)
        #expect(lines[0].hasSuffix(LoadPhrase.warmingUp()))
        #expect(!lines[0].contains("█"))
        #expect(lines[1].hasPrefix("0/s  p50 –  p99 –  max –"))
        #expect(lines[2] == "p99 ")
    }

    @Test(arguments: [1, 12, 40, 80])
    func `no line is wider than the terminal, and which loop it is stays longest`(width: Int) {
        let lines = view.lines(glance, elapsed: .seconds(90), width: width)
        #expect(lines.allSatisfy { $0.displayWidth <= width })
        if width >= 40 { #expect(lines[0].hasPrefix("mixed · closed loop 2 × 8")) }
    }
}
