import Foundation
import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// Rules of reports and letters are those of the services, and known without them.
@Suite struct BulkRuleTests {
    /// A row by its columns; none holds a separator.
    private static func table(
        _ columns: [(String, String)],
        bad: (String, String)? = nil
    ) -> String {
        var broken = columns.filter { $0.0 != bad?.0 }
        if let bad { broken.append(bad) }
        let heading = columns.map(\.0) + (bad.map { [$0.0] } ?? [])
        var names: [String] = []
        for name in heading where !names.contains(name) { names.append(name) }
        func line(_ cells: [(String, String)]) -> String {
            names.map { name in cells.first { $0.0 == name }?.1 ?? "" }.joined(separator: ",")
        }
        return [names.joined(separator: ","), line(columns), line(broken), line(columns)]
            .joined(separator: "\n")
    }

    /// The second of three rows is told by field and rule; the others would be sent.
    private static func expect<Request: BulkRequest>(
        _ rule: String,
        of field: String,
        in request: Request.Type,
        _ table: String
    ) async throws {
        let (outcome, rows) = try await BulkScene.check(request, table)
        #expect(outcome.rejects == [BulkReject(row: 3, field: field, rule: rule)])
        #expect(!outcome.isClean && outcome.rows == 3 && rows.map(\.number) == [2, 4])
    }

    private static func references(_ count: Int) -> String {
        (0..<count).map { _ in VictimRef.make().identifier.text }.joined(separator: ";")
    }

    private static let report = [
        ("channel", "letter"), ("receivedAt", "05/06/2025 09:00"), ("province", "quangNinh"),
        ("summary", "Tin báo"),
    ]

    private static let same: String = {
        let person = references(1)
        return "\(person);\(person)"
    }()

    @Test(arguments: [
        ("summary", String(repeating: "x", count: 20_001), "length.1-20000"),
        ("people", references(201), "count.0-200"),
        ("people", same, "repeated"),
        (
            "supporters", Array(repeating: "VN/GOV/MOH", count: 17).joined(separator: ";"),
            "count.0-16"
        ),
        ("countries", Array(repeating: "CN", count: 33).joined(separator: ";"), "count.0-32"),
        ("caseFile", CaseFileID.make().identifier.text, "absent"),
        ("duplicateOf", ReportID.make().identifier.text, "absent"),
        ("receivedAt", "05/06/2099 09:00", "past"),
    ])
    func `a report that breaks a rule is told before any row is sent`(
        field: String,
        cell: String,
        rule: String
    ) async throws {
        let table = Self.table(Self.report, bad: (field, cell))
        try await Self.expect(rule, of: field, in: ReceiveReport.self, table)
    }

    private static let letter = [
        ("correspondenceKind", "noteVerbale"), ("channel", "noteVerbale"), ("urgency", "normal"),
        ("partner", "CN"), ("partnerOffice", "Sở Công an"), ("subject", "Đề nghị"),
        ("body", "Kính gửi"), ("arrivedAt", "05/06/2025 09:00"), ("handling", "H0"),
    ]

    @Test(arguments: [
        ("partnerOffice", String(repeating: "x", count: 301), "length.1-300"),
        ("subject", String(repeating: "x", count: 1_001), "length.1-1000"),
        ("people", references(501), "count.500"),
        ("people", same, "repeated"),
        ("partnerNumber", String(repeating: "x", count: 101), "length.1-100"),
        ("arrivedAt", "05/06/2099 09:00", "past"),
        ("urgency", "soon", "vocabulary.unrecognized"),
    ])
    func `a letter that breaks a rule is told before any row is sent`(
        field: String,
        cell: String,
        rule: String
    ) async throws {
        let table = Self.table(Self.letter, bad: (field, cell))
        try await Self.expect(rule, of: field, in: ReceiveCorrespondence.self, table)
    }

    @Test func `a row is told of every rule that it breaks`() async throws {
        var bad = Self.letter.filter { !["subject", "partnerOffice"].contains($0.0) }
        bad += [
            ("subject", String(repeating: "x", count: 1_001)),
            ("partnerOffice", String(repeating: "x", count: 301)),
        ]
        let (outcome, rows) = try await BulkScene.check(ReceiveCorrespondence.self, Self.table(bad))
        #expect(rows.isEmpty && outcome.rejectCount == 6)
        #expect(Set(outcome.rejects.map(\.field)) == ["subject", "partnerOffice"])
    }

    @Test func `what a later step enters is no officer's to file`() async throws {
        let (outcome, rows) = try await BulkScene.check(
            FileRecord<ServiceContracts.Network>.self,
            "name,summary,brokenOn\nNhóm A,Tóm tắt,\nNhóm B,Tóm tắt,05/06/2025"
        )
        #expect(outcome.rejects == [BulkReject(row: 3, field: "brokenOn", rule: "absent")])
        #expect(rows.map(\.number) == [2])
    }

    @Test func `what is to have happened later than now is refused`() async throws {
        let (outcome, rows) = try await BulkScene.check(
            Crossing.self,
            BulkScene.crossings + ",occurred.at,occurred.precision\n"
                + "05/06/2025,quangNinh,CN,exit,3,none,,05/06/2099 09:00,minute\n"
                + "05/06/2025,quangNinh,CN,exit,3,none,,05/06/2025 09:00,minute"
        )
        #expect(outcome.rejects == [BulkReject(row: 2, field: "occurred", rule: "past")])
        #expect(rows.map(\.number) == [3])
    }

    @Test func `a state in which the kind does not begin is refused`() async throws {
        let (outcome, rows) = try await BulkScene.check(
            FileRecord<ServiceContracts.Network>.self,
            "name,summary,state\nNhóm A,Tóm tắt,broken\nNhóm B,Tóm tắt,suspected\nNhóm C,Tóm tắt,"
        )
        #expect(outcome.rejects == [BulkReject(row: 2, field: "state", rule: "initial")])
        #expect(rows.map(\.number) == [3, 4])
    }

    @Test func `how far a table was checked is told in shares and rows`() async throws {
        try await BulkScene.withTable(Array(BulkScene.table(9_000).utf8)) { path in
            var told: [(share: Double, rows: Int)] = []
            var taken = 0
            let outcome = try BulkTable<Crossing>(at: path)
                .read(progress: { told.append(($0, $1)) }, { _ in taken += 1 })
            #expect(outcome.isClean && taken == 9_000)
            #expect(told.first?.rows == 0 && told.last?.rows == 9_000)
            #expect(told.last?.share == 1 && told.count > 4)
            #expect(told.map(\.rows) == told.map(\.rows).sorted())
        }
    }

    @Test func `a bar of shares is as long as its share, and never wider than the window`() {
        let half = ProgressBar.line("Checking", share: 0.5, "50000 rows", width: 100)
        #expect(half.count { $0 == "█" } == half.count { $0 == "·" })
        #expect(half.hasSuffix("] 50 % 50000 rows"))
        for share in [-1, 0, 0.3, 1, 7] {
            #expect(
                ProgressBar.line("Đang kiểm tra", share: share, "1 dòng", width: 30).count <= 30
            )
        }
        #expect(ProgressBar.line("x", 3, of: 4, width: 99).hasSuffix("] 75 % 3/4"))
    }

    @Test func `in a narrow window the bar gives way to the figures`() {
        let lines = [60, 40, 32].map { ProgressBar.line("Đang nhập", 750, of: 1_500, width: $0) }
        #expect(lines.allSatisfy { $0.hasSuffix(" 50 % 750/1500") })
        #expect(lines.map { $0.count { "█·".contains($0) } } == [24, 14, 6])
        #expect(ProgressBar.line("Đang nhập", 1, of: 2, width: 20) == "Đang nhập 50 % 1/2")
    }
}
