import Foundation
@testable import HTCDSFiles
import Spreadsheets
import Testing
import Vocabulary

@testable import HTCDS

/// Files are read with every defect that the official ones have, and written so that they read back.
@Suite struct FileTests {
    @Test(arguments: HTCDSWriter.Format.allCases)
    func `records that fill every field come back from every format`(
        format: HTCDSWriter.Format
    ) throws {
        let records = try (1...20).map { try RecordFiles.full(number: $0) }
        let outcome = try RecordFiles.read(
            HTCDSWriter.file(of: records, as: format),
            as: format.rawValue
        )
        #expect(outcome.report.rejects == [])
        #expect(outcome.report.accepted == 20)
        #expect(outcome.records == records)
    }

    @Test func `a core record's sheet has the official columns and no other`() throws {
        var record = HTCDSRecord()
        record["prs_FirstName"] = .text("Hoa")
        let bytes = HTCDSWriter.file(of: [record], as: .xlsx)
        let rows = try Self.rows(of: bytes)
        #expect(rows[0].cells == [.empty] + HTCDSField.core.map { .text($0.name) })
        #expect(rows[1].cells == [.empty] + HTCDSField.core.map { .text($0.label.en) })
        #expect(rows[2].cells == [.number("1"), .empty, .empty, .text("Hoa")])
        #expect(ColumnName.letters(of: rows[0].cells.count - 1) == "AM")
    }

    @Test func `headings as the templates have them`() throws {
        let names = HTCDSField.core.map { field in
            switch field.name {
            case "vic_TraffickingStatusDecisionMakingOrg": "vic_TraffickinStatusDecisionMakingOrg"
            case "cas_ReasonForOutgoingReferral": ""
            default: field.name
            }
        }
        var labels = HTCDSField.core.map(\.label.en)
        // The labels of N to R are in another order than the names.
        labels.replaceSubrange(
            12...16,
            with: [
                "Mailing Street", "Mailing City", "Mailing State/Province",
                "Mailing Zip/Postal Code", "Mailing Country",
            ]
        )
        var record = try RecordFiles.full()
        for field in HTCDSField.all where field.standing != .core { record[field] = nil }
        let values = HTCDSField.core.map { record[$0]?.text ?? "" }
        var writer = DelimitedWriter()
        for row in [[""] + names, [""] + labels, ["1"] + values, ["2"], ["3"]] {
            writer.append(row)
        }
        let outcome = try RecordFiles.read(writer.finish(), as: "csv")
        #expect(outcome.report.rejects == [])
        #expect(outcome.records == [record])
        #expect(outcome.rows == [3])
    }

    @Test func `headings of labels alone are read where they are clear`() throws {
        let outcome = try RecordFiles.read(csv: "First Name;Case Owner", "Hoa;Lan")
        #expect(outcome.records.first?["cas_CaseOwner"]?.text == "Lan")
    }

    @Test func `headings of surveys are read, what surveys add is not`() throws {
        let outcome = try RecordFiles.read(
            csv: "start,prs_First_Name,vic_Methods_of_Control,__version__,meta/instanceID,_id",
            "2024-01-01T00:00,Hoa,DebtBondage,v1,uuid:1,7"
        )
        #expect(outcome.report.rejects == [])
        #expect(outcome.records.first?["prs_FirstName"]?.text == "Hoa")
        #expect(outcome.records.first?["vic_MethodsOfControl"]?.text == "DebtBondage")
    }

    @Test func `a reject says row, field and rule, and no value`() throws {
        let outcome = try RecordFiles.read(
            csv: "prs_FirstName,prs_Birthdate,cas_Status,prs_MobilePhone",
            "Hoa,03/04/2024,Open,0912",
            "Lan,2001-02-28,Active,+84912345678",
            "\"x\"y,,,",
            "=1,,,",
            ",,,,surplus"
        )
        #expect(
            outcome.places == [
                "2 prs_Birthdate date.form", "2 cas_Status word.unknown",
                "2 prs_MobilePhone phone.e164", "4 - row.quoting", "5 prs_FirstName cell.formula",
                "6 column:E heading.missing",
            ]
        )
        #expect(outcome.records.count == 1 && outcome.rows == [3])
        #expect(outcome.report.rows == 5 && outcome.report.accepted == 1)
        #expect(!outcome.report.isClean)
        #expect(!"\(outcome.report)".contains("Hoa"))
    }

    @Test func `headings that mean nothing, or one thing twice, are rejected`() throws {
        #expect(
            try RecordFiles.read(csv: "prs_FirstName,prs_First_Name,Nguyễn Thị Hoa", "a,b,c").places
                == [
                    "1 prs_FirstName heading.repeated", "1 column:C heading.unknown",
                    "2 column:C heading.missing",
                ]
        )
        #expect(
            try RecordFiles.read(csv: "Hoa,Lan", "Hoa,Lan").places.contains("1 - heading.missing")
        )
        #expect(try RecordFiles.read(csv: "").places == ["1 - heading.missing"])
        #expect(try RecordFiles.read(csv: "prs_FirstName").report.isClean)
    }

    @Test func `JSON is read object by object`() throws {
        let text = """
            [{"prs_First_Name": "Hoa", "prs_Citizenship": ["VN", "Laos"], "vic_AgeWhenTrafficked": 17,
              "con_Consent": true, "prs_Birthdate": "2001-02-28", "prs_Title": null},
             {"prs_FirstName": {"a": 1}, "prs_Name": "x", "con_Consent": "perhaps"},
             {"prs_FirstName": "a\\u0041\\"}" "b"},
             {"prs_FirstName": "Lan"}]
            """
        let outcome = try RecordFiles.read(Array(text.utf8), as: "json")
        #expect(outcome.records.count == 2 && outcome.rows == [1, 4])
        #expect(outcome.records.first?["prs_Citizenship"]?.text == "VN;LA")
        #expect(outcome.records.first?["vic_AgeWhenTrafficked"] == .whole(17))
        #expect(
            outcome.places == [
                "2 con_Consent truth.form", "2 prs_FirstName list.form", "2 - heading.unknown",
                "3 - row.object",
            ]
        )
        let lines = "{\"prs_FirstName\":\"a\"}\n{\"prs_FirstName\":\"b\"}"
        #expect(try RecordFiles.read(Array(lines.utf8), as: "json").records.count == 2)
        #expect(try RecordFiles.read(Array("[]".utf8), as: "json").records.isEmpty)
    }

    @Test(arguments: [
        "[{}", "{", "", "nonsense", "[1]", "[{}}", "[]]", "{\"a\":[[[[[[[[[[1]]]]]]]]]]}",
    ])
    func `JSON that is none is refused as a whole`(text: String) {
        #expect(throws: HTCDSFileError.self) {
            try RecordFiles.read(Array(text.utf8), as: "json")
        }
    }

    @Test func `a file refused as a whole names the rule`() throws {
        let whole = HTCDSWriter.file(of: [try RecordFiles.full()], as: .xlsx)
        #expect(throws: HTCDSFileError(rule: "file.damaged")) {
            try RecordFiles.read(Array(whole.prefix(whole.count - 30)), as: "xlsx")
        }
    }

    @Test func `a report has room for so many rejects and counts the others`() throws {
        let count = HTCDSReport.largestCount + 5
        let lines = (0..<count).map { _ in "x" }.joined(separator: "\n")
        let outcome = try RecordFiles.read(csv: "prs_Birthdate", lines)
        #expect(outcome.report.rejects.count == HTCDSReport.largestCount)
        #expect(outcome.report.rejectCount == count)
    }

    private static func rows(of bytes: [UInt8]) throws -> [SpreadsheetRow] {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "htcds-\(UUID().uuidString).xlsx")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var rows: [SpreadsheetRow] = []
        try Spreadsheet(at: file).read { rows.append($0) }
        return rows
    }
}
