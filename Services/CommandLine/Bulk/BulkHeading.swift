import Spreadsheets
import Vocabulary
import WireCodec

/// Which column of a table is which field of a request.
///
/// A column is headed by the field's path (`record.day`), by the path without its first step (`day`), or
/// by its label in either language (`Ngày`); steps of a nested field are joined by a dot, their labels by
/// a colon. Case, accents and spaces at the ends do not count.
struct BulkHeading: Sendable {
    /// The fields of the columns in their order; `nil` for a column without a heading.
    let columns: [MessageFields.Field?]
    /// What is wrong; the file as a whole is refused then.
    let rejects: [BulkReject]

    /// Reads a row of headings.
    init(_ row: SpreadsheetRow, of fields: MessageFields) {
        let known = Self.known(fields)
        var columns: [MessageFields.Field?] = []
        var rejects: [BulkReject] = []
        var seen: Set<String> = []
        for (place, cell) in row.cells.enumerated() {
            let column = "column:" + ColumnName.letters(of: place)
            func reject(_ rule: BulkRule, _ field: String? = nil) {
                rejects.append(
                    BulkReject(row: row.number, field: field ?? column, rule: rule.rawValue)
                )
            }
            guard case .text(let text) = cell, !Self.key(text).isEmpty else {
                if cell != .empty, cell != .text("") { reject(.unknownHeading) }
                columns.append(nil)
                continue
            }
            let found = known[Self.key(text)] ?? []
            if found.isEmpty { reject(.unknownHeading) }
            if found.count > 1 { reject(.ambiguousHeading) }
            let field = found.count == 1 ? found[0] : nil
            if let field, !seen.insert(field.path).inserted {
                reject(.repeatedHeading, Self.short(field.path))
            }
            columns.append(field)
        }
        for field in fields.all where !field.isOptional && !seen.contains(field.path) {
            rejects.append(
                BulkReject(
                    row: row.number,
                    field: Self.short(field.path),
                    rule: BulkRule.missingHeading.rawValue
                )
            )
        }
        self.columns = columns
        self.rejects = rejects
    }

    /// The headings of an empty table, the needed ones first, in a language.
    static func template(of fields: MessageFields, in language: Language) -> [String] {
        let known = known(fields)
        let ordered = fields.all.filter { !$0.isOptional } + fields.all.filter(\.isOptional)
        return ordered.map { field in
            let label = label(of: short(field.path)).text(in: language)
            // A label that heads two fields, or is another one's name, heads none.
            return known[key(label)] == [field] ? label : field.path
        }
    }

    /// The path without its first step, where it has another.
    static func short(_ path: String) -> String {
        let steps = path.split(separator: ".")
        guard steps.count > 1, ["record", "report", "letter"].contains(steps[0]) else {
            return path
        }
        return steps.dropFirst().joined(separator: ".")
    }

    /// What people call a field: the labels of its steps.
    static func label(of path: String) -> Label {
        let steps = path.split(separator: ".").map { step in
            FieldLabels.labels[String(step)] ?? Label(both: String(step))
        }
        return Label(
            vi: steps.map(\.vi).joined(separator: ": "),
            en: steps.map(\.en).joined(separator: ": ")
        )
    }

    /// What can head a column; a name comes before a label that reads the same.
    private static func known(_ fields: MessageFields) -> [String: [MessageFields.Field]] {
        var known: [String: [MessageFields.Field]] = [:]
        func add(_ names: [(String, MessageFields.Field)]) {
            let before = Set(known.keys)
            for (name, field) in names where !before.contains(key(name)) {
                if known[key(name)]?.contains(field) != true {
                    known[key(name), default: []].append(field)
                }
            }
        }
        add(fields.all.map { ($0.path, $0) })
        add(fields.all.map { (short($0.path), $0) })
        add(
            fields.all.flatMap { field in
                let label = label(of: short(field.path))
                return [(label.vi, field), (label.en, field)]
            }
        )
        return known
    }

    private static func key(_ text: String) -> String {
        VietnameseFolding.fold(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .lowercased()
    }
}
