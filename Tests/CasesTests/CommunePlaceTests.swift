import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Facts name the commune of their day, inside their province.
struct CommunePlaceTests {
    /// Wards of the shipped list, in force since 1 July 2025.
    private static func code(in province: Province) throws -> CommuneCode {
        let commune = try #require(
            CommuneList.shipped.communes.first { $0.province == province }
        )
        return try #require(CommuneCode(commune.code))
    }

    private static func crossing(
        _ commune: CommuneCode?,
        on day: CalendarDate = CasesScene.day(2025, 9, 1),
        in province: Province = .quangNinh
    ) -> IllegalCrossing {
        var crossing = IllegalCrossing(
            day: day,
            province: province,
            country: .china,
            direction: .exit,
            personTimes: 3,
            suspicion: .notExamined
        )
        crossing.commune = commune
        return crossing
    }

    @Test func `crossings are listed and counted by commune`() async throws {
        try await CasesScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            let code = try Self.code(in: .quangNinh)
            for commune in [code, code, nil] {
                _ = try await guards.call(FileRecord(Self.crossing(commune)))
            }
            let listed = try await guards.call(
                ListRecords<IllegalCrossing>(facets: [Facet(Facet.commune, code.code)])
            )
            #expect(listed.records.compactMap(\.content?.record.commune) == [code, code])
            let count = try await guards.call(CountRecords<IllegalCrossing>(by: Facet.commune))
            #expect(
                count.counts == [
                    .init(value: "", count: 1), .init(value: code.code, count: 2),
                ]
            )
        }
    }

    @Test func `a commune that is none, of another day or elsewhere is refused and nothing stored`()
        async throws
    {
        try await CasesScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            let code = try Self.code(in: .quangNinh)
            let before = try await scene.harness.contents()
            let wrong: [(IllegalCrossing, String, String)] = [
                (Self.crossing(CommuneCode("99999")), "commune", "unknown"),
                (
                    Self.crossing(code, on: CasesScene.day(2025, 6, 30)), "commune",
                    "notYet.2025-07-01"
                ),
                (Self.crossing(code, in: .langSon), "commune", "within.quangNinh"),
            ]
            for (crossing, field, rule) in wrong {
                let error = await refusal { try await guards.call(FileRecord(crossing)) }
                #expect(error?.code == .invalidArgument)
                #expect(error?.violations == [FieldViolation(field: field, rule: rule)])
            }
            #expect(try await scene.harness.contents() == before)
        }
    }

    @Test func `a correction of the province takes the commune with it`() async throws {
        try await CasesScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            let filed = try await guards.call(
                FileRecord(Self.crossing(try Self.code(in: .quangNinh)))
            )
            var record = filed.record
            record.province = Word(.langSon)
            func correct(_ record: IllegalCrossing) async throws -> Filed<IllegalCrossing> {
                try await guards.call(
                    CorrectRecord(
                        id: filed.id,
                        seen: 1,
                        corrects: 1,
                        record: record,
                        reason: FreeText("Nhầm tỉnh.")
                    )
                )
            }
            let error = await refusal { try await correct(record) }
            #expect(
                error?.violations
                    == [FieldViolation(field: "commune", rule: "within.quangNinh")]
            )
            record.commune = try Self.code(in: .langSon)
            #expect(try await correct(record).record.commune == record.commune)
        }
    }

    @Test func `a report's commune is kept with it and in no facet`() async throws {
        try await CasesScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            var report = scene.report()
            report.commune = try Self.code(in: .quangNinh)
            let filed = try await guards.call(ReceiveReport(report: report))
            let kept = try await guards.call(FetchRecord<Report>(id: filed.report))
            #expect(kept.content?.record.commune == report.commune)
            #expect(report.facets.allSatisfy { $0.key != Facet.commune })
            report.commune = try Self.code(in: .haNoi)
            let wrong = report
            let error = await refusal { try await guards.call(ReceiveReport(report: wrong)) }
            #expect(
                error?.violations == [FieldViolation(field: "commune", rule: "within.haNoi")]
            )
        }
    }

    @Test func `an event needs a province beside its commune`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.file().caseFile
            var event = TraffickingEvent(
                caseFile: file,
                phase: .recruitment,
                from: CasesScene.day(2025, 9, 1),
                country: .vietNam
            )
            event.commune = try Self.code(in: .quangNinh)
            let alone = event
            let error = await refusal {
                try await scene.client(Officers.police).call(FileRecord(alone))
            }
            #expect(
                error?.violations
                    == [FieldViolation(field: "record.commune", rule: "needs.province")]
            )
            event.province = Word(.quangNinh)
            let filed = try await scene.client(Officers.police).call(FileRecord(event))
            #expect(filed.record.commune == event.commune)
        }
    }
}
