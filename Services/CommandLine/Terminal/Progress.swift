import Foundation
import Synchronization

/// Shows that something is going on when it takes longer than a second, and clears the line after.
///
/// Nothing is shown where standard error is not a terminal. Of several things that go on at once,
/// the first is shown, and none beside a bar: two would write over one another.
enum Progress {
    /// Whether somebody is writing the line.
    private static let isShown = Mutex(false)

    /// Does some work under a title.
    static func during<Answer: Sendable>(
        _ title: String,
        _ work: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        guard Terminal.errorIsTerminal, isShown.withLock({ take(&$0) }) else {
            return try await work()
        }
        defer { isShown.withLock { $0 = false } }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await spin(title) }
            let result: Result<Answer, any Error>
            do {
                result = .success(try await work())
            } catch {
                result = .failure(error)
            }
            // The line is cleared before anything else is said.
            group.cancelAll()
            while await group.nextResult() != nil {}
            return try result.get()
        }
    }

    private static func take(_ isShown: inout Bool) -> Bool {
        defer { isShown = true }
        return !isShown
    }

    private static func spin(_ title: String) async throws {
        let started = ContinuousClock.now
        try await Task.sleep(for: .seconds(1))
        var stands = false
        defer { if stands, !ProgressBar.isShown { write("") } }
        while !Task.isCancelled {
            if !ProgressBar.isShown {
                stands = true
                let seconds = started.duration(to: .now).components.seconds
                write("\(title) … \(seconds) s".fitted(to: max(10, Terminal.width - 1)))
            }
            do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
        }
    }

    private static func write(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(line)".utf8))
    }
}
