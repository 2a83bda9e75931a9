import Synchronization
import Testing

@testable import Records

/// One page at a time, for however many readers.
@Suite struct FeedTurnsTests {
    /// How many are at work, and in which order they began.
    private final class Desk: Sendable {
        let state = Mutex((atWork: 0, most: 0, order: [Int]()))

        var order: [Int] { state.withLock { $0.order } }

        func work(_ number: Int) async {
            state.withLock {
                $0.atWork += 1
                $0.most = max($0.most, $0.atWork)
                $0.order.append(number)
            }
            for _ in 0..<4 { await Task.yield() }
            state.withLock { $0.atWork -= 1 }
        }
    }

    /// Somebody who has the turn until told to give it back.
    private struct Holder {
        let task: Task<Void, any Error>
        private let gate: AsyncStream<Void>.Continuation

        init(of turns: FeedTurns) async {
            let (closed, gate) = AsyncStream.makeStream(of: Void.self)
            let (begun, signal) = AsyncStream.makeStream(of: Void.self)
            self.gate = gate
            // It holds the turn while the test goes on, which a group's closure would wait for.
            task = Task {
                try await turns.take {
                    signal.finish()
                    for await _ in closed {}
                }
            }
            for await _ in begun {}
        }

        func giveBack() async throws {
            gate.finish()
            try await task.value
        }
    }

    /// Waits until so many wait.
    private func until(_ count: Int, waitFor turns: FeedTurns) async {
        while turns.waiting != count { await Task.yield() }
    }

    @Test func `of many readers one reads at a time, in the order in which they came`() async throws
    {
        let turns = FeedTurns()
        let desk = Desk()
        let holder = await Holder(of: turns)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask { try await turns.take { await desk.work(number) } }
                await until(number + 1, waitFor: turns)
            }
            #expect(desk.order.isEmpty)
            try await holder.giveBack()
            try await group.waitForAll()
        }
        #expect(desk.state.withLock { $0.most } == 1)
        #expect(desk.order == Array(0..<20))
    }

    @Test func `whoever leaves while waiting reads nothing and holds up nobody`() async throws {
        let turns = FeedTurns()
        let desk = Desk()
        let holder = await Holder(of: turns)
        // Tasks, since one of them is cancelled and the other is not.
        let leaving = Task { try await turns.take { await desk.work(1) } }
        await until(1, waitFor: turns)
        // As above.
        let staying = Task { try await turns.take { await desk.work(2) } }
        await until(2, waitFor: turns)
        leaving.cancel()
        await #expect(throws: CancellationError.self) { try await leaving.value }
        #expect(turns.waiting == 1)
        // A task that is called off before it asks does not even begin to wait.
        let gone = Task {
            while !Task.isCancelled { await Task.yield() }
            try await turns.take { await desk.work(3) }
        }
        gone.cancel()
        await #expect(throws: CancellationError.self) { try await gone.value }
        #expect(turns.waiting == 1)
        try await holder.giveBack()
        try await staying.value
        #expect(desk.order == [2])
        // The turn is free again.
        try await turns.take { await desk.work(4) }
        #expect(desk.order == [2, 4])
    }

    @Test func `the turn is free again after a reader that failed`() async throws {
        struct Failure: Error {}
        let turns = FeedTurns()
        await #expect(throws: Failure.self) { try await turns.take { throw Failure() } }
        let desk = Desk()
        try await turns.take { await desk.work(1) }
        #expect(desk.order == [1])
    }
}
