import Foundation
import Synchronization

/// Rows that a reader on a thread of its own hands over one by one, a few ahead of whoever takes them.
///
/// Readers of files call back and know nothing of calls that wait; so the reader waits instead, and of a
/// large file only these few rows are held.
struct RowFeed<Row: Sendable>: AsyncSequence, Sendable {
    /// That nobody takes the rows any more.
    private struct Stopped: Error {}

    private let stream: AsyncThrowingStream<Row, any Error>
    private let room: DispatchSemaphore
    private let isStopped: Stop

    /// Whether the reader is to stop.
    private final class Stop: Sendable {
        let value = Mutex(false)
    }

    /// Begins to read; `ahead` rows wait at most.
    init(ahead: Int, _ read: @escaping @Sendable (_ take: (Row) throws -> Void) throws -> Void) {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: Row.self)
        // From nought: a semaphore must not end lower than it began.
        let room = DispatchSemaphore(value: 0)
        for _ in 0..<ahead { room.signal() }
        let stop = Stop()
        let thread = Thread {
            do {
                try read { row in
                    room.wait()
                    if stop.value.withLock({ $0 }) { throw Stopped() }
                    continuation.yield(row)
                }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        thread.stackSize = 4 << 20
        thread.start()
        self.stream = stream
        self.room = room
        isStopped = stop
    }

    /// Lets the reader end where no more rows are wanted.
    func stop() {
        isStopped.value.withLock { $0 = true }
        room.signal()
    }

    func makeAsyncIterator() -> Iterator { Iterator(rows: stream.makeAsyncIterator(), room: room) }

    /// Takes the rows.
    struct Iterator: AsyncIteratorProtocol {
        fileprivate var rows: AsyncThrowingStream<Row, any Error>.Iterator
        fileprivate let room: DispatchSemaphore

        mutating func next() async throws -> Row? { try await next(isolation: nil) }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> Row? {
            guard let row = try await rows.next(isolation: actor) else { return nil }
            room.signal()
            return row
        }
    }
}
