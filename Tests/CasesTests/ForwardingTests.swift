import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Reports on their way to the body in charge, graded, and told twice.
struct ForwardingTests {
    private static let other = Officers.of(.provincialPolice, in: "VN/GOV/MPS/PROV/HTI")

    /// A report under verification that its unit has offered to another one.
    private func offered(in scene: CasesScene) async throws -> (ReportID, ApprovalID) {
        let id = try await LifecycleTrial(scene: scene, kind: CasesScene.reports)
            .specimen(in: .assigned).id
        let guards = scene.client(Officers.borderGuard)
        let version = try await guards.call(NextSteps<Report>(id: id)).version
        let outcome = try await guards.call(
            TakeStep<Report>(
                id: id,
                seen: version,
                to: .forwarded,
                facts: [.recipient: Self.other.unit]
            )
        )
        return (id, try #require(outcome.awaiting))
    }

    private func running(_ id: ReportID, in scene: CasesScene) async throws -> [ClockName] {
        try await scene.client(Officers.borderGuard).call(RecordClocks<Report>(id: id)).clocks
            .filter(\.isRunning).map(\.name)
    }

    @Test func `until the other body accepts, report and clock stay with the sender`() async throws
    {
        try await CasesScene.run { scene in
            let (id, offer) = try await offered(in: scene)
            let sender = scene.client(Officers.borderGuard)
            let receiver = scene.client(Self.other)
            #expect(try await running(id, in: scene) == [.reportDecision])
            let early = await refusal { try await receiver.call(FetchRecord<Report>(id: id)) }
            #expect(early?.code == .notFound)
            let own = await refusal {
                try await scene.client(Officers.borderGuard2)
                    .call(DecideApproval<Report>(approval: offer, .approve))
            }
            #expect(own?.reason == "approval.notApprover")
            let accepted = try await receiver.call(
                DecideApproval<Report>(approval: offer, .approve)
            )
            #expect(accepted.record?.state.known == .forwarded)
            #expect(try await running(id, in: scene) == [.triage])
            let taken = try await receiver.call(
                TakeStep<Report>(
                    id: id,
                    seen: accepted.record?.version ?? 0,
                    to: .assigned,
                    facts: [.recipient: Self.other.unit]
                )
            )
            #expect(taken.record?.state.known == .assigned)
            #expect(try await running(id, in: scene) == [.reportDecision])
            #expect(try await sender.call(FetchRecord<Report>(id: id)).content != nil)
        }
    }

    @Test func `what the other body gives back goes on where it was`() async throws {
        try await CasesScene.run { scene in
            let (id, offer) = try await offered(in: scene)
            let refused = try await scene.client(Self.other).call(
                DecideApproval<Report>(
                    approval: offer,
                    .refuse,
                    reason: FreeText("Không thuộc địa bàn.")
                )
            )
            #expect(refused.record == nil)
            let sight = try await scene.client(Officers.borderGuard)
                .call(FetchRecord<Report>(id: id))
            #expect(sight.content?.state.known == .assigned)
            #expect(try await running(id, in: scene) == [.reportDecision])
            let stranger = await refusal {
                try await scene.client(Self.other).call(FetchRecord<Report>(id: id))
            }
            #expect(stranger?.code == .notFound)
        }
    }

    @Test func `a report is graded, and its grades are counted by`() async throws {
        try await CasesScene.run { scene in
            let received = try await scene.received()
            let guards = scene.client(Officers.borderGuard)
            let graded = try await guards.call(
                GradeReport(
                    report: received.report,
                    seen: received.version,
                    source: .mostlyReliable,
                    content: .firstHand
                )
            )
            let again = try await guards.call(
                GradeReport(
                    report: received.report,
                    seen: graded.version,
                    source: .reliable,
                    content: .firstHand
                )
            )
            #expect(again.version == received.version + 2)
            let count = try await guards.call(CountRecords<Report>(by: "sourceGrade"))
            #expect(count.counts.map(\.value) == ["A"])
        }
    }

    @Test func `a duplicate comes to rest and points at the report that goes on`() async throws {
        try await CasesScene.run { scene in
            let original = try await scene.received()
            let second = try await scene.received()
            let third = try await scene.received()
            let guards = scene.client(Officers.borderGuard)
            _ = try await guards.call(
                MarkDuplicate(
                    report: second.report,
                    seen: second.version,
                    original: original.report
                )
            )
            let sight = try await guards.call(FetchRecord<Report>(id: second.report))
            #expect(sight.content?.state.known == .duplicate)
            #expect(sight.content?.record.duplicateOf == original.report)
            #expect(try await running(second.report, in: scene) == [])
            let before = try await scene.harness.rows()
            let chain = await refusal {
                try await guards.call(
                    MarkDuplicate(
                        report: third.report,
                        seen: third.version,
                        original: second.report
                    )
                )
            }
            #expect(chain?.reason == "cases.notOriginal")
            #expect(try await scene.harness.rows() == before)
        }
    }
}
