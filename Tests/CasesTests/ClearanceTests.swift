import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Taking back that a suspect may be a victim: a protection ends by two officers, and by nothing else.
struct ClearanceTests {
    private static let accusation: StepFacts = [
        .documentNumber: "12/QĐ", .decisionDate: "2026-06-30", .offence: "art150",
    ]

    /// A suspect whom a screening found signs of.
    private func flagged(in scene: CasesScene) async throws -> RegisterSuspect.Response {
        let suspect = try await scene.suspect().suspect
        let screened = try await scene.screen(suspect, CasesScene.screening(.prosecution, .yes))
        return .init(suspect: suspect, version: screened.version)
    }

    private func proposed(
        _ suspect: RegisterSuspect.Response,
        in scene: CasesScene
    ) async throws -> ApprovalID {
        let answer = try await scene.client(Officers.police).call(
            ClearPossibleVictim(
                suspect: suspect.suspect,
                seen: suspect.version,
                decision: FreeText("45/XN")
            )
        )
        #expect(answer.version == suspect.version)
        return try #require(answer.awaiting)
    }

    private func record(
        of suspect: RegisterSuspect.Response,
        in scene: CasesScene
    ) async throws -> Suspect? {
        try await scene.client(Officers.police)
            .call(FetchRecord<Suspect>(id: suspect.suspect)).content?.record
    }

    @Test func `one officer alone changes nothing, and nothing goes on`() async throws {
        try await CasesScene.run { scene in
            let suspect = try await flagged(in: scene)
            let approval = try await proposed(suspect, in: scene)
            let record = try #require(await record(of: suspect, in: scene))
            #expect(record.possibleVictim && record.clearedBy == nil)
            let before = try await scene.harness.rows()
            let alone = await refusal {
                try await scene.client(Officers.police).call(
                    DecideApproval<Suspect>(approval: approval, .approve)
                )
            }
            #expect(alone?.reason == "approval.sameOfficer")
            let accused = await refusal {
                try await scene.client(Officers.police).call(
                    TakeStep<Suspect>(
                        id: suspect.suspect,
                        seen: suspect.version,
                        to: .accused,
                        facts: Self.accusation
                    )
                )
            }
            #expect(accused?.reason == "cases.possibleVictim")
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test(arguments: [Officers.strangePolice, Officers.procuracy, Officers.court])
    func `who does not read the record, or judges later, is no second officer`(
        officer: Caller
    ) async throws {
        try await CasesScene.run { scene in
            let suspect = try await flagged(in: scene)
            let approval = try await proposed(suspect, in: scene)
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(officer).call(
                    DecideApproval<Suspect>(approval: approval, .approve)
                )
            }
            #expect([.notFound, .permissionDenied].contains(error?.code))
            #expect(try await scene.harness.rows() == before)
            #expect(try await record(of: suspect, in: scene)?.possibleVictim == true)
        }
    }

    @Test func `what becomes known meanwhile makes a proposal lapse`() async throws {
        try await CasesScene.run { scene in
            let suspect = try await flagged(in: scene)
            let approval = try await proposed(suspect, in: scene)
            try await scene.screen(suspect.suspect, CasesScene.screening(.arrest, .yes))
            let before = try await scene.harness.rows()
            let late = await refusal {
                try await scene.client(Officers.police2).call(
                    DecideApproval<Suspect>(approval: approval, .approve)
                )
            }
            #expect(late?.reason == "approval.outdated")
            #expect(try await scene.harness.rows() == before)
            #expect(try await record(of: suspect, in: scene)?.possibleVictim == true)
        }
    }

    @Test func `a second officer who refuses leaves the flag where it is`() async throws {
        try await CasesScene.run { scene in
            let suspect = try await flagged(in: scene)
            let approval = try await proposed(suspect, in: scene)
            _ = try await scene.client(Officers.police2).call(
                DecideApproval<Suspect>(
                    approval: approval,
                    .refuse,
                    reason: FreeText("Chưa có kết luận.")
                )
            )
            #expect(try await record(of: suspect, in: scene)?.possibleVictim == true)
            let again = await refusal {
                try await scene.client(Officers.police2).call(
                    DecideApproval<Suspect>(approval: approval, .approve)
                )
            }
            #expect(again?.reason == "approval.outdated")
        }
    }

    @Test func `a clearance moves nothing: the day's limit runs on, and steps can be voided`()
        async throws
    {
        try await CasesScene.run { scene in
            let police = scene.client(Officers.police)
            let suspect = try await scene.suspect()
            let taken = try await police.call(
                TakeStep<Suspect>(
                    id: suspect.suspect,
                    seen: suspect.version,
                    to: .arrestedInAct,
                    facts: [.minutesNumber: "3/BB"]
                )
            )
            let clocks = try await police.call(RecordClocks<Suspect>(id: suspect.suspect)).clocks
            let screened = try await scene.screen(
                suspect.suspect,
                CasesScene.screening(.arrest, .yes)
            )
            scene.harness.time.pass(.seconds(3_600))
            let cleared = try await scene.clear(suspect.suspect, seen: screened.version)
            #expect(cleared?.state.known == .arrestedInAct)
            #expect(
                try await police.call(RecordClocks<Suspect>(id: suspect.suspect)).clocks
                    .map(\.dueAt) == clocks.map(\.dueAt)
            )
            let voided = try await police.call(
                VoidStep<Suspect>(
                    id: suspect.suspect,
                    seen: cleared?.version ?? 0,
                    version: taken.record?.version ?? 0,
                    reason: FreeText("Nhầm người.")
                )
            )
            #expect(voided.record?.state.known == .identified)
            #expect(voided.record?.record.screening?.known == .clear)
        }
    }

    @Test func `no merger takes the flag away, and one that keeps it is made`() async throws {
        try await CasesScene.run { scene in
            let police = scene.client(Officers.police)
            let one = try await flagged(in: scene)
            let other = try await scene.suspect()
            func merging(
                _ lost: RegisterSuspect.Response,
                into kept: RegisterSuspect.Response
            ) -> MergeRecord<Suspect> {
                MergeRecord(
                    id: lost.suspect,
                    seen: lost.version,
                    into: kept.suspect,
                    seenInto: kept.version,
                    reason: FreeText("Cùng một người.")
                )
            }
            let before = try await scene.harness.rows()
            let refused = await refusal { try await police.call(merging(one, into: other)) }
            #expect(refused?.reason == "cases.lessProtected")
            #expect(try await scene.harness.rows() == before)
            let merged = try await police.call(merging(other, into: one))
            #expect(merged.survivor.record.possibleVictim)
        }
    }
}
