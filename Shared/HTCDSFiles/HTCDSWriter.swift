import Foundation
public import HTCDS
import Spreadsheets
import Vocabulary
import WireCodec

/// Writes records: into a sheet laid out as the official template is, into CSV, or into JSON.
///
/// The sheet has the standard's names in a hidden first row, labels in the second, row numbers in
/// column A and the 38 core fields from B to AM in the template's order. Fields beyond the core follow
/// where a record fills one, so that nothing is lost. Events that a record has no room for stand on a
/// second sheet, `hte`, each with its record's number in column A; in JSON, in a list of that name in the
/// record. Comma-separated text is one table and holds none.
public struct HTCDSWriter {
    /// How records are written.
    public enum Format: String, Sendable, CaseIterable {
        /// A workbook.
        case xlsx
        /// Comma-separated text.
        case csv
        /// A list of objects.
        case json

        /// Whether events that a record has no room for are written.
        public var holdsEvents: Bool { self != .csv }
    }

    private let format: Format
    private let columns: [HTCDSField]
    private var records: [HTCDSRecord] = []
    private var events: [HTCDSEvent] = []

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
    public static func file(
        of records: [HTCDSRecord],
        events: [HTCDSEvent] = [],
        as format: Format
    ) -> [UInt8] {
        let filled = Set(records.flatMap(\.fields))
        var writer = HTCDSWriter(format, beyondCore: HTCDSField.all.filter(filled.contains))
        for record in records { writer.append(record) }
        for event in events { writer.append(event) }
        return writer.finish()
    }

    /// Appends a record.
    public mutating func append(_ record: HTCDSRecord) { records.append(record) }

    /// Appends an event of a record's person; left away where the format holds none.
    public mutating func append(_ event: HTCDSEvent) {
        if format.holdsEvents { events.append(event) }
    }

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
        if !events.isEmpty { Self.append(events, to: &writer) }
        return writer.finish()
    }

    private static func append(_ events: [HTCDSEvent], to writer: inout WorkbookWriter) {
        writer.beginSheet(HTCDSEvent.sheet)
        writer.append([.empty] + HTCDSEvent.fields.map { .text($0.name) }, .hidden)
        writer.append([.empty] + HTCDSEvent.fields.map { .text($0.label.en) }, .heading)
        for event in events.sorted(by: { $0.record < $1.record }) {
            writer.append(
                [.number(event.record)]
                    + HTCDSEvent.fields.map { event.content[$0].map(cell) ?? .empty }
            )
        }
    }

    private func delimited() -> [UInt8] {
        var writer = DelimitedWriter()
        writer.append(columns.map(\.name))
        for record in records { writer.append(columns.map { record[$0]?.text ?? "" }) }
        return writer.finish()
    }

    private func json() -> [UInt8] {
        let events = Dictionary(grouping: events, by: \.record)
        let objects = records.enumerated().map { place, record in
            var lines = Self.members(of: record).map { "    \($0)" }
            if let own = events[place + 1] {
                let list = own.map {
                    "{ " + Self.members(of: $0.content).joined(separator: ", ") + " }"
                }
                let name = Self.quoted(HTCDSEvent.sheet)
                lines.append("    \(name): [" + list.joined(separator: ", ") + "]")
            }
            return "  {\n" + lines.joined(separator: ",\n") + "\n  }"
        }
        return Array(("[\n" + objects.joined(separator: ",\n") + "\n]\n").utf8)
    }

    private static func members(of record: HTCDSRecord) -> [String] {
        record.fields.compactMap { field in
            record[field].map { "\(quoted(field.name)): \(json($0))" }
        }
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
