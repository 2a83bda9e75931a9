import RPC
import RPCTransport
import TestSupport
import Testing

/// What only real connections have: limits, drains, reconnects, certificates that change.
@Suite(.timeLimit(.minutes(1)))
struct ConnectionTests {
    // MARK: - Flow

    @Test func `small calls pass a large one`() async throws {
        try await TestHouse.with { house in
            try await house.withClient { client in
                let large = [UInt8](repeating: 1, count: 4_000_000)
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 0..<4 {
                        group.addTask { try await client.call(.test("echoOnPool", large)).count }
                    }
                    for _ in 0..<100 {
                        group.addTask { try await client.call(.test("echo", [1])).count }
                    }
                    var order: [Int] = []
                    for try await count in group { order.append(count) }
                    // Were the large ones sent whole, the small ones would all end after them.
                    let firstLarge = try #require(order.firstIndex(of: 4_000_000))
                    #expect(firstLarge > 50)
                    #expect(order.count == 104)
                }
            }
        }
    }

    @Test func `a call whose deadline has passed is not sent`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            try await house.withClient { client in
                let error = await failure { () throws(ServiceError) in
                    try await client.call(.test("echo", within: .zero))
                }
                #expect(error?.outcome == .notStarted)
                #expect(service.journal.entries.isEmpty)
            }
        }
    }

    @Test func `a message above its method's limit is refused by the frame layer`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            try await house.withClient { client in
                let error = await failure { () throws(ServiceError) in
                    try await client.call(.test("small", [UInt8](repeating: 0, count: 300_000)))
                }
                #expect(error?.reason == CallReason.tooLarge)
                #expect(error?.outcome == .notStarted)
                #expect(service.journal.entries.isEmpty)
                let beyond = await failure { () throws(ServiceError) in
                    try await client.call(.test("echo", [UInt8](repeating: 0, count: 5_000_000)))
                }
                #expect(beyond?.outcome == .notStarted)
                // The connection goes on.
                let answer = try await client.call(.test("echo", [4]))
                #expect(answer == [4])
            }
        }
    }

    @Test func `calls beyond the limit in flight are refused and the others answered`() async throws
    {
        var limits = Limits()
        limits.callsInFlight = 8
        limits.connectionsPerAddress = 1
        let service = TestService()
        try await TestHouse.with(service, limits: limits) { house in
            try await house.withClient { client in
                try await withThrowingTaskGroup(of: ServiceError?.self) { group in
                    for _ in 0..<8 {
                        group.addTask {
                            _ = try await client.call(.test("wait"))
                            return nil
                        }
                    }
                    while service.journal.count(of: "waiting") < 8 {
                        try await Task.yieldOrCancel()
                    }
                    let error = await failure { () throws(ServiceError) in
                        try await client.call(.test("echo"))
                    }
                    #expect(error?.code == .resourceExhausted)
                    #expect(error?.outcome == .notStarted)
                    service.gate.open()
                    for try await error in group { #expect(error == nil) }
                }
            }
        }
    }

    @Test func `many cancels in a second do not cost the connection`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            try await house.withClient { client in
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<300 {
                        group.addTask { _ = try? await client.call(.test("wait")) }
                    }
                    while service.journal.count(of: "waiting") < 300, !Task.isCancelled {
                        await Task.yield()
                    }
                    group.cancelAll()
                }
                let answer = try await client.call(.test("echo", [8]))
                #expect(answer == [8])
                #expect(house.reasons.isEmpty)
            }
        }
    }

    @Test func `of many streams that are left after an element none goes on`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            try await house.withClient { client in
                for _ in 0..<200 {
                    let stream = try await client.stream(.test("forever"))
                    #expect(try await stream.next()?.count == 1_024)
                }
                // Far more in a second than may be taken back unread.
                while service.journal.count(of: "stream cancelled") < 200 {
                    try await Task.yieldOrCancel()
                }
                let answer = try await client.call(.test("echo", [8]))
                #expect(answer == [8])
                #expect(house.reasons.isEmpty)
            }
        }
    }

    @Test func `work that ignores its cancelling keeps its place`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            try await house.withClient { client in
                async let error = failure { () throws(ServiceError) in
                    try await client.call(.test("stubborn", within: .seconds(1)))
                }
                await service.journal.waitFor("stubborn began")
                #expect(await error?.code == .deadlineExceeded)
            }
            // The client has gone, the work has not.
            for _ in 0..<100 { await Task.yield() }
            #expect(house.server.connectionCount == 1)
            service.gate.open()
            await service.journal.waitFor("stubborn ended")
            while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
        }
    }

    // MARK: - Who may stay

    @Test func `one identity has only so many connections`() async throws {
        var limits = Limits()
        limits.connectionsPerIdentity = 2
        try await TestHouse.with(limits: limits) { house in
            try await house.withClient { first in
                try await house.withClient { second in
                    _ = try await first.call(.test("echo"))
                    _ = try await second.call(.test("echo"))
                    try await house.withClient { third in
                        let error = await failure { () throws(ServiceError) in
                            try await third.call(.test("echo"))
                        }
                        #expect(error?.reason == ConnectionReason.tooManyOfIdentity)
                        #expect(error?.outcome == .notStarted)
                    }
                    let other = try house.ministry.officerCredentials("2")
                    try await house.withClient(credentials: other) { fourth in
                        let answer = try await fourth.call(.test("echo", [4]))
                        #expect(answer == [4])
                    }
                }
            }
        }
    }

    @Test func `the house takes only so many connections`() async throws {
        var limits = Limits()
        limits.connections = 1
        try await TestHouse.with(limits: limits) { house in
            try await house.withClient { first in
                _ = try await first.call(.test("echo"))
                try await house.withClient { second in
                    let error = await failure { () throws(ServiceError) in
                        try await second.call(.test("echo"))
                    }
                    #expect(error?.code == .unavailable)
                    #expect(error?.outcome == .notStarted)
                    #expect(house.reasons == [ConnectionReason.tooManyConnections])
                }
                let answer = try await first.call(.test("echo", [1]))
                #expect(answer == [1])
            }
        }
    }

    @Test func `handshakes wait for their turn`() async throws {
        var limits = Limits()
        limits.handshakesAtOnce = 1
        try await TestHouse.with(limits: limits) { house in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    let credentials = try house.ministry.officerCredentials("\(number)")
                    group.addTask {
                        try await house.withClient(credentials: credentials) { client in
                            let answer = try await client.call(.test("echo", [1]))
                            #expect(answer == [1])
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func `a peer that lost its right is put out`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            try await house.withClient { client in
                _ = try await client.call(.test("echo"))
                async let waiting = failure { () throws(ServiceError) in
                    try await client.call(.test("wait"))
                }
                await service.journal.waitFor("waiting")
                house.deny(house.ministry.officer())
                house.server.reauthorize()
                let error = await waiting
                #expect(error?.code == .unavailable)
                #expect(error?.outcome == .mayHaveRun)
                await service.journal.waitFor("cancelled")
                while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
                let next = await failure { () throws(ServiceError) in
                    try await client.call(.test("echo"))
                }
                #expect(next?.outcome == .notStarted)
            }
            try await house.withClient(credentials: house.ministry.officerCredentials("2")) {
                _ = try await $0.call(.test("echo"))
                house.server.closeConnections { $0.serial.isEmpty }
                _ = try await $0.call(.test("echo"))
                house.server.closeConnections { $0.uri == house.ministry.officer("2") }
                while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
            }
        }
    }

    @Test func `a connection ends with its certificate`() async throws {
        var limits = Limits()
        limits.certificateLead = .seconds(1)
        try await TestHouse.with(limits: limits) { house in
            let request = CertificateRequest(
                uris: [house.ministry.officer()],
                usages: [.client],
                beginsAfter: .seconds(-60),
                validFor: .seconds(63)
            )
            let credentials = try house.ministry.credentials(
                house.ministry.authority.issue(request)
            )
            try await house.withClient(credentials: credentials) { client in
                _ = try await client.call(.test("echo"))
                while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
            }
        }
    }

    @Test func `new certificates hold for new connections`() async throws {
        let first = try TestMinistry()
        let second = try TestMinistry()
        try await TestHouse.with(ministry: first) { house in
            try await house.withClient { client in
                _ = try await client.call(.test("echo"))
                try house.server.replace(second.serviceCredentials())
                // The open connection goes on; a new one of the old authority is refused.
                _ = try await client.call(.test("echo"))
                try await house.withClient { other in
                    let error = await failure { () throws(ServiceError) in
                        try await other.call(.test("echo"))
                    }
                    #expect(error?.outcome == .notStarted)
                }
                try client.replace(second.officerCredentials())
                let answer = try await client.call(.test("echo", [2]))
                #expect(answer == [2])
            }
        }
    }

    // MARK: - Away and back

    @Test func `a service that is away fails at once and is found again`() async throws {
        let ministry = try TestMinistry()
        var port = 0
        let service = TestService()
        try await TestHouse.with(ministry: ministry) { port = $0.server.port }
        var configuration = ClientConfiguration(
            host: "127.0.0.1",
            port: port,
            expecting: ministry.service(),
            credentials: try ministry.officerCredentials()
        )
        configuration.limits.longestBackoff = .milliseconds(200)
        let client = try PooledTransport(configuration)
        for _ in 0..<5 {
            let start = ContinuousClock.now
            let error = await failure { () throws(ServiceError) in
                try await client.call(.test("echo"))
            }
            #expect(error?.code == .unavailable)
            #expect(error?.outcome == .notStarted)
            #expect(start.duration(to: .now) < .seconds(2))
        }
        let server = try await RPCServer.start(
            ServerConfiguration(
                port: port,
                service: "test",
                build: "test",
                credentials: ministry.serviceCredentials()
            ),
            handler: service,
            authorize: { Caller(identity: $0.uri, unit: "", roles: ["officer"]) }
        )
        var answer: [UInt8]?
        while answer == nil {
            try await Task.yieldOrCancel()
            answer = try? await client.call(.test("echo", [7]))
        }
        #expect(answer == [7])
        await client.shutdown()
        await server.shutdown(grace: .zero)
    }

    @Test func `a drain loses no call`() async throws {
        let service = TestService()
        let ministry = try TestMinistry()
        try await TestHouse.with(service, ministry: ministry) { house in
            try await house.withClient { client in
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    for _ in 0..<50 {
                        group.addTask { try await client.call(.test("wait", [6])) == [6] }
                    }
                    while service.journal.count(of: "waiting") < 50 {
                        try await Task.yieldOrCancel()
                    }
                    async let stopped: Void = house.server.shutdown(grace: .seconds(30))
                    // Calls of after the goaway fail unstarted, so that a client repeats them.
                    var late: ServiceError?
                    while late == nil {
                        try await Task.yieldOrCancel()
                        do throws(ServiceError) {
                            _ = try await client.call(.test("echo"))
                        } catch {
                            late = error
                        }
                    }
                    #expect(late?.outcome == .notStarted)
                    #expect(late?.code == .unavailable)
                    service.gate.open()
                    for try await isRight in group { #expect(isRight) }
                    await stopped
                    #expect(house.server.connectionCount == 0)
                }
            }
        }
    }

    @Test func `what outlasts the grace is cancelled and may have run`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            try await house.withClient { client in
                async let error = failure { () throws(ServiceError) in
                    try await client.call(.test("wait"))
                }
                await service.journal.waitFor("waiting")
                await house.server.shutdown(grace: .milliseconds(50))
                #expect(await error?.outcome == .mayHaveRun)
                #expect(service.journal.count(of: "cancelled") == 1)
            }
        }
    }
}
