import Foundation
import RPC
import Synchronization
import Testing
import WireCodec

/// Calls in process: what holds over mutual TLS holds here.
struct InProcessTests {
    @Test func `a call is answered`() async throws {
        let client = try LibraryDesk().client()
        #expect(try await client.call(FindBook(title: "x")) == .init(shelf: 7))
    }

    @Test func `the caller passes the same checks`() async throws {
        let client = try LibraryDesk().client(as: .visitor)
        let error = await #expect(throws: ServiceError.self) {
            try await client.call(FindBook(title: "x"))
        }
        #expect(error?.reason == "call.roleMissing")
        #expect(error?.outcome == .notStarted)
    }

    @Test func `the head travels as bytes`() async throws {
        let desk = LibraryDesk()
        let purpose = StatedPurpose("reception", reference: "12")
        _ = try await desk.client().call(ReadFile(), purpose: purpose)
        #expect(desk.contexts.first?.head.purpose == purpose)
        #expect(desk.contexts.first?.message == [0xa0])
    }

    @Test func `a deadline ends the call and cancels the handler`() async throws {
        let ended = Fact()
        let desk = LibraryDesk(lend: { _, _ in
            defer { ended.happened() }
            await untilCancelled()
            throw CancellationError()
        })
        let client = try desk.client()
        let error = await #expect(throws: ServiceError.self) {
            try await client.call(LendBook(title: "x"), within: .milliseconds(50))
        }
        await ended.wait()
        #expect(error?.code == .deadlineExceeded)
        #expect(error?.outcome == .mayHaveRun)
    }

    @Test func `cancelling reaches the handler and the calls behind it`() async throws {
        let (started, ended) = (Fact(), Fact())
        let below = try LibraryDesk(find: { _, _ in
            started.happened()
            defer { ended.happened() }
            await untilCancelled()
            throw CancellationError()
        }).client()
        let above = try LibraryDesk(find: { request, _ in try await below.call(request) }).client()
        let error = await withTaskGroup(of: ServiceError?.self) { group in
            group.addTask {
                do throws(ServiceError) {
                    _ = try await above.call(FindBook(title: "x"))
                    return nil
                } catch {
                    return error
                }
            }
            await started.wait()
            group.cancelAll()
            return await group.next() ?? nil
        }
        await ended.wait()
        #expect(error?.code == .cancelled)
    }

    @Test func `a call from a cancelled task is not started`() async throws {
        let desk = LibraryDesk()
        let client = try desk.client()
        let error = await withTaskGroup(of: ServiceError?.self) { group in
            group.cancelAll()
            group.addTask {
                do throws(ServiceError) {
                    _ = try await client.call(FindBook(title: "x"))
                    return nil
                } catch {
                    return error
                }
            }
            return await group.next() ?? nil
        }
        #expect(error?.code == .cancelled)
        #expect(error?.outcome == .notStarted)
        #expect(desk.contexts.isEmpty)
    }

    @Test(arguments: [Caller.reader, .visitor])
    func `whoever is answered at once in a loop leaves others their turn`(
        caller: Caller
    ) async throws {
        let client = try LibraryDesk().client(as: caller)
        let hasHadTurn = Observed(false)
        let mostCalls = 5_000
        let waited = await withTaskGroup(of: Bool.self) { group in
            // Twice as many as the pool has threads: they take all of them, whoever else runs.
            for _ in 0..<2 * ProcessInfo.processInfo.activeProcessorCount {
                group.addTask {
                    for _ in 0..<mostCalls {
                        _ = try? await client.call(PeekBook())
                        if hasHadTurn.current { return true }
                    }
                    return false
                }
            }
            group.addTask {
                hasHadTurn.update { $0 = true }
                return true
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(!waited.contains(false), "somebody called \(mostCalls) times meanwhile")
    }
}

/// Suspends until the task is cancelled.
func untilCancelled() async {
    let fact = Fact()
    await withTaskCancellationHandler {
        await fact.wait()
    } onCancel: {
        fact.happened()
    }
}
