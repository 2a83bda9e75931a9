import CasesServer
import RPC
import ServiceContracts
import ServiceKit
import TestSupport
import Vocabulary
import WireCodec

/// The situations that the tests of cases begin in.
struct CasesScene: Sendable {
    let harness: ServiceHarness<CasesService>

    /// Runs a body against a fresh service, beside a victim support that knows nobody.
    static func run(_ body: (CasesScene) async throws -> Void) async throws {
        try await run(beside: strangersOnly, body)
    }

    /// Runs a body against a fresh service beside other ones.
    static func run(
        beside neighbours: Neighbours,
        _ body: (CasesScene) async throws -> Void
    ) async throws {
        try await ServiceHarness.run(
            CasesService.self,
            named: "cases",
            neighbours: neighbours
        ) { harness in
            try await body(CasesScene(harness: harness))
        }
    }

    /// A victim support that knows nobody.
    static let strangersOnly = Neighbours([VictimSupport.name: KnowingNobody()])

    /// A client that calls as somebody.
    func client(_ caller: Caller) -> ServiceClient<Cases> { harness.client(as: caller) }

    /// A purpose with the file it is for.
    static let purpose = StatedPurpose("proceedings", reference: Identifier.random().text)

    /// A report as the border guard at Móng Cái writes it.
    func report(people: [VictimRef] = [], supporters: [OrgID] = []) -> Report {
        Report(
            channel: .borderGate,
            receivedAt: harness.time.now,
            province: .quangNinh,
            countries: [.myanmar],
            forms: [.forcedLabour],
            summary: FreeText("Hai người được phía bạn bàn giao."),
            people: people,
            supporters: supporters
        )
    }

    /// A report that the border guard received.
    func received(
        people: [VictimRef] = [],
        supporters: [OrgID] = []
    ) async throws -> ReceiveReport.Response {
        try await client(Officers.borderGuard)
            .call(ReceiveReport(report: report(people: people, supporters: supporters)))
    }

    /// A report that the provincial police have confirmed.
    func confirmed(
        people: [VictimRef] = [],
        supporters: [OrgID] = []
    ) async throws -> ReportID {
        let received = try await received(people: people, supporters: supporters)
        let assigned = try await client(Officers.borderGuard).call(
            TakeStep<Report>(
                id: received.report,
                seen: received.version,
                to: .assigned,
                facts: [.recipient: Officers.police.unit]
            )
        )
        _ = try await client(Officers.police).call(
            TakeStep<Report>(
                id: received.report,
                seen: assigned.record?.version ?? 0,
                to: .confirmed,
                facts: [.finding: "Có căn cứ."]
            )
        )
        return received.report
    }

    /// A case file that the provincial police have begun, as a draft.
    func file(
        people: [VictimRef] = [],
        supporters: [OrgID] = []
    ) async throws -> OpenCase.Response {
        let report = try await confirmed(people: people, supporters: supporters)
        return try await client(Officers.police).call(
            OpenCase(report: report, offence: .article150, transnational: true)
        )
    }

    /// A case file under verification.
    func verifying(people: [VictimRef] = []) async throws -> (id: CaseFileID, version: Int) {
        try await verified(try await file(people: people))
    }

    /// A draft as it comes under verification.
    private func verified(
        _ draft: OpenCase.Response
    ) async throws -> (id: CaseFileID, version: Int) {
        let outcome = try await client(Officers.police).call(
            TakeStep<CaseFile>(id: draft.caseFile, seen: draft.version, to: .verifying)
        )
        return (draft.caseFile, outcome.record?.version ?? 0)
    }

    /// What opening criminal proceedings needs to be told.
    static let decision: StepFacts = [
        .documentNumber: "12/QĐ-ANĐT", .decisionDate: "2026-06-30", .offence: "art150",
        .recipient: Officers.procuracy.unit,
    ]

    /// A case under investigation: opened by two officers.
    func investigating(people: [VictimRef] = []) async throws -> (id: CaseFileID, version: Int) {
        try await investigated(try await file(people: people))
    }

    /// A draft as it comes under investigation: opened by two officers.
    func investigated(
        _ draft: OpenCase.Response
    ) async throws -> (id: CaseFileID, version: Int) {
        let file = try await verified(draft)
        let proposed = try await client(Officers.police).call(
            TakeStep<CaseFile>(
                id: file.id,
                seen: file.version,
                to: .opened,
                facts: Self.decision
            )
        )
        let opened = try await client(Officers.police2).call(
            DecideApproval<CaseFile>(approval: proposed.awaiting ?? .make(), .approve)
        )
        let outcome = try await client(Officers.police).call(
            TakeStep<CaseFile>(
                id: file.id,
                seen: opened.record?.version ?? 0,
                to: .investigating
            )
        )
        return (file.id, outcome.record?.version ?? 0)
    }

    /// A screening that found nothing, or what is said.
    static func screening(
        _ occasion: ScreeningOccasion = .registration,
        _ answer: ScreeningAnswer = .no
    ) -> Screening {
        Screening(
            occasion,
            answer,
            indicators: answer == .yes ? [.forcedToOffend] : [],
            remark: FreeText("Đã hỏi chuyện riêng."),
            at: Instant(millisecondsSinceEpoch: 1_782_799_000_000)
        )
    }

    /// Screens a suspect at the version that stands; answers what that came to.
    @discardableResult
    func screen(
        _ suspect: SuspectID,
        _ screening: Screening
    ) async throws -> ScreenSuspect.Response {
        let police = client(Officers.police)
        let version = try await police.call(NextSteps<Suspect>(id: suspect)).version
        return try await police.call(
            ScreenSuspect(suspect: suspect, seen: version, screening: screening)
        )
    }

    /// Two officers take back that a suspect may be, or is, a victim; answers the record after it.
    @discardableResult
    func clear(
        _ suspect: SuspectID,
        seen version: Int,
        decision: String = "45/XN"
    ) async throws -> Filed<Suspect>? {
        let proposed = try await client(Officers.police).call(
            ClearPossibleVictim(suspect: suspect, seen: version, decision: FreeText(decision))
        )
        return try await client(Officers.police2).call(
            DecideApproval<Suspect>(approval: proposed.awaiting ?? .make(), .approve)
        ).record
    }

    /// A suspect whom the provincial police have registered and screened for everything.
    func suspect() async throws -> RegisterSuspect.Response {
        let registered = try await unscreened()
        var version = registered.version
        for occasion in ScreeningOccasion.allCases where occasion != .registration {
            version = try await screen(registered.suspect, Self.screening(occasion)).version
        }
        return .init(suspect: registered.suspect, version: version)
    }

    /// A suspect of a file, whom the provincial police have registered.
    @discardableResult
    func suspect(
        of file: CaseFileID,
        screening: Screening = screening()
    ) async throws -> RegisterSuspect.Response {
        try await client(Officers.police).call(
            RegisterSuspect(
                suspect: Suspect(caseFile: file, roles: [.recruiter], possibleVictim: false),
                identity: PersonIdentity(names: [PersonName("Đỗ Văn Thử Nghiệm")]),
                screening: screening
            )
        )
    }

    /// A suspect whom the provincial police have registered, screened for that alone.
    func unscreened() async throws -> RegisterSuspect.Response {
        let suspect = Suspect(
            caseFile: try await file().caseFile,
            roles: [.recruiter],
            possibleVictim: false,
            handover: .make()
        )
        let identity = PersonIdentity(names: [PersonName("Đỗ Văn Thử Nghiệm")])
        return try await client(Officers.police)
            .call(
                RegisterSuspect(
                    suspect: suspect,
                    identity: identity,
                    screening: Self.screening()
                )
            )
    }
}
