import Foundation
import LoadGenerator

/// Shows how a run goes, on a terminal, while it goes: three lines that are drawn again.
///
/// Nothing is shown where standard error is no terminal.
struct LiveView: Sendable {
    /// What runs.
    let title: String
    /// How long it is measured.
    let total: Duration

    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// Draws until cancelled, and clears what was drawn.
    func show(_ recorder: Recorder, after warmUp: Duration) async {
        guard Terminal.errorIsTerminal else { return }
        let begun = ContinuousClock.now
        var height = 0
        while !Task.isCancelled {
            let elapsed = begun.duration(to: .now) - warmUp
            let lines = lines(recorder.glance, elapsed: elapsed, width: Terminal.width)
            draw(lines, over: height)
            height = lines.count
            do { try await Task.sleep(for: .milliseconds(500)) } catch { break }
        }
        draw([], over: height)
    }

    private func draw(_ lines: [String], over height: Int) {
        var text = height > 0 ? "\u{1B}[\(height)A\u{1B}[J" : ""
        text += lines.map { $0 + "\n" }.joined()
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// The lines for a moment.
    func lines(_ glance: Glance, elapsed: Duration, width: Int) -> [String] {
        let text = FigureText(language: .current)
        let seconds = elapsed / .seconds(1)
        let all = total / .seconds(1)
        let part = min(1, max(0, seconds / all))
        let filled = Int(part * 20)
        let progress =
            String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
        let time =
            seconds < 0
            ? LoadPhrase.warmingUp() : "\(Int(seconds)) / \(Int(all.rounded())) s"
        // Until a whole second has passed there is nothing to say of one.
        func duration(_ value: UInt64) -> String { value == 0 ? "–" : text.duration(value) }
        let figures = [
            "\(text.count(glance.perSecond))/s", "p50 \(duration(glance.p50))",
            "p99 \(duration(glance.p99))", "max \(duration(glance.maximum))",
            LoadPhrase.liveErrors(text.count(glance.failed)),
            LoadPhrase.liveInFlight(text.count(glance.inFlight)),
        ]
        return [
            "\(title)  \(progress)  \(time)", figures.joined(separator: "  "),
            "p99 " + Self.sparkline(glance.tail),
        ].map { $0.fitted(to: width) }
    }

    /// Values as bars, the highest of them full.
    static func sparkline(_ values: [UInt64]) -> String {
        guard let highest = values.max(), highest > 0 else {
            return String(repeating: bars[0], count: values.count)
        }
        return String(
            values.map { value in
                bars[min(bars.count - 1, Int(Double(value) / Double(highest) * 8))]
            }
        )
    }
}
