import Foundation
import Synchronization

/// Shows how far a piece of work is whose length is known; nothing where standard error is no terminal.
enum ProgressBar {
    /// Draws the bar in place of what it showed before.
    static func show(_ title: String, _ done: Int, of all: Int) {
        guard Terminal.errorIsTerminal else { return }
        draw(line(title, done, of: all, width: Terminal.width - 1))
    }

    /// Draws the bar of work whose length is known as a share only, with what is told beside it.
    static func show(_ title: String, share: Double, _ told: String) {
        guard Terminal.errorIsTerminal else { return }
        draw(line(title, share: share, told, width: Terminal.width - 1))
    }

    /// Whether a bar stands on the line.
    static var isShown: Bool { drawn.withLock { $0 != nil } }

    /// Clears the line, before anything else is said.
    static func clear() {
        guard Terminal.errorIsTerminal else { return }
        drawn.withLock { $0 = nil }
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
    }

    /// `Making records [█████·····] 50 % 500000/1000000`.
    static func line(_ title: String, _ done: Int, of all: Int, width: Int) -> String {
        line(
            title,
            share: all > 0 ? Double(done) / Double(all) : 1,
            "\(done)/\(all)",
            width: width
        )
    }

    /// `Checking [█████·····] 50 % 50000 rows`.
    static func line(_ title: String, share: Double, _ told: String, width: Int) -> String {
        let share = min(1, max(0, share))
        let figures = "\(Int(share * 100)) % \(told)"
        // In a narrow window the figures are worth more than the bar.
        let cells = min(mostCells, width - title.displayWidth - figures.displayWidth - 4)
        guard cells >= fewestCells else { return "\(title) \(figures)".fitted(to: max(10, width)) }
        let full = Int(share * Double(cells))
        let bar =
            String(repeating: "█", count: full) + String(repeating: "·", count: cells - full)
        return "\(title) [\(bar)] \(figures)"
    }

    private static func draw(_ line: String) {
        let now = ContinuousClock.now
        let isDue = drawn.withLock { drawn in
            if let last = drawn, last.duration(to: now) < interval { return false }
            drawn = now
            return true
        }
        guard isDue else { return }
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(line)".utf8))
    }

    /// When the bar was drawn last.
    private static let drawn = Mutex<ContinuousClock.Instant?>(nil)
    /// Nobody sees more than this, and a line for each of 100,000 rows costs more than the row.
    private static let interval = Duration.milliseconds(50)
    /// Fits beside a title and two numbers on a narrow window.
    private static let mostCells = 24
    /// Fewer show nothing that the figures do not.
    private static let fewestCells = 4
}
