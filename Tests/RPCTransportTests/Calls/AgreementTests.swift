import NIOCore
import RPC
import TestSupport
import Testing
import WireCodec

@testable import RPCTransport

/// What two sides agree on at the beginning, and what follows from it over a real connection.
@Suite(.timeLimit(.minutes(1)))
struct AgreementTests {
    @Test func `when the ids of a connection run out, the next one goes on`() async throws {
        let service = TestService()
        try await TestHouse.with(service) { house in
            var configuration = try house.configuration()
            configuration.firstCall = Limits.lastCall - 9
            let client = try PooledTransport(configuration)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<4 as Range<UInt8> {
                    group.addTask {
                        for number in 0..<25 as Range<UInt8> {
                            let answer = try await client.call(.test("suspend", [worker, number]))
                            #expect(answer == [worker, number])
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(service.journal.count(of: "test.suspend") == 100)
            await client.shutdown()
            while house.server.connectionCount > 0 { try await Task.yieldOrCancel() }
            #expect(house.reasons.isEmpty)
        }
    }

    /// Says hello with a feature and sends a frame of kind 42 before a request.
    private func end(
        naming feature: String,
        to house: TestHouse
    ) async throws -> BarePeer.End {
        let hello = Hello(build: "1", service: "new", features: [feature], limits: Limits())
        let peer = try BarePeer.Credentials(
            issued: house.ministry.authority.issueOfficer("1"),
            ministry: house.ministry
        )
        return try await BarePeer.connect(
            to: house,
            peer,
            sending: WireExample.frame(1, call: 0, argument: 1, body: try Wire.encode(hello))
                + WireExample.frame(42, call: 7, body: [1, 2, 3]) + WireExample.request
                + WireExample.frame(11, call: 0)
        )
    }

    @Test func `frames of a kind that both hellos named are skipped`() async throws {
        try await TestHouse.with(features: ["kind:42", "kind:43"]) { house in
            let agreed = try await end(naming: "kind:42", to: house)
            #expect(agreed.responses == 1)
            #expect(agreed.goawayReason == nil)
            let named = try await end(naming: "kind:44", to: house)
            #expect(named.responses == 0)
            #expect(named.goawayReason == "frame.unknownKind")
        }
    }
}
