import Foundation
import Testing

@testable import Spreadsheets

/// A hostile file is refused with a rule, early, whatever it claims.
@Suite struct HostileTests {
    private func refusal(
        of bytes: [UInt8],
        limits: SpreadsheetLimits = .usual
    ) throws -> SpreadsheetError? {
        do {
            _ = try Scratch.rows(of: bytes, limits: limits)
            return nil
        } catch let error as SpreadsheetError {
            return error
        }
    }

    @Test func `a bomb is refused long before it has unfolded`() throws {
        let sheet = Deflater()
        let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)
        sheet.append(Array("<worksheet>".utf8))
        for _ in 0..<64 { sheet.append(blanks) }
        let bytes = RawWorkbook().bytes(sheet: sheet)
        #expect(bytes.count < 100_000)
        #expect(try refusal(of: bytes) == .inflatesTooMuch)
    }

    @Test func `parts together inflate to no more than the limit`() throws {
        var limits = SpreadsheetLimits()
        limits.inflatedBytes = 1_000
        let text = (0..<200).map { "<row><c><v>\($0)</v></c></row>" }.joined()
        #expect(
            try refusal(of: RawWorkbook().bytes(rows: text), limits: limits) == .inflatesTooMuch
        )
    }

    @Test func `a million rows are refused at the limit`() throws {
        var limits = SpreadsheetLimits()
        limits.rows = 1_000
        let sheet = Deflater()
        sheet.append(Array("<worksheet><sheetData>".utf8))
        let some = [UInt8](
            (0..<1_000).map { "<row><c><v>\($0)</v></c></row>" }.joined().utf8
        )
        for _ in 0..<1_000 { sheet.append(some) }
        #expect(try refusal(of: RawWorkbook().bytes(sheet: sheet), limits: limits) == .tooManyRows)
        let lines = [UInt8]((0..<1_001).map { "\($0)\n" }.joined().utf8)
        #expect(try refusal(of: lines, limits: limits) == .tooManyRows)
    }

    @Test func `a declared document type is refused, entities and all`() throws {
        let entities = """
            <?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">\
            <!ENTITY c SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row><c t="inlineStr">\
            <is><t>&b;&c;</t></is></c></row></sheetData></worksheet>
            """
        #expect(try refusal(of: RawWorkbook().bytes(sheet: entities)) == .documentType)
        var book = RawWorkbook()
        book.texts = "<!DOCTYPE a><sst/>"
        #expect(try refusal(of: book.bytes(rows: "")) == .documentType)
    }

    @Test func `a declaration is found wherever pieces are cut`() throws {
        for length in (65_536 - 30)...65_536 {
            let sheet = Deflater()
            let start = "<worksheet><!--"
            sheet.append(Array(start.utf8))
            // Different bytes each time, so that the ratio is not what refuses it.
            var text = ""
            for number in 0... {
                text += "\(number) "
                if text.utf8.count >= length { break }
            }
            sheet.append(Array(text.utf8.prefix(length - start.utf8.count - 3)))
            sheet.append(Array("--><!DOCTYPE a></worksheet>".utf8))
            #expect(try refusal(of: RawWorkbook().bytes(sheet: sheet)) == .documentType)
        }
    }

    @Test func `an encoding in which a declaration could hide is refused`() throws {
        let sixteen = Deflater()
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a><worksheet/>"
        sixteen.append([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(try refusal(of: RawWorkbook().bytes(sheet: sixteen)) == .malformed)
        let seven = "<?xml version=\"1.0\" encoding=\"UTF-7\"?><worksheet/>"
        #expect(try refusal(of: RawWorkbook().bytes(sheet: seven)) == .malformed)
    }

    @Test func `a workbook cut anywhere is refused`() throws {
        let whole = RawWorkbook().bytes(rows: "<row><c t=\"s\"><v>0</v></c></row>")
        #expect(try refusal(of: whole) == nil)
        for count in 4..<whole.count {
            #expect(try refusal(of: Array(whole.prefix(count))) == .damaged, "\(count) bytes")
        }
    }

    @Test func `a workbook with any byte changed is read or refused, and nothing else`() throws {
        let whole = RawWorkbook().bytes(rows: "<row><c t=\"s\"><v>0</v></c></row>")
        for place in 4..<whole.count {
            for change: UInt8 in [0x01, 0x80, 0xFF] {
                var bytes = whole
                bytes[place] ^= change
                _ = try refusal(of: bytes)
            }
        }
    }

    @Test func `sizes that are claimed allocate nothing`() throws {
        var bytes = RawWorkbook().bytes(rows: "<row/>")
        // The last four sizes of the directory, as if each entry were 4 GB.
        for place in 0..<(bytes.count - 4) where bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) {
            bytes.replaceSubrange((place + 24)..<(place + 28), with: [0xF0, 0xFF, 0xFF, 0xFF])
        }
        #expect(try refusal(of: bytes) == .damaged)
    }

    @Test func `an encrypted workbook and one of the time before 2007 are named so`() throws {
        var bytes = RawWorkbook().bytes(rows: "<row/>")
        for place in 0..<(bytes.count - 4) where bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) {
            bytes[place + 8] |= 1
        }
        #expect(try refusal(of: bytes) == .encrypted)
        #expect(
            try refusal(of: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) == .unknownFormat
        )
    }

    @Test(arguments: [
        "<row r=\"0\"/>", "<row r=\"5\"/><row r=\"5\"/>", "<row r=\"9999999\"/>",
        "<row r=\"99999999999999999999\"/>", "<row><c r=\"B1\"/><c r=\"A1\"/></row>",
        "<row><c r=\"1\"/></row>", "<row><c t=\"s\"><v>7</v></c></row>",
        "<row><c t=\"s\"><v>-1</v></c></row>", "<row>", "</row>", "&lol;", "\u{1}",
    ]) func `a sheet that is none is malformed`(rows: String) throws {
        #expect(try refusal(of: RawWorkbook().bytes(rows: rows)) == .malformed)
    }

    @Test func `columns and cells have limits`() throws {
        let wide = "<row><c r=\"ZZZ1\"><v>1</v></c></row>"
        #expect(try refusal(of: RawWorkbook().bytes(rows: wide)) == .tooManyColumns)
        let line = [UInt8](String(repeating: ",", count: 600).utf8)
        #expect(try refusal(of: line) == .tooManyColumns)
        var limits = SpreadsheetLimits()
        limits.cellBytes = 5
        let long = "<row><c t=\"inlineStr\"><is><t>123456</t></is></c></row>"
        #expect(
            try Scratch.rows(of: RawWorkbook().bytes(rows: long), limits: limits).first?.cells
                == [.tooLong]
        )
        #expect(
            try Scratch.rows(of: Array("123456,1".utf8), limits: limits).first?.cells
                == [.tooLong, .text("1")]
        )
    }

    @Test func `entries, shared texts and the file have limits`() throws {
        let bytes = RawWorkbook().bytes(rows: "<row/>")
        var limits = SpreadsheetLimits()
        limits.entries = 3
        #expect(try refusal(of: bytes, limits: limits) == .tooManyEntries)
        limits = SpreadsheetLimits()
        limits.sharedBytes = 5
        #expect(try refusal(of: bytes, limits: limits) == .tooMuchText)
        limits = SpreadsheetLimits()
        limits.fileBytes = 100
        #expect(try refusal(of: bytes, limits: limits) == .fileTooLarge)
        limits.delimitedBytes = 3
        #expect(try refusal(of: Array("a,b,c".utf8), limits: limits) == .fileTooLarge)
        #expect(throws: SpreadsheetError.unreadable) {
            try Spreadsheet(at: URL(filePath: "/nowhere/at/all"))
        }
    }

    @Test func `whoever takes rows may stop`() throws {
        struct Enough: Error {}
        let rows = (1...50).map { "<row><c><v>\($0)</v></c></row>" }.joined()
        try Scratch.with { scratch in
            for bytes in [RawWorkbook().bytes(rows: rows), Array("1\n2\n3\n4\n5\n".utf8)] {
                var seen = 0
                #expect(throws: Enough.self) {
                    try Spreadsheet(at: scratch.file("a", bytes)).read { _ in
                        seen += 1
                        if seen == 3 { throw Enough() }
                    }
                }
                #expect(seen == 3)
            }
        }
    }

    @Test func `every limit stands in the documents`() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Shared/Spreadsheets/Spreadsheets.docc/Spreadsheets.md"),
            encoding: .utf8
        )
        let usual = SpreadsheetLimits.usual
        for row in [
            "| a workbook, text | \(usual.fileBytes >> 20) MiB, \(usual.delimitedBytes >> 20) MiB |",
            "| inflated bytes, of all parts | \(usual.inflatedBytes >> 20) MiB |",
            "of one part beyond \(usual.freeOfRatioBytes >> 20) MiB | \(usual.ratio) |",
            "| a cell | \(usual.cellBytes >> 10) KiB |",
            "| shared texts | \(usual.sharedBytes >> 20) MiB |",
            "| rows, columns | 100,000, \(usual.columns) |", "| entries of the archive | 1,000 |",
        ] {
            #expect(page.contains(row), "\(row)")
        }
        #expect(usual.rows == 100_000 && usual.entries == 1_000)
    }
}
