import CasesServer
import Foundation
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// The table of what cases refuses: code, outcome class, and what the command line says.
struct BadCallTests {
    @Test func `every bad call is refused as the table says, in both languages, and keeps nothing`()
        async throws
    {
        var table = RefusalTable(
            at: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "Fixtures/cases.refusals")
        ) { Complaint($0, in: $1).lines }
        try await CasesScene.run { scene in
            try await table.run(
                BadCall.wire { scene in
                    try GoodCall(ReceiveReport(report: scene.report()), as: Officers.borderGuard)
                },
                in: scene
            )
            try await table.run(
                BadCall.purpose(of: { try await $0.suspectRead() }, as: Officers.police),
                in: scene
            )
            try await table.run(BadCall.deadlines(as: Officers.police), in: scene)
            let star = try #require(Report.lifecycle.step(from: .assigned, to: .unfounded))
            try await table.run(BadCall.kernel(CasesScene.reports, star: star), in: scene)
            try await table.run(
                reports + files + suspects + campaigns + screenings + mergers + measures,
                in: scene
            )
        }
        #expect(try table.compared() == [])
        #expect(
            table.reasons.isSuperset(
                of: try RefusalTable.reasons(in: "Services/Cases/CasesRefusal.swift")
            )
        )
    }

    // MARK: - Reports

    private func report(
        _ name: String,
        _ change: @escaping @Sendable (inout Report) -> Void
    ) -> BadCall<CasesScene> {
        BadCall("a report \(name)") { scene in
            var report = scene.report()
            change(&report)
            return try await scene.refused(
                ReceiveReport(report: report),
                as: Officers.borderGuard
            )
        }
    }

    private var reports: [BadCall<CasesScene>] {
        [
            report("that claims a file") { $0.caseFile = .make() },
            report("of two hundred and one people") {
                $0.people = (0...200).map { _ in .make() }
            },
            report("of one person twice") { $0.people = Array(repeating: .make(), count: 2) },
            report("without a word") { $0.summary = FreeText("") },
            report("of twenty thousand and one bytes") {
                $0.summary = FreeText(String(repeating: "x", count: 20_001))
            },
            report("followed by seventeen bodies") {
                $0.supporters = Array(repeating: "VN/WU/QNI", count: 17)
            },
            report("of thirty-three countries") {
                $0.countries = Array(repeating: Word(.laos), count: 33)
            },
            report("from tomorrow") {
                $0.receivedAt = $0.receivedAt.advanced(by: .seconds(86_400))
            },
            report("by a channel that no list holds") { $0.channel = Word(text: "telepathy") },
            report("from a province that no list holds") { $0.province = Word(text: "atlantis") },
            BadCall("a report of an officer without a unit") { scene in
                let nobody = Officers.withoutUnit(.provincialPolice)
                return try await scene.refused(
                    ReceiveReport(report: scene.report()),
                    as: nobody
                )
            },
            BadCall("a report corrected to speak of other people") { scene in
                let received = try await scene.received()
                var report = scene.report()
                report.people = [.make()]
                return try await scene.refused(
                    CorrectRecord(
                        id: received.report,
                        seen: received.version,
                        corrects: received.version,
                        record: report,
                        reason: FreeText("nhầm người")
                    ),
                    as: Officers.borderGuard
                )
            },
            BadCall("a report linked to a file by hand") { scene in
                let id = try await scene.confirmed()
                let police = scene.client(Officers.police)
                let version = try await police.call(NextSteps<Report>(id: id)).version
                let step = TakeStep<Report>(
                    id: id,
                    seen: version,
                    to: .linkedToCase,
                    facts: [.link: CaseFileID.make().loggable]
                )
                return try await scene.refused(step, as: Officers.police)
            },
            BadCall("a supporting body changes a report that it only knows of") { scene in
                let received = try await scene.received(
                    supporters: [Officers.commune.organisation]
                )
                let step = TakeStep<Report>(
                    id: received.report,
                    seen: received.version,
                    to: .assigned,
                    facts: [.recipient: Officers.commune.unit]
                )
                return try await scene.refused(step, as: Officers.commune)
            },
        ]
    }

    // MARK: - Files

    private var files: [BadCall<CasesScene>] {
        [
            BadCall("a file begun from an unconfirmed report") { scene in
                let received = try await scene.received()
                return try await scene.refused(
                    OpenCase(
                        report: received.report,
                        offence: .article150,
                        transnational: true
                    ),
                    as: Officers.borderGuard
                )
            },
            BadCall("a file begun from no report") { scene in
                try await scene.refused(
                    OpenCase(report: .make(), offence: .article150, transnational: true),
                    as: Officers.police
                )
            },
            BadCall("a detection that says nothing, of somebody twice") { scene in
                let person = VictimRef.make()
                return try await scene.refused(
                    DetectCase(
                        province: .quangNinh,
                        offence: .article150,
                        transnational: true,
                        victims: [person, person],
                        summary: FreeText("")
                    ),
                    as: Officers.borderGuard
                )
            },
            BadCall("a detection by a commune") { scene in
                try await scene.refused(
                    DetectCase(
                        province: .quangNinh,
                        offence: .article150,
                        transnational: true,
                        summary: FreeText("Bắt gặp khi tuần tra.")
                    ),
                    as: Officers.commune
                )
            },
            BadCall("a file for an offence that no list holds") { scene in
                var open = OpenCase(
                    report: try await scene.confirmed(),
                    offence: .article150,
                    transnational: true
                )
                open.offence = Word(text: "art999")
                return try await scene.refused(open, as: Officers.police)
            },
            BadCall("proceedings opened for an offence that no list holds") { scene in
                let file = try await scene.verifying()
                let facts = StepFacts(
                    CasesScene.decision.entries.filter { $0.fact != .offence }
                ).adding(.offence, "art999")
                return try await scene.refused(
                    TakeStep<CaseFile>(
                        id: file.id,
                        seen: file.version,
                        to: .opened,
                        facts: facts
                    ),
                    as: Officers.police
                )
            },
            BadCall("a victim linked with seventeen supporters") { scene in
                let file = try await scene.file()
                return try await scene.refused(
                    LinkVictim(
                        caseFile: file.caseFile,
                        victim: .make(),
                        supporters: Array(repeating: "VN/WU/QNI", count: 17)
                    ),
                    as: Officers.police
                )
            },
            links("for nobody") { $0.victims = [] },
            links("with somebody twice") { $0.victims += $0.victims },
            links("of too many people") {
                $0.victims = (0...LinkVictims.mostPeople).map { _ in .make() }
            },
            links("with seventeen supporters") {
                $0.supporters = Array(repeating: "VN/WU/QNI", count: 17)
            },
            BadCall("victims linked to a file that has come to rest") { scene in
                let trial = LifecycleTrial(scene: scene, kind: CasesScene.caseFiles)
                let file = try await trial.specimen(in: .notOpened)
                return try await scene.refused(
                    LinkVictims(caseFile: file.id, victims: [.make()]),
                    as: Officers.police
                )
            },
            BadCall("a victim linked to a file that has come to rest") { scene in
                let trial = LifecycleTrial(scene: scene, kind: CasesScene.caseFiles)
                let file = try await trial.specimen(in: .notOpened)
                return try await scene.refused(
                    LinkVictim(caseFile: file.id, victim: .make()),
                    as: Officers.police
                )
            },
        ]
    }

    private func links(
        _ name: String,
        _ change: @escaping @Sendable (inout LinkVictims) -> Void
    ) -> BadCall<CasesScene> {
        BadCall("links \(name)") { scene in
            let file = try await scene.file()
            var request = LinkVictims(caseFile: file.caseFile, victims: [.make()])
            change(&request)
            return try await scene.refused(request, as: Officers.police)
        }
    }

    // MARK: - Suspects

    private func suspect(
        _ name: String,
        _ change: @escaping @Sendable (inout RegisterSuspect) -> Void
    ) -> BadCall<CasesScene> {
        BadCall("a suspect \(name)") { scene in
            var request = RegisterSuspect(
                suspect: Suspect(
                    caseFile: try await scene.file().caseFile,
                    roles: [.recruiter],
                    possibleVictim: false
                ),
                identity: .everyField,
                screening: CasesScene.screening()
            )
            change(&request)
            return try await scene.refused(request, as: Officers.police)
        }
    }

    private var suspects: [BadCall<CasesScene>] {
        [
            suspect("whom nobody screened") { $0.screening = nil },
            suspect("who comes with a status") { $0.suspect.screening = Word(.clear) },
            suspect("of no role") { $0.suspect.roles = [] },
            suspect("of a role that no list holds") {
                $0.suspect.roles = [Word(text: "bystander")]
            },
            suspect("of no file") { $0.suspect.caseFile = .make() },
            suspect("who is a victim and is not flagged as one") { $0.suspect.victim = .make() },
            suspect("who was cleared before anybody asked") {
                $0.suspect.clearedBy = FreeText("45/XN")
            },
            suspect("without a name") { $0.identity?.names = [] },
            suspect("with a name of no letters") { $0.identity?.names = [PersonName("…")] },
            suspect("born on no day") { $0.identity?.birth = Birth(BirthDate("1999-02-30")) },
            suspect("born in the future") { $0.identity?.birth = Birth(BirthDate("2099")) },
            suspect("with a telephone number that is none") {
                $0.identity?.phones = [PhoneNumber("không rõ")]
            },
            suspect("with a paper number of two letters") {
                $0.identity?.documents[0].number = PersonDocumentNumber("ab")
            },
            suspect("with nine papers") { request in
                let document = request.identity?.documents.first
                request.identity?.documents = Array(repeating: document, count: 9)
                    .compactMap { $0 }
            },
            suspect("who lives nowhere") { $0.identity?.home = Address("") },
            BadCall("a suspect cleared who was never flagged") { scene in
                let suspect = try await scene.flagged(false)
                return try await scene.refused(
                    ClearPossibleVictim(
                        suspect: suspect.suspect,
                        seen: suspect.version,
                        decision: FreeText("45/XN")
                    ),
                    as: Officers.police
                )
            },
            BadCall("a suspect cleared by no decision") { scene in
                let suspect = try await scene.flagged(true)
                return try await scene.refused(
                    ClearPossibleVictim(
                        suspect: suspect.suspect,
                        seen: suspect.version,
                        decision: FreeText("")
                    ),
                    as: Officers.police
                )
            },
            BadCall("somebody accused who may be a victim") { scene in
                let suspect = try await scene.flagged(true)
                return try await scene.refused(
                    TakeStep<Suspect>(
                        id: suspect.suspect,
                        seen: suspect.version,
                        to: .accused,
                        facts: [
                            .documentNumber: "1/QĐ", .decisionDate: "2026-06-30",
                            .offence: "art150",
                        ]
                    ),
                    as: Officers.police
                )
            },
        ]
    }
}

extension CasesScene {
    /// A suspect, flagged as a possible victim or not.
    fileprivate func flagged(_ possibleVictim: Bool) async throws -> RegisterSuspect.Response {
        let suspect = Suspect(
            caseFile: try await file().caseFile,
            roles: [.transporter],
            possibleVictim: possibleVictim
        )
        return try await client(Officers.police)
            .call(
                RegisterSuspect(
                    suspect: suspect,
                    identity: .everyField,
                    screening: CasesScene.screening()
                )
            )
    }

    /// A question who a suspect is.
    fileprivate func suspectRead() async throws -> ReadSuspectIdentity {
        ReadSuspectIdentity(suspect: try await flagged(false).suspect)
    }
}
