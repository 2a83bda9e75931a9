import Foundation
import HTCDSFiles
import Spreadsheets
import Testing
import Vocabulary
import WireCodec

@testable import HTCDS

/// The official templates themselves: filled in as files, taken in, written by us and taken in again.
///
/// They lie in `Fixtures`, as IOM published them; `template_peer.py` fills them without knowing us.
@Suite struct OfficialTemplateTests {
    /// A template, and whether a cell of it takes several labels.
    struct Template: Sendable, CustomTestStringConvertible {
        let file: String
        let takesSeveral: Bool
        var testDescription: String { file }
        var url: URL {
            get throws { try Fixture.url(file) }
        }
    }

    private static let plain = Template(
        file: "HTCDS Excel Spreadsheet v2.0.xlsx",
        takesSeveral: true
    )
    private static let withLists = Template(
        file: "HTCDS Excel Spreadsheet single select with validation v2.0.xlsx",
        takesSeveral: false
    )
    static let templates = [plain, withLists]

    private static func rows(of template: Template) throws -> [SpreadsheetRow] {
        var rows: [SpreadsheetRow] = []
        try Spreadsheet(at: template.url).read { rows.append($0) }
        return rows
    }

    /// The column in which a template has a field: those of the core stand from B on.
    private static func column(of field: HTCDSField) throws -> String {
        ColumnName.letters(of: try #require(HTCDSField.core.firstIndex(of: field)) + 1)
    }

    /// A record of the core alone, with as many words as the template's cells take.
    private static func record(_ number: Int, for template: Template) throws -> HTCDSRecord {
        var record = try RecordFiles.full(number: number)
        for field in HTCDSField.all {
            if field.standing != .core { record[field] = nil }
            guard !template.takesSeveral, case .words(let words) = record[field] else { continue }
            record[field] = .words([words[number % words.count]])
        }
        return record
    }

    /// What somebody who works with the template writes into its cell: labels, and real dates.
    private static func cell(_ value: HTCDSValue, in field: HTCDSField) -> TemplateFile.Cell {
        func label(_ word: String) -> String {
            guard case .word(let list) = field.type else {
                guard case .words(let list) = field.type else { return word }
                return list.word(for: word)?.label.en ?? word
            }
            return list.word(for: word)?.label.en ?? word
        }
        return switch value {
        case .date(let date): .day(date.text)
        case .truth(let truth): .truth(truth)
        case .word(let word): .text(label(word))
        case .words(let words): .text(words.map(label).joined(separator: "; "))
        default: .text(value.text)
        }
    }

    @Test(arguments: templates)
    func `an empty template is read and holds no record`(template: Template) throws {
        let outcome = try RecordFiles.read(template.url)
        #expect(outcome.report.isClean)
        #expect(outcome.report.rows == 0)
    }

    @Test(arguments: templates, TemplateFile.Way.allCases)
    func `a template that is filled in comes back from ours, row for row`(
        template: Template,
        way: TemplateFile.Way
    ) throws {
        let records = try (1...40).map { try Self.record($0, for: template) }
        let rows = try records.map { record in
            var row: [String: TemplateFile.Cell] = [:]
            for field in HTCDSField.core {
                row[try Self.column(of: field)] = record[field].map { Self.cell($0, in: field) }
            }
            return row
        }
        try TemplateFile.with(template.url, filledWith: rows, way) { file in
            let first = try RecordFiles.read(file)
            #expect(first.report.rejects == [])
            #expect(first.report.rows == 40)
            #expect(first.records == records)
            #expect(first.rows == Array(3...42))
            for format in HTCDSWriter.Format.allCases {
                let ours = HTCDSWriter.file(of: first.records, as: format)
                #expect(try RecordFiles.read(ours, as: format.rawValue).records == records)
            }
        }
    }

    @Test func `every label that the template offers is read, in the column that offers it`() throws
    {
        let offered = try TemplateFile.lists(of: Self.withLists.url)
        // Gender, citizenship, status and who decided it, recruitment, control, exploitation, …
        let columns = ["AB", "AF", "AJ", "H", "I", "S", "T", "U", "W", "X", "Y", "Z"]
        #expect(offered.keys.sorted() == columns)
        let longest = offered.values.map(\.count).max() ?? 0
        #expect(longest > 240)
        let rows = (0..<longest).map { number in
            offered.compactMapValues { labels -> TemplateFile.Cell? in
                number < labels.count ? .text(labels[number]) : nil
            }
        }
        try TemplateFile.with(Self.withLists.url, filledWith: rows, .inPlace) { file in
            let outcome = try RecordFiles.read(file)
            #expect(outcome.places == [])
            #expect(outcome.records.count == longest)
            for field in HTCDSField.core {
                guard let labels = offered[try Self.column(of: field)] else { continue }
                let read = outcome.records.prefix(labels.count).compactMap { $0[field]?.text }
                #expect(Set(read).count == labels.count, "\(field.name): two labels mean one word")
            }
        }
    }

    @Test(arguments: templates)
    func `our sheet's columns stand where the template's do`(template: Template) throws {
        let official = try Self.rows(of: template)[0].cells
        for (place, field) in HTCDSField.core.enumerated() {
            guard case .text(let text) = official[place + 1] else {
                // Column AJ has no name.
                #expect(ColumnName.letters(of: place + 1) == "AJ")
                continue
            }
            #expect(HTCDSField.named(text) == field, "\(text)")
        }
    }

    @Test(arguments: templates)
    func `the defects that are tolerated are there`(template: Template) throws {
        let rows = try Self.rows(of: template)
        let (names, labels) = (rows[0].cells, rows[1].cells)
        func place(_ letters: String) throws -> Int {
            try #require((0..<names.count).first { ColumnName.letters(of: $0) == letters })
        }
        #expect(names[try place("T")] == .text("vic_TraffickinStatusDecisionMakingOrg"))
        #expect(names[try place("AJ")] == .empty)
        #expect(labels[try place("AJ")] == .text("Reason for Outgoing Referral"))
        #expect(names[try place("N")] == .text("prs_MailingCity"))
        #expect(labels[try place("N")] == .text("Mailing Street"))
    }
}
