import Testing

@testable import RPCTransport

/// How long a client stays away.
struct ReconnectBackoffTests {
    private let backoff = ReconnectBackoff(Limits())

    @Test func `the pause doubles up to the longest`() {
        let pauses = (1...7).map { backoff.pause(after: $0, fraction: 0) }
        #expect(pauses == [100, 200, 400, 800, 1_600, 2_000, 2_000].map { .milliseconds($0) })
        #expect(backoff.pause(after: .max, fraction: 0) == .seconds(2))
        #expect(backoff.pause(after: 0, fraction: 0) == .milliseconds(100))
    }

    @Test func `chance takes off up to a half`() {
        #expect(backoff.pause(after: 2, fraction: 0.5) == .milliseconds(150))
        #expect(backoff.pause(after: 2, fraction: 1) == .milliseconds(100))
        #expect(backoff.pause(after: 9, fraction: 1) == .seconds(1))
    }

    @Test func `a service that asks for a pause gets it, within our patience`() {
        #expect(backoff.pause(askedFor: .milliseconds(500), fraction: 0) == .milliseconds(500))
        #expect(backoff.pause(askedFor: .milliseconds(500), fraction: 1) == .milliseconds(750))
        #expect(backoff.pause(askedFor: .seconds(3_600), fraction: 0) == .seconds(2))
    }
}
