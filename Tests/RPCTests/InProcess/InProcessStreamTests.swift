import RPC
import Synchronization
import Testing
import WireCodec

/// Streams in process.
struct InProcessStreamTests {
    static let large = Bytes([UInt8](repeating: 7, count: 100_000))

    @Test func `elements come in order and the stream ends`() async throws {
        let stream = try await LibraryDesk().client().stream(ListBooks(count: 100))
        var titles: [String] = []
        for try await element in stream { titles.append(element.title) }
        #expect(titles == (0..<100).map(String.init))
    }

    @Test func `a refusal is thrown at the opening`() async throws {
        let client = try LibraryDesk().client(as: .visitor)
        let error = await #expect(throws: ServiceError.self) {
            try await client.stream(ListBooks(count: 1))
        }
        #expect(error?.reason == "call.roleMissing")
    }

    @Test func `an error of the handler ends the stream after its elements`() async throws {
        let thrown = ServiceError(.unavailable, reason: "book.fire", "Fire.", outcome: .mayHaveRun)
        let desk = LibraryDesk(list: { _, _, writer in
            try await writer.write(.init(title: "first"))
            throw thrown
        })
        var titles: [String] = []
        let error = await #expect(throws: ServiceError.self) {
            for try await element in try await desk.client().stream(ListBooks(count: 1)) {
                titles.append(element.title)
            }
        }
        #expect(titles == ["first"])
        #expect(error == thrown)
    }

    @Test func `a reader that does not read holds the writer back`() async throws {
        let written = Observed(0)
        let full = Fact()
        let desk = LibraryDesk(list: { request, _, writer in
            for number in 0..<request.count {
                // The third element of 100 kB would pass the window of 256 KiB.
                if number == 2 { full.happened() }
                try await writer.write(.init(title: "\(number)", filler: Self.large))
                written.update { $0 += 1 }
            }
        })
        let stream = try await desk.client().stream(ListBooks(count: 10))
        await full.wait()
        #expect(written.current == 2)
        var count = 0
        for try await _ in stream {
            count += 1
            #expect(written.current <= count + 3)
        }
        #expect(count == 10)
    }

    @Test func `leaving the loop cancels the writer`() async throws {
        let ended = Fact()
        let desk = LibraryDesk(list: { _, _, writer in
            defer { ended.happened() }
            while true { try await writer.write(.init(title: "x", filler: Self.large)) }
        })
        func readOne() async throws {
            for try await _ in try await desk.client().stream(ListBooks(count: 0)) { break }
        }
        try await readOne()
        await ended.wait()
    }

    @Test func `cancelling the reader ends both sides`() async throws {
        let (started, ended) = (Fact(), Fact())
        let desk = LibraryDesk(list: { _, _, writer in
            defer { ended.happened() }
            started.happened()
            await untilCancelled()
        })
        let client = try desk.client()
        let error = await withTaskGroup(of: ServiceError?.self) { group in
            group.addTask {
                do throws(ServiceError) {
                    var elements = try await client.stream(ListBooks(count: 0)).makeAsyncIterator()
                    _ = try await elements.next()
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

    @Test func `the deadline of a stream ends it`() async throws {
        let desk = LibraryDesk(list: { _, _, writer in
            try await writer.write(.init(title: "first"))
            await untilCancelled()
        })
        let error = await #expect(throws: ServiceError.self) {
            let stream = try await desk.client().stream(
                ListBooks(count: 1),
                within: .milliseconds(50)
            )
            for try await _ in stream {}
        }
        #expect(error?.code == .deadlineExceeded)
    }

    @Test func `a stream called as a request is refused`() async throws {
        let transport = InProcessTransport(try LibraryDesk().handler(), as: .reader)
        let call = OutgoingCall(
            head: CallHead(method: "library.list"),
            message: try Wire.encode(ListBooks(count: 1)),
            deadline: .after(.seconds(5))
        )
        let error = await #expect(throws: ServiceError.self) { try await transport.call(call) }
        #expect(error?.reason == "call.wrongKind")
    }
}
