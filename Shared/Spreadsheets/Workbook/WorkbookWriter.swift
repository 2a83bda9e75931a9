/// What is written into a cell.
public enum WrittenCell: Sendable, Hashable {
    /// Nothing.
    case empty
    /// Text, as text: no program takes it for a formula.
    case text(String)
    /// A whole number.
    case number(Int)
    /// A number with a fraction.
    case fraction(Double)
    /// A day, as days since the epoch of 1900.
    case day(Int)
    /// True or false.
    case truth(Bool)
}

/// Writes sheets into a workbook, one after the other and row by row; only what is compressed already is held.
public struct WorkbookWriter {
    /// How a row looks.
    public enum Style: Sendable {
        /// As a row of data.
        case data
        /// Bold, wrapped.
        case heading
        /// Not shown, as names for programs are.
        case hidden
    }

    private var sheet = Deflater()
    private var sheets: [(name: String, content: Deflater)] = []
    private var rows = 0

    /// Begins a workbook with its first sheet.
    public init(sheet name: String) { begin(name) }

    /// Begins the next sheet; the rows that follow are its own.
    public mutating func beginSheet(_ name: String) {
        sheet.append(Self.sheetEnd)
        begin(name)
    }

    private mutating func begin(_ name: String) {
        sheet = Deflater()
        sheet.append(Array(Self.sheetStart.utf8))
        sheets.append((name, sheet))
        rows = 0
    }

    /// Appends a row.
    public mutating func append(_ cells: [WrittenCell], _ style: Style = .data) {
        rows += 1
        var xml = "<row r=\"\(rows)\"\(style == .hidden ? " hidden=\"1\"" : "")>"
        for (column, cell) in cells.enumerated() where cell != .empty {
            let place = "\(ColumnName.letters(of: column))\(rows)"
            let look = style == .heading ? " s=\"1\"" : ""
            switch cell {
            case .empty: break
            case .text(let text):
                xml += "<c r=\"\(place)\"\(look) t=\"inlineStr\"><is>"
                xml += "<t xml:space=\"preserve\">\(Self.escaped(text))</t></is></c>"
            case .number(let number): xml += "<c r=\"\(place)\"\(look)><v>\(number)</v></c>"
            case .fraction(let number): xml += "<c r=\"\(place)\"\(look)><v>\(number)</v></c>"
            case .day(let day): xml += "<c r=\"\(place)\" s=\"2\"><v>\(day)</v></c>"
            case .truth(let truth):
                xml += "<c r=\"\(place)\"\(look) t=\"b\"><v>\(truth ? 1 : 0)</v></c>"
            }
        }
        sheet.append(Array((xml + "</row>").utf8))
    }

    /// The workbook's bytes.
    public consuming func finish() -> [UInt8] {
        sheet.append(Self.sheetEnd)
        var archive = ZipWriter()
        archive.add("[Content_Types].xml", Self.contentTypes(of: sheets.count))
        archive.add("_rels/.rels", Self.packageLinks)
        archive.add("xl/workbook.xml", Self.index(of: sheets.map(\.name)))
        archive.add("xl/_rels/workbook.xml.rels", Self.workbookLinks(to: sheets.count))
        archive.add("xl/styles.xml", Self.styles)
        for (number, sheet) in sheets.enumerated() {
            archive.add("xl/worksheets/sheet\(number + 1).xml", sheet.content)
        }
        return archive.finish()
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in EscapedCharacters.written(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

// MARK: - The parts that are the same for every workbook

extension WorkbookWriter {
    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let types =
        "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private static let sheetStart = head + "<worksheet xmlns=\"\(main)\"><sheetData>"

    private static let sheetEnd = Array("</sheetData></worksheet>".utf8)

    private static func contentTypes(of sheets: Int) -> String {
        let parts = (1...sheets).map { number in
            "<Override PartName=\"/xl/worksheets/sheet\(number).xml\" ContentType=\"\(types).worksheet+xml\"/>"
        }
        return head + "<Types xmlns=\"\(package)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(types).sheet.main+xml\"/>"
            + parts.joined()
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(types).styles+xml\"/></Types>"
    }

    private static let packageLinks = links([("officeDocument", "xl/workbook.xml")])

    private static func workbookLinks(to sheets: Int) -> String {
        links(
            (1...sheets).map { ("worksheet", "worksheets/sheet\($0).xml") }
                + [("styles", "styles.xml")]
        )
    }

    private static func links(_ targets: [(kind: String, path: String)]) -> String {
        let lines = targets.enumerated().map { number, target in
            "<Relationship Id=\"rId\(number + 1)\" Type=\"\(office)/\(target.kind)\" "
                + "Target=\"\(target.path)\"/>"
        }
        return head + "<Relationships xmlns=\"\(package)/relationships\">" + lines.joined()
            + "</Relationships>"
    }

    private static func index(of sheets: [String]) -> String {
        let tabs = sheets.enumerated().map { number, name in
            "<sheet name=\"\(escaped(name))\" sheetId=\"\(number + 1)\" r:id=\"rId\(number + 1)\"/>"
        }
        return head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
            + tabs.joined() + "</sheets></workbook>"
    }

    /// Plain, heading, day.
    private static let styles =
        head + "<styleSheet xmlns=\"\(main)\">"
        + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\"><alignment wrapText=\"1\"/></xf>"
        + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
        + "</styleSheet>"
}
