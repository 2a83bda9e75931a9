public import Foundation
public import HTCDS
import Spreadsheets

/// A file of records: a workbook, delimited text, or JSON.
///
/// JSON is known by its suffix, the other two by their first bytes.
public struct HTCDSFile: Sendable {
    private let file: URL
    private let limits: SpreadsheetLimits

    /// Looks at no byte yet.
    public init(at file: URL) {
        self.init(at: file, limits: .usual)
    }

    init(at file: URL, limits: SpreadsheetLimits) {
        self.file = file
        self.limits = limits
    }

    /// Hands over every good record with its row, and reports the rows that are not.
    ///
    /// Throws ``HTCDSFileError`` where the file as a whole is refused, which may be after records were
    /// handed over: whoever stores them stores none until this has returned.
    public func read(_ record: (HTCDSRecord, Int) throws -> Void) throws -> HTCDSReport {
        do {
            if file.pathExtension.lowercased() == "json" {
                var reader = JSONRecords(limits: limits)
                try FileBytes.pieces(of: file, limit: limits.delimitedBytes) { next in
                    try reader.read(next, record)
                }
                return reader.report
            }
            let table = try Spreadsheet(at: file, limits: limits)
            var records = TableRecords()
            try table.read { try records.take($0, record) }
            records.finish()
            var events = TableRecords(ofEventsBeside: records)
            let isThere = try table.read(sheet: HTCDSEvent.sheet) {
                // Case files keep events, not whoever takes records in.
                try events.take($0) { _, _ in }
            }
            if isThere { events.finish() }
            return events.report
        } catch let error as SpreadsheetError {
            throw HTCDSFileError(rule: error.rule)
        }
    }
}

/// Why a whole file is refused.
public struct HTCDSFileError: Error, Hashable, Sendable {
    /// The rule's name, such as `file.inflatesTooMuch`.
    public let rule: String
}
