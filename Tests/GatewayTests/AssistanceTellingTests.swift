import CasesServer
import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import LiaisonServer

/// An answered request for assistance reaches the investigation that rests on it: the two real services,
/// and a wire that can be cut.
struct AssistanceTellingTests {
    /// Cases, a liaison beside it, and the wire between them.
    private static func run(
        _ body: (
            ServiceHarness<CasesService>, ServiceHarness<LiaisonService>, FaultyWire
        ) async throws -> Void
    ) async throws {
        try await ServiceHarness.run(CasesService.self, named: "cases") { cases in
            let wire = FaultyWire { cases.transport(as: Officers.liaisonService) }
            try await ServiceHarness.run(
                LiaisonService.self,
                named: "liaison",
                neighbours: Neighbours([Cases.name: wire])
            ) { liaison in
                try await body(cases, liaison, wire)
            }
        }
    }

    /// A request that the police wrote, at the step that follows.
    private func take(
        _ state: AssistanceRequest.State,
        _ facts: StepFacts = [:],
        of id: AssistanceRequestID,
        by officer: Caller = Officers.police,
        _ liaison: ServiceHarness<LiaisonService>
    ) async throws {
        let seen = try await liaison.client(as: officer)
            .call(NextSteps<AssistanceRequest>(id: id)).version
        let outcome = try await liaison.client(as: officer).call(
            TakeStep<AssistanceRequest>(id: id, seen: seen, to: state, facts: facts)
        )
        guard let approval = outcome.awaiting else { return }
        _ = try await liaison.client(as: Officers.police2)
            .call(DecideApproval<AssistanceRequest>(approval: approval, .approve))
    }

    @Test func `an answer is told once cases can be reached, and the file is to be taken up`()
        async throws
    {
        try await Self.run { cases, liaison, wire in
            let (file, request) = try await underway(cases, liaison)
            await liaison.service.tellAnsweredAssistance()
            #expect(try await running(file, cases).isEmpty)
            wire.become(.cut)
            try await take(.executed, [.finding: "Đã có biên bản."], of: request, liaison)
            await liaison.service.tellAnsweredAssistance()
            #expect(try await running(file, cases).isEmpty)
            wire.become(nil)
            try await liaison.restart()
            await liaison.service.tellAnsweredAssistance()
            #expect(try await running(file, cases) == [.resumption])
            let told = wire.traffic.count
            await liaison.service.tellAnsweredAssistance()
            #expect(wire.traffic.count == told)
        }
    }

    /// A request that has left, and an investigation that rests on it.
    private func underway(
        _ cases: ServiceHarness<CasesService>,
        _ liaison: ServiceHarness<LiaisonService>
    ) async throws -> (file: CaseFileID, request: AssistanceRequestID) {
        let file = try await cases.client(as: Officers.police).begunFile(at: cases.time.now)
        let request = try await liaison.client(as: Officers.police).call(
            FileRecord(
                AssistanceRequest(
                    .outgoing,
                    partner: .laos,
                    office: FreeText("Viện Kiểm sát nhân dân tối cao"),
                    subject: FreeText("Lấy lời khai nhân chứng"),
                    measures: [.testimony],
                    authority: Officers.foreignAffairs.organisation,
                    caseFile: file
                )
            )
        ).id
        try await rest(file, on: request, cases)
        try await take(.centralAuthority, of: request, liaison)
        try await take(
            .transmitted,
            [.documentNumber: "5/TTTP"],
            of: request,
            by: Officers.foreignAffairs,
            liaison
        )
        return (file, request)
    }

    /// Declares the last step of a request void.
    private func void(
        _ request: AssistanceRequestID,
        _ liaison: ServiceHarness<LiaisonService>
    ) async throws {
        let police = liaison.client(as: Officers.police)
        let seen = try await police.call(NextSteps<AssistanceRequest>(id: request)).version
        _ = try await police.call(
            VoidStep<AssistanceRequest>(
                id: request,
                seen: seen,
                version: seen,
                reason: FreeText("Ghi nhầm hồ sơ.")
            )
        )
    }

    @Test func `an answer that is declared void is taken back, also after a restart`()
        async throws
    {
        try await Self.run { cases, liaison, wire in
            let (file, request) = try await underway(cases, liaison)
            try await take(.executed, [.finding: "Đã có biên bản."], of: request, liaison)
            await liaison.service.tellAnsweredAssistance()
            #expect(try await running(file, cases) == [.resumption])
            wire.become(.cut)
            try await void(request, liaison)
            await liaison.service.tellAnsweredAssistance()
            #expect(try await running(file, cases) == [.resumption])
            try await liaison.restart()
            wire.become(nil)
            await liaison.service.tellAnsweredAssistance()
            #expect(try await running(file, cases).isEmpty)
            let told = wire.traffic.count
            await liaison.service.tellAnsweredAssistance()
            #expect(wire.traffic.count == told)
            // And another answer is told again.
            try await take(.refused, [.reason: "Không thuộc hiệp định."], of: request, liaison)
            await liaison.service.tellAnsweredAssistance()
            #expect(try await running(file, cases) == [.resumption])
        }
    }

    @Test func `an answer that was void before it was told reminds of nothing`() async throws {
        try await Self.run { cases, liaison, wire in
            let (file, request) = try await underway(cases, liaison)
            wire.become(.cut)
            try await take(.executed, [.finding: "Đã có biên bản."], of: request, liaison)
            await liaison.service.tellAnsweredAssistance()
            try await void(request, liaison)
            wire.become(nil)
            await liaison.service.tellAnsweredAssistance()
            #expect(try await running(file, cases).isEmpty)
        }
    }

    @Test func `a void that happens while the answer is being told is told as well`()
        async throws
    {
        try await Self.run { cases, liaison, wire in
            let (file, request) = try await underway(cases, liaison)
            try await take(.executed, [.finding: "Đã có biên bản."], of: request, liaison)
            // Cases has taken the answer in, and nobody here has noted that yet.
            let due = try await liaison.service.keeper.store.read { try Answers.due(in: $0) }
            #expect(due.map(\.request) == [request])
            try await void(request, liaison)
            try await liaison.service.keeper.maintain { _, transaction in
                for answer in due { try Answers.markTold(answer, in: transaction) }
            }
            let left = try await liaison.service.keeper.store.read { try Answers.due(in: $0) }
            #expect(left.map(\.isVoid) == [true])
            await liaison.service.tellAnsweredAssistance()
            #expect(try await running(file, cases).isEmpty)
        }
    }

    private func running(
        _ file: CaseFileID,
        _ cases: ServiceHarness<CasesService>
    ) async throws -> [ClockName] {
        try await cases.client(as: Officers.police).call(RecordClocks<CaseFile>(id: file)).clocks
            .filter(\.isRunning).map(\.name)
    }

    /// Two officers let the investigation rest on a request.
    private func rest(
        _ file: CaseFileID,
        on request: AssistanceRequestID,
        _ cases: ServiceHarness<CasesService>
    ) async throws {
        let opening: StepFacts = [
            .documentNumber: "12/QĐ-ANĐT", .decisionDate: "2026-06-30", .offence: "art150",
            .recipient: Officers.procuracy.unit,
        ]
        let resting: StepFacts = [
            .suspensionGround: "awaitingAssistance", .reason: "Chờ kết quả.",
            .link: request.loggable,
        ]
        let steps: [(CaseFile.State, StepFacts)] = [
            (.verifying, [:]), (.opened, opening), (.investigating, [:]), (.suspended, resting),
        ]
        for (state, facts) in steps {
            let police = cases.client(as: Officers.police)
            let seen = try await police.call(NextSteps<CaseFile>(id: file)).version
            let outcome = try await police.call(
                TakeStep<CaseFile>(id: file, seen: seen, to: state, facts: facts)
            )
            guard let approval = outcome.awaiting else { continue }
            _ = try await cases.client(as: Officers.police2)
                .call(DecideApproval<CaseFile>(approval: approval, .approve))
        }
    }
}
