import Audit
import Storage
import Testing
import WireCodec

/// Refusals, collected away from the caller's path.
struct RefusalTests {
    private func identity(_ number: Int) throws -> AuditIdentity {
        try #require(AuditIdentity("spiffe://mps.homeward.gov.vn/officer/\(number)"))
    }

    private func minute(_ minute: Int64, second: Int64 = 0) -> Instant {
        Instant(millisecondsSinceEpoch: minute * 60_000 + second * 1_000)
    }

    private func entries(_ fixture: TrailFixture) async throws -> [AuditEntry] {
        let trail = fixture.trail
        return try await fixture.store.read { try trail.entries(in: $0).map(\.entry) }
    }

    @Test func `refusals of one identity, method and minute are one entry with a count`()
        async throws
    {
        let (first, other, own) = (try identity(1), try identity(2), try identity(0))
        try await TrailFixture.with { fixture in
            let ledger = RefusalLedger(of: own)
            for second in Int64(0)..<40 {
                let time = minute(100, second: second)
                ledger.note(first, method: "cases.open", reason: "role", at: time)
            }
            let time = minute(100)
            ledger.note(first, method: "cases.close", reason: "role", at: time)
            ledger.note(other, onBehalfOf: first, method: "cases.open", reason: "via", at: time)
            ledger.note(first, method: "cases.open", reason: "role", at: minute(101))
            // The minute 101 still runs.
            let count = try await ledger.flush(
                into: fixture.trail,
                of: fixture.store,
                at: minute(101, second: 30)
            )
            #expect(count == 3)
            let entries = try await entries(fixture)
            #expect(entries.allSatisfy { $0.event == .refusal && $0.outcome == .refused })
            let many = try #require(entries.first { $0.count == 40 })
            #expect(many.who == first)
            #expect(many.method == "cases.open")
            #expect(many.at == minute(100, second: 39))
            #expect(entries.compactMap(\.count).sorted() == [1, 1, 40])
            let rest = try await ledger.flush(
                into: fixture.trail,
                of: fixture.store,
                at: minute(101, second: 31),
                all: true
            )
            #expect(rest == 1)
            #expect(try await self.entries(fixture).count == 4)
            #expect(try await fixture.verify([]).isIntact)
        }
    }

    @Test func `beyond its bound the ledger counts, and leaves nobody out`() async throws {
        let own = try identity(0)
        try await TrailFixture.with { fixture in
            let ledger = RefusalLedger(of: own, mostLines: 10)
            for number in 1...100 {
                let who = try identity(number)
                ledger.note(who, method: "cases.open", reason: "role", at: minute(5))
            }
            try await ledger.flush(into: fixture.trail, of: fixture.store, at: minute(6))
            let entries = try await entries(fixture)
            #expect(entries.count == 11)
            #expect(entries.compactMap(\.count).reduce(0, +) == 100)
            #expect(entries.contains { $0.who == own && $0.count == 90 })
        }
    }

    @Test func `what could not be written stays for the next time`() async throws {
        let own = try identity(0)
        try await TrailFixture.with { fixture in
            let ledger = RefusalLedger(of: own)
            let other = try await TrailFixture.open(fixture.path + "-other")
            try await other.close()
            ledger.note(own, method: "cases.open", reason: "role", at: minute(5))
            await #expect(throws: StorageError.self) {
                try await ledger.flush(into: fixture.trail, of: other, at: minute(6))
            }
            ledger.note(own, method: "cases.open", reason: "role", at: minute(5))
            try await ledger.flush(into: fixture.trail, of: fixture.store, at: minute(6))
            #expect(try await entries(fixture).map(\.count) == [2])
        }
    }
}
