import Foundation
import RPC
import Storage
import Testing
import Vocabulary

@testable import Records

/// What holds others up for a moment, so that what may happen at once does happen at once.
extension Office {
    /// What somebody is answered whose snapshot is from before a change, and who reads after it, bringing the
    /// shelf what they find.
    func reading<Answer: Sendable>(
        asBefore change: () async throws -> Void,
        _ body: @escaping @Sendable (ReadingDesk) throws -> Answer
    ) async throws -> Answer {
        let lease = try #require(keeper.shelf.lease())
        defer { keeper.shelf.giveBack(lease) }
        let (begun, changed) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let answer = keeper.read(.filing(by: .lan), under: lease) { desk in
            // The snapshot stands from its first statement on.
            _ = try desk.reading.row("SELECT COUNT(*) AS n FROM records")
            begun.signal()
            changed.wait()
            return try body(desk)
        }
        await withCheckedContinuation { continuation in
            // On a thread that may wait.
            DispatchQueue.global().async {
                begun.wait()
                continuation.resume()
            }
        }
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await change()) } catch { outcome = .failure(error) }
        changed.signal()
        try outcome.get()
        return try await answer
    }

    /// Begins writes while the writer is held up, so that it finds all of them at once.
    func sharingCommit<Begun>(_ begin: () -> Begun) async throws -> Begun {
        let release = DispatchSemaphore(value: 0)
        let busy = Task.immediate { [keeper] in
            try await keeper.store.write { _ in release.wait() }
        }
        let begun = begin()
        release.signal()
        try await busy.value
        return begun
    }
}
