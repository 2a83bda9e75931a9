import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Investigations that rest until a request for mutual legal assistance is answered.
struct ResumptionTests {
    private static let assistance = AssistanceRequestID.make()

    private func suspension(
        of file: (id: CaseFileID, version: Int),
        on facts: StepFacts
    ) -> TakeStep<CaseFile> {
        TakeStep<CaseFile>(id: file.id, seen: file.version, to: .suspended, facts: facts)
    }

    /// A case that rests on the request, by two officers.
    private func resting(_ scene: CasesScene) async throws -> CaseFileID {
        let file = try await scene.investigating()
        let proposed = try await scene.client(Officers.police).call(
            suspension(
                of: file,
                on: [
                    .suspensionGround: "awaitingAssistance", .reason: "Chờ kết quả.",
                    .link: Self.assistance.loggable,
                ]
            )
        )
        _ = try await scene.client(Officers.police2).call(
            DecideApproval<CaseFile>(approval: proposed.awaiting ?? .make(), .approve)
        )
        return file.id
    }

    private func tell(_ scene: CasesScene) async throws -> Bool {
        try await scene.client(Officers.liaisonService)
            .call(TellAssistance(assistance: Self.assistance)).isNews
    }

    private func running(_ file: CaseFileID, _ scene: CasesScene) async throws -> [ClockName] {
        try await scene.client(Officers.police).call(RecordClocks<CaseFile>(id: file)).clocks
            .filter(\.isRunning).map(\.name)
    }

    @Test func `what is to wait for assistance names the request`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.police).call(
                    suspension(
                        of: file,
                        on: [.suspensionGround: "awaitingAssistance", .reason: "Chờ kết quả."]
                    )
                )
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.violations == [FieldViolation(field: "facts.link", rule: "missing")])
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `once the request is answered a clock runs until the investigation goes on`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await resting(scene)
            let police = scene.client(Officers.police)
            #expect(try await running(file, scene).isEmpty)
            #expect(try await tell(scene))
            #expect(try await running(file, scene) == [.resumption])
            let told = try #require(
                try await police.call(FetchRecord<CaseFile>(id: file)).content
            )
            #expect(told.record.assistance == Self.assistance)
            #expect(told.record.assistanceAnswered == true)
            // It is told at least once; a second time changes nothing.
            let before = try await scene.harness.rows()
            #expect(try await !tell(scene))
            #expect(try await running(file, scene) == [.resumption])
            #expect(try await scene.harness.rows()["records"] == before["records"])
            let resumed = try await police.call(
                TakeStep<CaseFile>(
                    id: file,
                    seen: told.version,
                    to: .investigating,
                    facts: [.reason: "Đã có kết quả tương trợ."]
                )
            )
            _ = try await scene.client(Officers.police2).call(
                DecideApproval<CaseFile>(approval: resumed.awaiting ?? .make(), .approve)
            )
            #expect(try await running(file, scene) == [.investigationVerySerious])
        }
    }

    @Test func `an answer that came before the file rests reminds of it at once`() async throws {
        try await CasesScene.run { scene in
            #expect(try await tell(scene))
            let file = try await resting(scene)
            #expect(try await running(file, scene) == [.resumption])
        }
    }

    @Test func `nobody but liaison says that a request was answered`() async throws {
        try await CasesScene.run { scene in
            let before = try await scene.harness.rows()
            for caller in Officers.ofEveryRole + [Officers.gateway, Officers.victimSupportService] {
                let error = await refusal {
                    try await scene.client(caller)
                        .call(TellAssistance(assistance: Self.assistance))
                }
                #expect(error?.code == .permissionDenied, "\(caller.roles)")
            }
            #expect(try await scene.harness.rows() == before)
        }
    }
}
