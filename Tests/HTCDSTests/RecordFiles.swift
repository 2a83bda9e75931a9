import Foundation
import HTCDS
@testable import HTCDSFiles
import Spreadsheets
import Testing
import Vocabulary
import WireCodec

/// Records and files for the tests; every name is made up.
enum RecordFiles {
    /// What reading came to, with the records.
    struct Outcome {
        var records: [HTCDSRecord] = []
        var rows: [Int] = []
        var report = HTCDSReport.none
        var places: [String] { report.rejects.map { "\($0.place) \($0.field ?? "-") \($0.rule)" } }
    }

    static func read(_ bytes: [UInt8], as suffix: String) throws -> Outcome {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "htcds-\(UUID().uuidString).\(suffix)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try read(file)
    }

    static func read(_ file: URL) throws -> Outcome {
        var outcome = Outcome()
        outcome.report = try HTCDSFile(at: file).read { record, row in
            outcome.records.append(record)
            outcome.rows.append(row)
        }
        return outcome
    }

    static func read(csv lines: String...) throws -> Outcome {
        try read(Array(lines.joined(separator: "\n").utf8), as: "csv")
    }

    /// A record that fills every field.
    static func full(number: Int = 1) throws -> HTCDSRecord {
        var record = HTCDSRecord()
        for field in HTCDSField.all {
            switch field.type {
            case .text: record[field] = .text("\(field.label.vi) \(number)")
            case .longText: record[field] = .text("\(field.label.vi): \"dòng 1\",\ndòng 2; = + - @")
            case .date:
                record[field] = .date(try #require(CalendarDate(year: 2001, month: 2, day: 28)))
            case .truth: record[field] = .truth(number.isMultiple(of: 2))
            case .whole: record[field] = .whole(number % 90)
            case .degrees: record[field] = .degrees(-21.028511)
            case .phone: record[field] = .text("+84912345678")
            case .country: record[field] = .text("VN")
            case .countries: record[field] = .words(["VN", "LA"])
            case .language: record[field] = .text("hmn")
            case .word(let list):
                record[field] = .word(list.words[number % list.words.count].name)
            case .words(let list): record[field] = .words(list.words.map(\.name))
            }
        }
        return record
    }
}

extension HTCDSReport {
    /// A report of nothing.
    static var none: HTCDSReport { HTCDSReport() }
}
