import RPC
import Records
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import CasesServer

/// The numbers that reports and case files are quoted by.
struct RegisterTests {
    private func number(of report: ReportID, _ scene: CasesScene) async throws -> RegisterNumber? {
        try await scene.client(Officers.borderGuard)
            .call(FetchRecord<Report>(id: report)).content?.record.registered
    }

    private func number(of file: CaseFileID, _ scene: CasesScene) async throws -> RegisterNumber? {
        try await scene.client(Officers.police)
            .call(FetchRecord<CaseFile>(id: file)).content?.record.registered
    }

    private func detect(_ scene: CasesScene, by officer: Caller) async throws -> CaseFileID {
        try await scene.client(officer).call(
            DetectCase(
                province: .quangNinh,
                offence: .article150,
                transnational: true,
                summary: FreeText("Phát hiện khi tuần tra.")
            )
        ).caseFile
    }

    @Test func `each body numbers its reports and its files apart, without gaps`() async throws {
        try await CasesScene.run { scene in
            var claiming = scene.report()
            claiming.caseFile = .make()
            var reports: [RegisterNumber?] = []
            for _ in 1...3 {
                reports.append(try await number(of: try await scene.received().report, scene))
                _ = await refusal {
                    try await scene.client(Officers.borderGuard)
                        .call(ReceiveReport(report: claiming))
                }
            }
            let year = VietnameseTime.date(of: scene.harness.time.now).year
            #expect(
                reports
                    == (1...3).map {
                        RegisterNumber(
                            body: Officers.borderGuard.organisation,
                            book: .reports,
                            year: year,
                            number: $0
                        )
                    }
            )
            let first = try await scene.file().caseFile
            let second = try await detect(scene, by: Officers.police)
            #expect(try await number(of: first, scene)?.number == 1)
            #expect(
                try await number(of: second, scene)
                    == RegisterNumber(
                        body: Officers.police.organisation,
                        book: .caseFiles,
                        year: year,
                        number: 2
                    )
            )
        }
    }

    @Test func `a year begins with number one, in Vietnamese time`() async throws {
        try await CasesScene.run { scene in
            _ = try await detect(scene, by: Officers.police)
            // Through the end of the year, by less than UTC needs for it.
            let eve = VietnameseTime.end(of: CasesScene.day(2026, 12, 31))
            let left = eve.millisecondsSinceEpoch - scene.harness.time.now.millisecondsSinceEpoch
            scene.harness.time.pass(.milliseconds(left + 1_000))
            let file = try await detect(scene, by: Officers.police)
            let number = try #require(try await number(of: file, scene))
            #expect(number.year == 2027)
            #expect(number.number == 1)
        }
    }

    @Test func `a file is found by the number that a letter quotes`() async throws {
        try await CasesScene.run { scene in
            _ = try await detect(scene, by: Officers.police)
            let file = try await detect(scene, by: Officers.police)
            let number = try #require(try await number(of: file, scene))
            let found = try await scene.client(Officers.police)
                .call(ListRecords<CaseFile>(facets: [.registered(number)]))
            #expect(found.records.compactMap(\.content?.id) == [file])
            let stranger = try await scene.client(Officers.strangePolice)
                .call(ListRecords<CaseFile>(facets: [.registered(number)]))
            #expect(stranger.records.isEmpty)
        }
    }

    @Test func `nobody brings a number of their own`() async throws {
        try await CasesScene.run { scene in
            var report = scene.report()
            report.registered = RegisterNumber(
                body: Officers.borderGuard.organisation,
                book: .reports,
                year: 2026,
                number: 7
            )
            let numbered = report
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.borderGuard)
                    .call(ReceiveReport(report: numbered))
            }
            #expect(
                error?.violations == [FieldViolation(field: "report.registered", rule: "absent")]
            )
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `a file of an earlier version gets its owner's next number with its next step`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await detect(scene, by: Officers.police)
            let police = scene.client(Officers.police)
            // As an earlier version kept it.
            let context = CallContext(
                method: DetectCase.method,
                caller: Officers.police,
                peer: Officers.police,
                head: CallHead(method: DetectCase.method.name),
                deadline: .after(.seconds(10)),
                requestID: .random(),
                message: []
            )
            _ = try await scene.harness.service.keeper.write(context) { desk in
                let kept = try desk.follow(file, as: CaseFile.self) { record, _ in
                    record.registered = nil
                }
                return DetectCase.Response(caseFile: kept.id, version: kept.version)
            }
            #expect(try await number(of: file, scene) == nil)
            let seen = try await police.call(NextSteps<CaseFile>(id: file)).version
            let stepped = try await police.call(
                TakeStep<CaseFile>(id: file, seen: seen, to: .verifying)
            )
            #expect(stepped.record?.record.registered?.number == 2)
        }
    }
}
