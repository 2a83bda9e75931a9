import Audit
import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What the host does each minute beside the calls.
@Suite struct HousekeepingTests {
    private func entries(_ stack: ServiceStack<FilesService>) async throws -> [AuditEntry] {
        let keeper = stack.service.keeper
        return try await keeper.store.read { try keeper.trail.entries(in: $0).map(\.entry) }
    }

    /// A tip that one duty officer admitted alone.
    private func actAlone(_ stack: ServiceStack<FilesService>) async throws {
        let client = ServiceClient<Files>(InProcessTransport(stack.handler, as: .lan))
        let tip = try await client.call(FileTip(tip: .about("a van"), owner: Caller.province)).tip
        let assigned = try await client.call(TakeStep<Tip>(id: tip.id, seen: 1, to: .assigned))
        _ = try await client.call(
            TakeStep<Tip>(
                id: tip.id,
                seen: try #require(assigned.record?.version),
                to: .admitted,
                facts: [.reason: "in danger tonight"],
                alone: true
            )
        )
    }

    @Test func `the sweep comes each minute of the clock, and not before`() async throws {
        let house = try FilesHouse("cases")
        defer { house.remove() }
        try await house.open { stack, environment in
            try await actAlone(stack)
            house.time.pass(.seconds(24 * 3_600 + 1))
            let before = try await entries(stack).count
            let clock = ManualClock()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await Housekeeping(of: stack, in: environment).run(on: clock) }
                await clock.waitForSleepers(1)
                #expect(try await entries(stack).count == before)
                clock.advance(by: .seconds(59))
                #expect(clock.sleepers == 1)
                clock.advance(by: .seconds(1))
                // Asleep again: the round is over.
                await clock.waitForSleepers(1)
                let added = try await entries(stack).dropFirst(before)
                #expect(added.map(\.reason?.text) == ["ratification.overdue"])
                clock.advance(by: .seconds(60))
                await clock.waitForSleepers(1)
                // The alarm is raised once.
                #expect(try await entries(stack).count == before + 1)
                group.cancelAll()
            }
        }
    }

    @Test func `a chore that fails holds up no other`() async throws {
        let house = try FilesHouse("cases")
        defer { house.remove() }
        try await house.open { stack, environment in
            try await actAlone(stack)
            house.time.pass(.seconds(24 * 3_600 + 1))
            let client = ServiceClient<Files>(InProcessTransport(stack.handler, as: .auditor))
            #expect(
                await refusal { _ = try await client.call(ListRecords<Tip>()) }
                    == "call.roleMissing"
            )
            house.time.pass(.seconds(120))
            await Housekeeping(of: stack, in: environment).once()
            let reasons = try await entries(stack).compactMap(\.reason?.text)
            #expect(reasons.contains("call.roleMissing"))
            #expect(reasons.contains("ratification.overdue"))
        }
    }
}

extension Caller {
    /// Of the auditors, who read no content.
    static let auditor = Caller(
        identity: "spiffe://mps.homeward.gov.vn/officer/900-001",
        unit: "VN/GOV/MPS",
        roles: [Role.auditor.rawValue]
    )
}
