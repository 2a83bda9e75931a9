import Foundation

/// Shows that something is going on when it takes longer than a second, and clears the line after.
///
/// Nothing is shown where standard error is not a terminal.
enum Progress {
    /// Does some work under a title.
    static func during<Answer: Sendable>(
        _ title: String,
        _ work: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        guard Terminal.errorIsTerminal else { return try await work() }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await spin(title) }
            defer { group.cancelAll() }
            return try await work()
        }
    }

    private static func spin(_ title: String) async throws {
        let started = ContinuousClock.now
        try await Task.sleep(for: .seconds(1))
        defer { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        while !Task.isCancelled {
            let seconds = started.duration(to: .now).components.seconds
            FileHandle.standardError.write(Data("\r\u{1B}[K\(title) … \(seconds) s".utf8))
            do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
        }
    }
}
