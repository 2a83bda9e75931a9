import RPC
import RPCTransport
import TestSupport
import Testing
import WireCodec

/// A service that is replaced while it is used.
@Suite(.timeLimit(.minutes(1)))
struct RestartTests {
    /// Starts a server; while the one before still listens, that is tried again.
    private func start(
        _ ministry: TestMinistry,
        _ clerk: DeskClerk,
        port: Int
    ) async throws -> RPCServer {
        while true {
            do {
                return try await RPCServer.start(
                    ServerConfiguration(
                        port: port,
                        service: Desk.name,
                        build: "test",
                        credentials: ministry.serviceCredentials("cases")
                    ),
                    handler: clerk.handler,
                    authorize: { Caller(identity: $0.uri, unit: "", roles: ["officer"]) }
                )
            } catch {
                try await Task.yieldOrCancel()
            }
        }
    }

    @Test func `a rolling restart loses no call and runs none twice`() async throws {
        let ministry = try TestMinistry()
        let filed = Collected<Int>()
        let clerk = DeskClerk(file: { request, _ in
            // Long enough that some are always at work.
            for _ in 0..<20 { await Task.yield() }
            filed.add(request.number)
            return .init(count: request.number)
        })
        var server = try await start(ministry, clerk, port: 0)
        let port = server.port
        let transport = try PooledTransport(
            ClientConfiguration(
                host: "127.0.0.1",
                port: port,
                expecting: ministry.service("cases"),
                credentials: ministry.officerCredentials()
            )
        )
        let over = Collected<Void>()
        try await withThrowingTaskGroup(of: [Int].self) { group in
            for worker in 0..<40 {
                group.addTask {
                    let client = ServiceClient<Desk>(transport, budget: RetryBudget())
                    var answers: [Int] = []
                    while over.all.isEmpty {
                        let number = worker * 1_000_000 + answers.count
                        let answer = try await client.call(File(number: number))
                        #expect(answer.count == number)
                        answers.append(number)
                    }
                    return answers
                }
            }
            for _ in 0..<3 {
                let before = filed.all.count
                while filed.all.count < before + 200 { try await Task.yieldOrCancel() }
                let old = server
                async let stopped: Void = old.shutdown(grace: .seconds(20))
                let next = try await start(ministry, clerk, port: port)
                await stopped
                server = next
            }
            let before = filed.all.count
            while filed.all.count < before + 200 { try await Task.yieldOrCancel() }
            over.add(())
            let answered = try await group.reduce(into: []) { $0 += $1 }
            #expect(answered.count > 800)
            #expect(answered.sorted() == filed.all.sorted())
        }
        await transport.shutdown()
        await server.shutdown(grace: .zero)
    }
}
