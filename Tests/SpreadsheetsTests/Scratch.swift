import Foundation
import Testing

@testable import Spreadsheets

/// A folder for one test's files, gone after it.
struct Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "sheets-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    static func with<Answer>(_ work: (Scratch) throws -> Answer) throws -> Answer {
        let scratch = try Scratch()
        defer { try? FileManager.default.removeItem(at: scratch.folder) }
        return try work(scratch)
    }

    func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        return file
    }

    /// Every row of these bytes.
    static func rows(
        of bytes: [UInt8],
        limits: SpreadsheetLimits = .usual
    ) throws -> [SpreadsheetRow] {
        try with { scratch in
            var rows: [SpreadsheetRow] = []
            try Spreadsheet(at: scratch.file("a", bytes), limits: limits).read { rows.append($0) }
            return rows
        }
    }
}

/// A workbook that is put together by hand, so that its parts can be anything.
struct RawWorkbook {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    var workbook = """
        <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
    var links = """
        <Relationships><Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/></Relationships>
        """
    var texts = "<sst><si><t>shared</t></si></sst>"
    var head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

    /// The workbook with rows of XML in its sheet.
    func bytes(rows: String) -> [UInt8] {
        bytes(sheet: head + "<worksheet><sheetData>\(rows)</sheetData></worksheet>")
    }

    /// The workbook with this sheet.
    func bytes(sheet: String) -> [UInt8] {
        let content = Deflater()
        content.append(Array(sheet.utf8))
        return bytes(sheet: content)
    }

    func bytes(sheet: Deflater) -> [UInt8] {
        var archive = ZipWriter()
        archive.add("xl/workbook.xml", workbook)
        archive.add("xl/_rels/workbook.xml.rels", links)
        archive.add("xl/sharedStrings.xml", texts)
        archive.add("xl/worksheets/sheet1.xml", sheet)
        return archive.finish()
    }
}
