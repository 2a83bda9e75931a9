import Foundation
import RPC
import RPCTransport
import TestSupport
import Testing

/// Servers and clients that share their threads, as a service has them that calls others.
@Suite(.timeLimit(.minutes(1)))
struct EventLoopsTests {
    private let ministry: TestMinistry
    private let loops = EventLoops(count: 1)

    init() throws { ministry = try TestMinistry() }

    private func start(_ clerk: DeskClerk) async throws -> RPCServer {
        try await RPCServer.start(
            ServerConfiguration(
                service: Desk.name,
                build: "test",
                credentials: ministry.serviceCredentials("cases")
            ),
            on: loops,
            handler: clerk.handler,
            authorize: { Caller(identity: $0.uri, unit: "", roles: ["officer"]) }
        )
    }

    /// Runs `body` with a client of a server, and closes it afterwards.
    private func withClient(
        of server: RPCServer,
        on loops: EventLoops,
        _ body: (ServiceClient<Desk>) async throws -> Void
    ) async throws {
        let transport = try PooledTransport(
            ClientConfiguration(
                host: "127.0.0.1",
                port: server.port,
                expecting: ministry.service("cases"),
                credentials: ministry.officerCredentials()
            ),
            on: loops
        )
        try await body(ServiceClient(transport, retries: .never))
        await transport.shutdown(grace: .zero)
    }

    @Test func `a call behind a call never leaves the thread of the first`() async throws {
        let below = try await start(DeskClerk())
        try await withClient(of: below, on: loops) { downstream in
            let threads = Collected<UInt>()
            let above = try await start(
                DeskClerk(ask: { request, _ in
                    threads.add(UInt(pthread_self()))
                    let answer = try await downstream.call(request)
                    threads.add(UInt(pthread_self()))
                    return answer
                })
            )
            try await withClient(of: above, on: .shared) { client in
                for number in 0..<20 {
                    let answer = try await client.call(Ask(text: "\(number)"))
                    #expect(answer.text == "\(number)")
                }
            }
            #expect(threads.all.count == 40)
            #expect(Set(threads.all).count == 1)
            await above.shutdown(grace: .zero)
        }
        await below.shutdown(grace: .zero)
        await loops.shutdown()
    }

    @Test func `threads that were given to a server outlive it`() async throws {
        for _ in 0..<2 {
            let server = try await start(DeskClerk())
            try await withClient(of: server, on: loops) { client in
                let answer = try await client.call(Ask(text: "still here"))
                #expect(answer.text == "still here")
            }
            await server.shutdown(grace: .zero)
        }
        await loops.shutdown()
    }
}
