import Foundation
public import HTCDS
import Spreadsheets
import Vocabulary
import WireCodec

/// Writes records: into a sheet laid out as the official template is, into CSV, or into JSON.
///
/// The sheet has the standard's names in a hidden first row, labels in the second, row numbers in
/// column A and the 38 core fields from B to AM in the template's order. Fields beyond the core follow
/// where a record fills one, so that nothing is lost.
public struct HTCDSWriter {
    /// How records are written.
    public enum Format: String, Sendable, CaseIterable {
        /// A workbook.
        case xlsx
        /// Comma-separated text.
        case csv
        /// A list of objects.
        case json
    }

    private let format: Format
    private let columns: [HTCDSField]
    private var records: [HTCDSRecord] = []

    /// Writes records that fill no other fields than the core and those given.
    public init(_ format: Format, beyondCore fields: [HTCDSField] = []) {
        self.format = format
        columns =
            HTCDSField.core
            + HTCDSField.all.filter { field in
                fields.contains(field) && field.standing != .core
            }
    }

    /// The file of some records.
    public static func file(of records: [HTCDSRecord], as format: Format) -> [UInt8] {
        let filled = Set(records.flatMap(\.fields))
        var writer = HTCDSWriter(format, beyondCore: HTCDSField.all.filter(filled.contains))
        for record in records { writer.append(record) }
        return writer.finish()
    }

    /// Appends a record.
    public mutating func append(_ record: HTCDSRecord) { records.append(record) }

    /// The file's bytes.
    public consuming func finish() -> [UInt8] {
        switch format {
        case .xlsx: workbook()
        case .csv: delimited()
        case .json: json()
        }
    }

    private func workbook() -> [UInt8] {
        var writer = WorkbookWriter(sheet: "HTCDS 2.0")
        writer.append([.empty] + columns.map { .text($0.name) }, .hidden)
        writer.append([.empty] + columns.map { .text($0.label.en) }, .heading)
        for (number, record) in records.enumerated() {
            writer.append(
                [.number(number + 1)]
                    + columns.map { field in record[field].map(Self.cell) ?? .empty }
            )
        }
        return writer.finish()
    }

    private func delimited() -> [UInt8] {
        var writer = DelimitedWriter()
        writer.append(columns.map(\.name))
        for record in records { writer.append(columns.map { record[$0]?.text ?? "" }) }
        return writer.finish()
    }

    private func json() -> [UInt8] {
        let objects = records.map { record in
            let lines = record.fields.compactMap { field in
                record[field].map { "    \(Self.quoted(field.name)): \(Self.json($0))" }
            }
            return "  {\n" + lines.joined(separator: ",\n") + "\n  }"
        }
        return Array(("[\n" + objects.joined(separator: ",\n") + "\n]\n").utf8)
    }

    private static func cell(_ value: HTCDSValue) -> WrittenCell {
        switch value {
        case .date(let date): HTCDSDays.day(of: date).map(WrittenCell.day) ?? .text(value.text)
        case .whole(let number): .number(number)
        case .degrees(let number): .fraction(number)
        case .truth(let truth): .truth(truth)
        case .text, .word, .words: .text(value.text)
        }
    }

    private static func json(_ value: HTCDSValue) -> String {
        switch value {
        case .truth(let truth): truth ? "true" : "false"
        case .whole(let number): String(number)
        case .degrees(let number): String(number)
        case .words(let words): "[" + words.map(quoted).joined(separator: ", ") + "]"
        case .text, .date, .word: quoted(value.text)
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
