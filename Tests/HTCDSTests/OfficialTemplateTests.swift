import Foundation
import HTCDSFiles
import Spreadsheets
import Testing

@testable import HTCDS

/// The official files themselves, where they lie beside the checkout: they are not ours to ship.
@Suite struct OfficialTemplateTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/htcds").standardizedFileURL

    private static let templates = [
        "HTCDS Excel Spreadsheet v2.0.xlsx",
        "HTCDS Excel Spreadsheet single select with validation v2.0.xlsx",
    ]

    static let areThere = templates.allSatisfy {
        FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
    }

    private static func rows(of name: String) throws -> [SpreadsheetRow] {
        var rows: [SpreadsheetRow] = []
        try Spreadsheet(at: folder.appending(path: name)).read { rows.append($0) }
        return rows
    }

    @Test(
        .enabled(if: areThere, "the official templates do not lie beside the checkout"),
        arguments: templates
    )
    func `an empty template is read and holds no record`(name: String) throws {
        let outcome = try RecordFiles.read(Self.folder.appending(path: name))
        #expect(outcome.report.isClean)
        #expect(outcome.report.rows == 0)
    }

    @Test(
        .enabled(if: areThere, "the official templates do not lie beside the checkout"),
        arguments: templates
    )
    func `a template that is filled in comes back from ours, row for row`(name: String) throws {
        var record = try RecordFiles.full()
        for field in HTCDSField.all where field.standing != .core { record[field] = nil }
        // The template's own heading rows, then one row in the order of its columns.
        let rows = try Self.rows(of: name)
        var writer = WorkbookWriter(sheet: "Sheet1")
        for row in rows.prefix(2) { writer.append(row.cells.map(Self.written)) }
        writer.append([.number(1)] + HTCDSField.core.map { .text(record[$0]?.text ?? "") })
        let first = try RecordFiles.read(writer.finish(), as: "xlsx")
        #expect(first.report.rejects == [])
        #expect(first.records == [record])
        let second = try RecordFiles.read(
            HTCDSWriter.file(of: first.records, as: .xlsx),
            as: "xlsx"
        )
        #expect(second.records == first.records)
    }

    @Test(.enabled(if: areThere, "the official templates do not lie beside the checkout"))
    func `our sheet's columns stand where the template's do`() throws {
        for name in Self.templates {
            let official = try Self.rows(of: name)[0].cells
            for (place, field) in HTCDSField.core.enumerated() {
                guard case .text(let text) = official[place + 1] else {
                    // Column AJ has no name.
                    #expect(ColumnName.letters(of: place + 1) == "AJ")
                    continue
                }
                #expect(HTCDSField.named(text) == field, "\(text)")
            }
        }
    }

    private static func written(_ cell: SpreadsheetCell) -> WrittenCell {
        switch cell {
        case .text(let text): .text(text)
        case .number(let number): Int(number).map(WrittenCell.number) ?? .empty
        default: .empty
        }
    }
}
