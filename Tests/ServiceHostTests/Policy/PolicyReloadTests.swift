import Audit
import Foundation
import Logging
import RPC
import RPCTransport
import ServiceHost
import ServiceKit
import Storage
import Testing
import WireCodec

/// The policy changes while the service runs, over mutual TLS.
struct PolicyReloadTests {
    static func error<Request: ServiceRequest>(
        _ client: ServiceClient<Echo>,
        _ request: Request
    ) async -> ServiceError? where Request.Service == Echo {
        do throws(ServiceError) {
            _ = try await client.call(request, within: .seconds(2))
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [true, false])
    func `who is denied is put out within ten seconds, without a restart`(
        byIdentity: Bool
    ) async throws {
        try await withRunningService { ministry, client in
            #expect(await Self.error(client, Say(word: "x")) == nil)
            let list =
                byIdentity
                ? "identities: [\(Ministry.officerIdentity)]"
                : "serials: [\"\(ministry.officer.serial)\"]"
            try ministry.writePolicy(denied: "denied:\n  \(list)")
            #expect(try await eventually { await Self.error(client, Say(word: "x")) != nil })

            try ministry.writePolicy()
            #expect(try await eventually { await Self.error(client, Say(word: "x")) == nil })
        }
    }

    @Test func `a broken policy keeps the old one in force, and says so`() async throws {
        try await withRunningService { ministry, client in
            try ministry.write("officers: 7", to: "policy.yaml")
            let isLogged = try await eventually {
                ministry.lines.all.contains { $0.contains("the policy file is unusable") }
            }
            #expect(isLogged)
            #expect(await Self.error(client, Say(word: "x")) == nil)
            let isMarked = try await eventually {
                let parts = try await client.call(ServiceHealth<Echo>()).parts
                return parts.first { $0.name == "policy" }?.status == .degraded
            }
            #expect(isMarked)
        }
    }

    @Test func `another posting takes and gives roles without a new connection`() async throws {
        try await withRunningService { ministry, client in
            #expect(await Self.error(client, Command())?.reason == "call.roleMissing")
            var words = try await client.stream(Listen(), within: .seconds(60)).makeAsyncIterator()
            #expect(try await words.next()?.word == "listening")

            try ministry.writePolicy(roles: "MPS.C02")
            #expect(try await eventually { await Self.error(client, Command()) == nil })
            #expect(await Self.error(client, Say(word: "x"))?.reason == "call.roleMissing")
            // Whoever keeps a role keeps the connection, and what runs on it.
            #expect(!ministry.lines.all.contains { $0.contains("a connection was refused") })
        }
    }

    @Test func `the open connection of who is denied is closed, with all that runs on it`()
        async throws
    {
        try await withRunningService { ministry, client in
            var words = try await client.stream(Listen(), within: .seconds(60)).makeAsyncIterator()
            #expect(try await words.next()?.word == "listening")
            let started = ContinuousClock.now

            try ministry.writePolicy(denied: "denied:\n  identities: [\(Ministry.officerIdentity)]")
            let error = await #expect(throws: ServiceError.self) { try await words.next() }
            // Not by its deadline of a minute: the service ended it.
            #expect(error?.code == .unavailable)
            #expect(started.duration(to: .now) < .seconds(10))
            let isLogged = try await eventually {
                ministry.lines.all.contains { line in
                    line.contains("a connection was refused") && line.contains("unauthenticated")
                }
            }
            #expect(isLogged)
        }
    }

    @Test func `that somebody was put out stands in the audit`() async throws {
        try await withRunningService(
            AuditedEchoService.self,
            after: { ministry in
                let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                let store = try await AuditedEchoService.open(
                    ministry.url("data/echo.db").path,
                    logger
                )
                let entries = try await store.read { snapshot in
                    try AuditedEchoService.trail.entries(in: snapshot)
                }
                try await store.close()
                let refusal = entries.first { $0.entry.method.text == "connection.open" }
                #expect(refusal?.entry.who.uri == Ministry.officerIdentity)
                #expect(refusal?.entry.reason?.text == "unauthenticated")
            },
            { ministry, client in
                #expect(await Self.error(client, Say(word: "x")) == nil)
                try ministry.writePolicy(
                    denied: "denied:\n  identities: [\(Ministry.officerIdentity)]"
                )
                #expect(try await eventually { await Self.error(client, Say(word: "x")) != nil })
            }
        )
    }
}
