import Dispatch
import Foundation
import Storage

/// Holds the writer busy, so that a test can queue requests behind it.
struct BusyWriter {
    private let release: DispatchSemaphore
    private let ended: Task<Void, any Error>

    /// Occupies the writer; returns once it is occupied.
    static func occupy(_ store: Store) async -> BusyWriter {
        let release = DispatchSemaphore(value: 0)
        // Runs beside the test until `end` awaits it.
        let (occupied, signal) = AsyncStream.makeStream(of: Void.self)
        let ended = Task {
            try await store.write { _ in
                signal.finish()
                release.wait()
                // Longer than anybody may join it: what was queued comes in a commit of its own.
                Thread.sleep(forTimeInterval: 0.004)
            }
        }
        for await _ in occupied {}
        return BusyWriter(release: release, ended: ended)
    }

    /// Lets the writer go on.
    func end() async throws {
        release.signal()
        try await ended.value
    }
}

extension Store {
    /// Starts writes that wait for the occupied writer, in order; answers their results' tasks.
    func queue<T: Sendable>(
        before deadline: ContinuousClock.Instant? = nil,
        _ bodies: [@Sendable (WriteTransaction) throws -> T]
    ) async -> [Task<T, any Error>] {
        var tasks: [Task<T, any Error>] = []
        for body in bodies {
            // `immediate` runs up to the first suspension, which is after the request was queued.
            tasks.append(
                Task.immediate { try await self.write(before: deadline, body) }
            )
        }
        return tasks
    }
}
