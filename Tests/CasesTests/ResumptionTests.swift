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

    private func recall(_ scene: CasesScene) async throws -> Bool {
        try await scene.client(Officers.liaisonService)
            .call(RecallAssistance(assistance: Self.assistance)).isNews
    }

    @Test func `an answer that was declared void reminds of nothing, until there is another one`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await resting(scene)
            #expect(try await tell(scene))
            #expect(try await running(file, scene) == [.resumption])
            #expect(try await recall(scene))
            #expect(try await running(file, scene).isEmpty)
            let resting = try await scene.client(Officers.police)
                .call(FetchRecord<CaseFile>(id: file)).content?.record
            #expect(resting?.assistance == Self.assistance)
            #expect(resting?.assistanceAnswered == nil)
            // It comes at least once; a second time changes nothing.
            let before = try await scene.harness.rows()
            #expect(try await !recall(scene))
            #expect(try await scene.harness.rows()["records"] == before["records"])
            #expect(try await tell(scene))
            #expect(try await running(file, scene) == [.resumption])
        }
    }

    @Test func `what was declared void before a file rests reminds of nothing either`()
        async throws
    {
        try await CasesScene.run { scene in
            #expect(try await tell(scene))
            #expect(try await recall(scene))
            let file = try await resting(scene)
            #expect(try await running(file, scene).isEmpty)
        }
    }

    @Test func `an investigation that goes on already is left to its officers`() async throws {
        try await CasesScene.run { scene in
            let file = try await resting(scene)
            _ = try await tell(scene)
            let police = scene.client(Officers.police)
            let told = try #require(
                try await police.call(FetchRecord<CaseFile>(id: file)).content
            )
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
            let before = try await police.call(FetchRecord<CaseFile>(id: file)).content?.version
            #expect(try await recall(scene))
            let after = try await police.call(FetchRecord<CaseFile>(id: file)).content?.version
            #expect(after == before)
            #expect(try await running(file, scene) == [.investigationVerySerious])
        }
    }

    @Test func `nobody but liaison says that a request was answered, or that it was not`()
        async throws
    {
        try await CasesScene.run { scene in
            let before = try await scene.harness.rows()
            for caller in Officers.ofEveryRole + [Officers.gateway, Officers.victimSupportService] {
                let error = await refusal {
                    try await scene.client(caller)
                        .call(TellAssistance(assistance: Self.assistance))
                }
                #expect(error?.code == .permissionDenied, "\(caller.roles)")
                let recalled = await refusal {
                    try await scene.client(caller)
                        .call(RecallAssistance(assistance: Self.assistance))
                }
                #expect(recalled?.code == .permissionDenied, "\(caller.roles)")
            }
            #expect(try await scene.harness.rows() == before)
        }
    }
}
