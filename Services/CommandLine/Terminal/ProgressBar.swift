import Foundation

/// Shows how far a piece of work is whose length is known; nothing where standard error is no terminal.
enum ProgressBar {
    /// Draws the bar in place of what it showed before.
    static func show(_ title: String, _ done: Int, of all: Int) {
        guard Terminal.errorIsTerminal else { return }
        let line = line(title, done, of: all, width: Terminal.width - 1)
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(line)".utf8))
    }

    /// Clears the line, before anything else is said.
    static func clear() {
        guard Terminal.errorIsTerminal else { return }
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
    }

    /// `Making records [█████·····] 50 % 500000/1000000`.
    static func line(_ title: String, _ done: Int, of all: Int, width: Int) -> String {
        let share = all > 0 ? min(1, Double(max(0, done)) / Double(all)) : 1
        let full = Int(share * Double(cells))
        let bar =
            String(repeating: "█", count: full) + String(repeating: "·", count: cells - full)
        return "\(title) [\(bar)] \(Int(share * 100)) % \(done)/\(all)".fitted(to: max(10, width))
    }

    /// Fits beside a title and two numbers on a narrow window.
    private static let cells = 24
}
