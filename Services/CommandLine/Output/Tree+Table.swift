import Vocabulary
import WireCodec

extension Tree {
    /// The tree as lines for a terminal: fields as a list of names and values, lists of alike
    /// objects as tables.
    func lines(width: Int, style: TextStyle = .plain) -> [String] {
        switch self {
        case .fields(let fields): Self.lines(of: fields, width: width, style)
        case .list(let elements): Self.lines(of: elements, width: width, style)
        default: brief.wrapped(to: width)
        }
    }

    private static func lines(of fields: [Field], width: Int, _ style: TextStyle) -> [String] {
        var lines: [String] = []
        var simple: [[String]] = []
        func flush() {
            lines += TextTable(rows: simple).lines(width: width)
            simple = []
        }
        for field in fields {
            let name = FieldLabels.name(of: field)
            if field.value.isBrief {
                if field.value != .nothing { simple.append([name, field.value.brief]) }
            } else {
                flush()
                lines.append(name + ":")
                lines += field.value.lines(width: width - 2, style: style).map { "  " + $0 }
            }
        }
        flush()
        return lines
    }

    private static func lines(of elements: [Tree], width: Int, _ style: TextStyle) -> [String] {
        guard !elements.isEmpty else { return [OutputPhrase.none()] }
        let columns = columns(of: elements)
        if elements.allSatisfy(\.isRow), !columns.isEmpty {
            let table = TextTable(
                columns.map(FieldLabels.name),
                rows: elements.map { row in columns.map { row[$0]?.brief ?? "" } }
            )
            return table.lines(width: width, style: style)
        }
        return elements.enumerated().flatMap { index, element in
            ["\(index + 1)."] + element.lines(width: width - 3, style: style).map { "   " + $0 }
        }
    }

    /// The fields that any of the rows fills, in order of appearance.
    private static func columns(of rows: [Tree]) -> [String] {
        var columns: [String] = []
        for case .fields(let fields) in rows {
            for field in fields where field.value != .nothing && !columns.contains(field.name) {
                columns.append(field.name)
            }
        }
        return columns
    }

    /// Whether the object fits on a table's row.
    private var isRow: Bool {
        guard case .fields(let fields) = self else { return false }
        return fields.count <= 9 && fields.allSatisfy(\.value.isBrief)
    }

    /// Whether the value fits into a cell.
    private var isBrief: Bool {
        switch self {
        case .list(let elements):
            elements.allSatisfy { if case .fields = $0 { false } else { $0.isBrief } }
        case .fields(let fields):
            fields.isEmpty || asOccurrence != nil || asLegalBasis != nil || asRegisterNumber != nil
        default: true
        }
    }

    /// The value in a cell.
    var brief: String {
        switch self {
        case .nothing: ""
        case .truth(let truth): truth ? OutputPhrase.yes() : OutputPhrase.no()
        case .number(let number): "\(number)"
        case .fraction(let fraction): "\(fraction)"
        case .text(let text): Wording.name(of: text) ?? text.safeForScreen
        case .word(_, let label): label.current
        case .instant(let instant): instant.inVietNam
        case .list(let elements):
            elements.isEmpty
                ? OutputPhrase.none() : elements.map(\.brief).joined(separator: ", ")
        case .fields(let fields):
            asOccurrence ?? asLegalBasis ?? asRegisterNumber
                ?? fields.map(\.value.brief).joined(separator: " ")
        }
    }
}

extension Tree {
    /// A moment with its precision, ``Occurrence``, as exactly as it is known.
    fileprivate var asOccurrence: String? {
        guard case .fields(let fields) = self, fields.map(\.name) == ["at", "precision"],
            case .instant(let instant) = fields[0].value,
            case .word(let precision, _) = fields[1].value
        else { return nil }
        return instant.inVietNam(precision: Precision(rawValue: precision))
    }

    /// What a limit rests on, ``LegalBasis``: the provision, then the instrument.
    fileprivate var asLegalBasis: String? {
        guard case .fields(let fields) = self, fields.first?.name == "instrument",
            fields.dropFirst().allSatisfy({ $0.name == "provision" })
        else { return nil }
        return fields.reversed().map(\.value.brief).joined(separator: ", ")
    }
}

extension Tree {
    /// A place in a register, ``RegisterNumber``, as letters quote it: `12/2026`.
    var registerNumber: String? {
        guard case .fields(let fields) = self,
            fields.map(\.name) == ["body", "book", "year", "number"],
            case .number(let year) = fields[2].value, case .number(let number) = fields[3].value
        else { return nil }
        return "\(number)/\(year)"
    }

    /// The number with its book and the body that keeps it.
    private var asRegisterNumber: String? {
        guard let registerNumber, case .fields(let fields) = self else { return nil }
        return "\(registerNumber) (\(fields[1].value.brief), \(fields[0].value.brief))"
    }
}

extension Instant {
    /// Day and time in Viet Nam, where every officer reads it: `18/06/2026 14:05`.
    var inVietNam: String {
        // UTC+7 all year round; the text form is RFC 3339 in UTC.
        let text = advanced(by: .seconds(7 * 3600)).text
        let day = text.prefix(10).split(separator: "-").reversed().joined(separator: "/")
        // A no-break space: day and time stay on one line of a cell.
        return "\(day)\u{A0}\(text.dropFirst(11).prefix(5))"
    }
}
