import Audit
import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@Suite struct RatificationTests {
    private static let reason: StepFacts = [.reason: "in danger tonight"]

    /// A tip that one duty officer admitted alone.
    private func actedAlone(_ office: Office) async throws -> (Filed<Tip>, ApprovalID) {
        let tip = try await office.assigned()
        let outcome = try await office.client(.lan).call(
            TakeStep<Tip>(
                id: tip.id,
                seen: tip.version,
                to: .admitted,
                facts: Self.reason,
                alone: true
            )
        )
        return (try #require(outcome.record), try #require(outcome.toRatify))
    }

    @Test func `where waiting endangers, one officer acts and another ratifies`() async throws {
        try await withOffice { office in
            let (tip, act) = try await actedAlone(office)
            #expect(tip.state == .admitted)
            let minh = office.client(.minh)
            let waiting = try await minh.call(ListApprovals<Tip>()).approvals
            #expect(waiting.map(\.isRatification) == [true])
            #expect(waiting.first?.dueAt == office.time.now.advanced(by: .seconds(24 * 3_600)))
            _ = try await minh.call(RatifyStep<Tip>(approval: act, .approve))
            let history = try await minh.call(RecordHistory<Tip>(id: tip.id)).versions
            #expect(history.suffix(2).map(\.what) == [Word(.actedAlone), Word(.ratified)])
            #expect(try await minh.call(ListApprovals<Tip>()).approvals.isEmpty)
        }
    }

    @Test func `acting alone needs a reason, one's own certificate, and a step that allows it`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.assigned()
            let client = office.client(.lan)
            #expect(
                await refusal {
                    _ = try await client.call(
                        TakeStep<Tip>(id: tip.id, seen: 2, to: .admitted, alone: true)
                    )
                } == "lifecycle.facts"
            )
            #expect(
                await refusal {
                    _ = try await client.call(
                        TakeStep<Tip>(
                            id: tip.id,
                            seen: 2,
                            to: .unfounded,
                            facts: Self.reason,
                            alone: true
                        )
                    )
                } == "approval.notAlone"
            )
            let context = CallContext.filing(by: .lan, through: .minh)
            #expect(
                await refusal {
                    _ = try await office.keeper.write(context) { desk in
                        try desk.step(
                            tip.id,
                            as: Tip.self,
                            seen: 2,
                            to: .admitted,
                            facts: Self.reason,
                            alone: true
                        )
                    }
                } == "approval.onBehalf"
            )
        }
    }

    @Test func `the one who acted does not ratify`() async throws {
        try await withOffice { office in
            let (_, act) = try await actedAlone(office)
            #expect(
                await refusal {
                    _ = try await office.client(.lan).call(RatifyStep<Tip>(approval: act, .approve))
                } == "approval.sameOfficer"
            )
        }
    }

    @Test func `what is not ratified in time raises one alarm`() async throws {
        try await withOffice { office in
            let (tip, _) = try await actedAlone(office)
            let service = try #require(
                AuditIdentity("spiffe://mps.homeward.gov.vn/service/cases")
            )
            office.time.pass(.seconds(24 * 3_600))
            #expect(try await office.keeper.sweep(as: service).ratificationsOverdue == 0)
            office.time.pass(.seconds(1))
            #expect(try await office.keeper.sweep(as: service).ratificationsOverdue == 1)
            #expect(try await office.keeper.sweep(as: service).ratificationsOverdue == 0)
            var seen: [Word<Happening>] = []
            let events = try await office.client(.minh).stream(WatchRecords<Files>())
            for try await event in events {
                #expect(event.id == tip.id.identifier)
                seen.append(event.what)
                if event.what == .ratificationOverdue { break }
            }
            #expect(
                seen == [
                    Word(.filed), Word(.stepped), Word(.actedAlone), Word(.ratificationOverdue),
                ]
            )
            let waiting = try await office.client(.minh).call(ListApprovals<Tip>()).approvals
            #expect(waiting.map(\.isOverdue) == [true])
        }
    }

    @Test func `what is disowned has happened all the same, and can be made void`() async throws {
        try await withOffice { office in
            let (tip, act) = try await actedAlone(office)
            let outcome = try await office.client(.minh).call(
                RatifyStep<Tip>(approval: act, .refuse, reason: FreeText("no danger"))
            )
            #expect(outcome.record?.state.known == .admitted)
            let history = try await office.client(.minh).call(RecordHistory<Tip>(id: tip.id))
            #expect(history.versions.last?.what == Word(.disowned))
            let voiding = try await office.client(.lan).call(
                VoidStep<Tip>(
                    id: tip.id,
                    seen: tip.version + 1,
                    version: tip.version,
                    reason: FreeText("disowned")
                )
            )
            #expect(voiding.awaiting != nil)
        }
    }
}
