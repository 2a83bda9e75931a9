import RPC
import RPCTransport
import TestSupport
import Testing

/// What holds whichever way a call travels.
@Suite(.timeLimit(.minutes(1)))
struct CallTests {
    @Test(arguments: TransportKind.allCases)
    func `a call is answered with what the handler returns`(kind: TransportKind) async throws {
        try await kind.withClient(of: TestService()) { client in
            for method in ["echo", "echoOnLoop", "echoOnPool", "suspend"] {
                let answer = try await client.call(.test(method, Array(method.utf8)))
                #expect(answer == Array(method.utf8))
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `the handler sees who calls`(kind: TransportKind) async throws {
        try await kind.withClient(of: TestService()) { client in
            let answer = try await client.call(.test("who"))
            #expect(answer == Array("spiffe://mps.homeward.test/officer/104-577".utf8))
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `an error arrives as it was sent`(kind: TransportKind) async throws {
        try await kind.withClient(of: TestService()) { client in
            let error = await failure { () throws(ServiceError) in
                try await client.call(.test("fail"))
            }
            #expect(error == TestService.failure)
        }
    }

    @Test(arguments: TransportKind.allCases, [0, 1, 65_535, 65_536, 65_537, 1_000_000, 4_190_000])
    func `a message of any size comes back whole`(kind: TransportKind, size: Int) async throws {
        try await kind.withClient(of: TestService()) { client in
            let message = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let answer = try await client.call(.test("echoOnPool", message))
            #expect(answer == message)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `a stream delivers its elements in order and ends`(kind: TransportKind) async throws {
        try await kind.withClient(of: TestService()) { client in
            let stream = try await client.stream(
                .test("count", [UInt8](repeating: 0, count: 20_000))
            )
            var numbers: [UInt8] = []
            while let element = try await stream.next() {
                #expect(element.count == 20_000)
                numbers.append(element[0])
            }
            #expect(numbers == Array(0..<100))
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `elements larger than the credit arrive`(kind: TransportKind) async throws {
        try await kind.withClient(of: TestService()) { client in
            let stream = try await client.stream(
                .test("count", [UInt8](repeating: 0, count: 700_000))
            )
            var count = 0
            while let element = try await stream.next() {
                #expect(element.count == 700_000)
                count += 1
            }
            #expect(count == 100)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `a stream that fails delivers what came before`(kind: TransportKind) async throws {
        try await kind.withClient(of: TestService()) { client in
            let stream = try await client.stream(.test("failingStream"))
            #expect(try await stream.next() == [1])
            let error = await failure { () throws(ServiceError) in try await stream.next() }
            #expect(error == TestService.failure)
        }
    }

    @Test(arguments: TransportKind.allCases, ["wait", "waitOnPool"])
    func `cancelling the caller stops the work`(kind: TransportKind, method: String) async throws {
        let service = TestService()
        try await kind.withClient(of: service) { client in
            try await withThrowingTaskGroup(of: ServiceError?.self) { group in
                group.addTask {
                    await failure { () throws(ServiceError) in
                        try await client.call(.test(method))
                    }
                }
                await service.journal.waitFor("waiting")
                group.cancelAll()
                let error = try await group.next()
                #expect(error??.code == .cancelled)
                #expect(error??.outcome != .notStarted)
            }
            await service.journal.waitFor("cancelled")
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `a task that was cancelled before it calls sends nothing`(
        kind: TransportKind
    ) async throws {
        let service = TestService()
        try await kind.withClient(of: service) { client in
            let error = await withTaskGroup(of: ServiceError?.self) { group in
                group.cancelAll()
                group.addTask {
                    await failure { () throws(ServiceError) in
                        try await client.call(.test("wait"))
                    }
                }
                return await group.next() ?? nil
            }
            #expect(error?.code == .cancelled)
            #expect(error?.outcome == .notStarted)
            // Would come behind it.
            _ = try await client.call(.test("echo"))
            #expect(service.journal.count(of: "waiting") == 0)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `the deadline ends the call and its work`(kind: TransportKind) async throws {
        let service = TestService()
        try await kind.withClient(of: service) { client in
            // The connection is there already, so that the time is the work's alone.
            _ = try await client.call(.test("echo"))
            let error = await failure { () throws(ServiceError) in
                try await client.call(.test("wait", within: .milliseconds(500)))
            }
            #expect(error?.code == .deadlineExceeded)
            #expect(error?.outcome != .notStarted)
            await service.journal.waitFor("cancelled")
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `dropping a stream stops its work`(kind: TransportKind) async throws {
        let service = TestService()
        try await kind.withClient(of: service) { client in
            let stream = try await client.stream(.test("forever"))
            #expect(try await stream.next()?.count == 1_024)
            stream.cancel()
            await service.journal.waitFor("stream cancelled")
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `a reader that does not read stops the writer`(kind: TransportKind) async throws {
        let service = TestService()
        try await kind.withClient(of: service) { client in
            let stream = try await client.stream(.test("forever"))
            for _ in 0..<10 { _ = try await stream.next() }
            // Other calls still pass; whatever the writer may send in the meantime is bounded.
            for _ in 0..<50 { _ = try await client.call(.test("suspend")) }
            #expect(service.journal.count(of: "sent") <= 10 + 256 + 256)
            stream.cancel()
            await service.journal.waitFor("stream cancelled")
        }
    }

    @Test(arguments: TransportKind.allCases)
    func `many calls at once are each answered with their own`(kind: TransportKind) async throws {
        try await kind.withClient(of: TestService()) { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<500 {
                    group.addTask {
                        let message = Array("call \(number)".utf8)
                        let method = ["echo", "echoOnLoop", "echoOnPool", "suspend"][number % 4]
                        let answer = try await client.call(.test(method, message))
                        #expect(answer == message)
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
