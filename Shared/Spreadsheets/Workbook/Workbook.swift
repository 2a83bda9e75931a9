/// The parts of a workbook that hold a sheet: its first, or the one of a name.
struct Workbook {
    private static let sheetKind = "/worksheet"
    private static let textsKind = "/sharedStrings"

    private let archive: ZipArchive
    private let limits: SpreadsheetLimits

    init(_ archive: ZipArchive, limits: SpreadsheetLimits) {
        self.archive = archive
        self.limits = limits
    }

    /// Hands over a sheet's rows; answers whether there is such a sheet.
    ///
    /// There is always a first one.
    func read(
        sheet name: String? = nil,
        progress: @escaping (_ share: Double) -> Void,
        _ row: (SpreadsheetRow) throws -> Void
    ) throws -> Bool {
        let links = WorkbookLinks()
        try links.parse(try part("xl/_rels/workbook.xml.rels"))
        let index = WorkbookIndex()
        try index.parse(try part("xl/workbook.xml"))
        let sheets = index.sheets.filter { name == nil || $0.name == name }
        guard
            let sheet = sheets.lazy.compactMap({ links.targets[$0.link] }).first(where: {
                $0.kind.hasSuffix(Self.sheetKind)
            })
        else {
            if name != nil { return false }
            throw SpreadsheetError.malformed
        }
        let texts = SharedTexts(limits: limits)
        let reader = try part(Self.path(of: sheet.path))
        let shared = try links.targets.values.first { $0.kind.hasSuffix(Self.textsKind) }
            .map { try part(Self.path(of: $0.path)) }
        let before = archive.inflated
        let claimed = reader.claimed + (shared?.claimed ?? 0)
        archive.onPiece = { inflated in
            progress(Spreadsheet.share(inflated - before, of: claimed))
        }
        defer { archive.onPiece = nil }
        if let shared { try texts.parse(shared) }
        try withoutActuallyEscaping(row) { row in
            let parser = SheetParser(
                texts: texts.texts,
                countsFrom1904: index.countsFrom1904,
                limits: limits,
                row
            )
            try parser.parse(reader)
        }
        return true
    }

    private func part(_ name: String) throws(SpreadsheetError) -> ZipEntryReader {
        guard let part = try archive.open(name) else { throw .malformed }
        return part
    }

    /// Targets stand from the part that names them, or from the top.
    private static func path(of target: String) -> String {
        target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
}

/// Which part stands behind a relationship's identifier.
private final class WorkbookLinks: PartParser {
    /// Where a relationship leads.
    struct Target {
        var kind: String
        var path: String
    }

    private(set) var targets: [String: Target] = [:]

    override func begin(_ name: Substring, _ attributes: [String: String]) throws {
        guard name == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let kind = attributes["Type"],
            let path = attributes["Target"]
        else { return }
        targets[id] = Target(kind: kind, path: path)
    }
}

/// The sheets in the order of their tabs.
private final class WorkbookIndex: PartParser {
    private(set) var sheets: [(name: String?, link: String)] = []
    private(set) var countsFrom1904 = false

    override func begin(_ name: Substring, _ attributes: [String: String]) throws {
        switch name {
        case "workbookPr":
            countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
        case "sheet":
            // The relationship's identifier is the one attribute that has a prefix.
            let link = attributes.first { $0.key.hasSuffix(":id") }
            if let link { sheets.append((attributes["name"], link.value)) }
        default: break
        }
    }
}

/// The texts that cells share, in order.
private final class SharedTexts: PartParser {
    private(set) var texts: [SpreadsheetCell] = []
    private let limits: SpreadsheetLimits
    private var gathered: GatheredText
    private var total = 0
    private var isInText = false
    private var isInPhonetics = false

    init(limits: SpreadsheetLimits) {
        self.limits = limits
        gathered = GatheredText(limit: limits.cellBytes)
    }

    override func begin(_ name: Substring, _ attributes: [String: String]) throws {
        switch name {
        case "si": gathered.clear()
        case "rPh": isInPhonetics = true
        case "t": isInText = !isInPhonetics
        default: break
        }
    }

    override func text(_ piece: String) throws {
        guard isInText else { return }
        total += piece.utf8.count
        guard total <= limits.sharedBytes else { throw SpreadsheetError.tooMuchText }
        gathered.append(piece)
    }

    override func end(_ name: Substring) throws {
        switch name {
        case "t": isInText = false
        case "rPh": isInPhonetics = false
        case "si":
            // An empty text costs an element, too.
            total += 16
            guard total <= limits.sharedBytes else { throw SpreadsheetError.tooMuchText }
            texts.append(gathered.cell)
        default: break
        }
    }
}
