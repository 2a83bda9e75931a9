/// Which column of a table is which field.
///
/// A table is headed by the standard's names, or by its labels, or by both as the templates are: names
/// in a first, hidden row and labels in the second. Where both stand, names count: the templates'
/// labels of the address are in another order. A column without a name takes its label's field, as
/// column AJ of the templates must.
public struct HTCDSHeading: Sendable {
    /// What is done with a column.
    private enum Column: Sendable {
        case field(HTCDSField)
        case ignored
        case unnamed
    }

    private var columns: [Column] = []
    /// What is wrong with the headings.
    public private(set) var rejects: [HTCDSReject] = []

    /// How many rows at the start may hold the headings: names, then labels.
    public static let rows = 2

    /// Columns that survey programs add to the standard's, which say nothing of the case.
    private static let ofSurveys: Set<String> = [
        "start", "end", "version", "metainstanceid", "instanceid", "formhubuuid", "id", "uuid",
        "submissiontime", "validationstatus", "submittedby", "submissionversion",
    ]

    /// Whether a row names fields.
    public static func names(in texts: [String]) -> Bool {
        texts.contains { HTCDSField.named($0) != nil }
    }

    /// Whether a row is one of labels: most of what stands in it are labels of fields.
    public static func isLabels(_ texts: [String]) -> Bool {
        let filled = texts.filter { !Folded.key($0).isEmpty }
        return filled.count { HTCDSField.isLabel($0) } * 2 > filled.count
    }

    /// Reads headings of a table: a row of names, of labels, or both.
    public init(
        names: [String],
        labels: [String],
        row: Int,
        of table: HTCDSTable = .records
    ) {
        var seen: Set<HTCDSField> = []
        func reject(_ rule: HTCDSRule, _ field: String? = nil) {
            rejects.append(HTCDSReject(row: row, of: table, field: field, rule))
        }
        for place in 0..<max(names.count, labels.count) {
            let name = place < names.count ? names[place] : ""
            let label = place < labels.count ? labels[place] : ""
            let column = Self.column(name: name, label: label, of: table)
            switch column {
            case .field(let field):
                if !seen.insert(field).inserted { reject(.repeatedHeading, field.name) }
            case .ignored: break
            case .unnamed:
                guard !Folded.key(name).isEmpty || !Folded.key(label).isEmpty else { break }
                reject(.unknownHeading, HTCDSColumn.name(place))
            }
            columns.append(column)
        }
        if seen.isEmpty { reject(.missingHeading) }
    }

    /// The field of a column; throws the rule that a value in it breaks where it has none.
    public func field(of place: Int) throws(HTCDSRule) -> HTCDSField? {
        guard place < columns.count else { throw .missingHeading }
        switch columns[place] {
        case .field(let field): return field
        case .ignored: return nil
        case .unnamed:
            // The templates number their rows in column A, under no heading.
            guard place == 0 else { throw .missingHeading }
            return nil
        }
    }

    private static func column(name: String, label: String, of table: HTCDSTable) -> Column {
        if let field = HTCDSField.named(name) {
            return table.fields.contains(field) ? .field(field) : .unnamed
        }
        if ofSurveys.contains(Folded.key(name)) { return .ignored }
        if Folded.key(name).isEmpty, let field = table.field(labelled: label) {
            return .field(field)
        }
        return .unnamed
    }
}

/// How a report names a column that has no field.
public enum HTCDSColumn {
    /// `column:C`.
    public static func name(_ place: Int) -> String {
        var rest = place
        var letters = ""
        repeat {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return "column:" + letters
    }
}
