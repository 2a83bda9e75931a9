import Foundation
import Testing

@testable import Spreadsheets

/// What is written is read, by us and by openpyxl, and the other way round.
@Suite struct WorkbookTests {
    private static let awkward = [
        "Nguyễn Thị Hoà", "a & b < c > \"d\"", "  blanks  ", "line\nbreak\ttab", "=1+1",
        "_x0041_", "_x005F_", "bell\u{7}", "return\r", "😀 emoji", "]]>", "' apostrophe",
    ]

    private static func written() -> [UInt8] {
        var writer = WorkbookWriter(sheet: "A & B")
        writer.append([.empty, .text("name")], .hidden)
        writer.append([.text("Label")], .heading)
        for text in awkward { writer.append([.empty, .text(text)]) }
        writer.append([.number(-3), .fraction(1.5), .day(44_927), .truth(true), .truth(false)])
        return writer.finish()
    }

    @Test func `what is written reads back`() throws {
        let rows = try Scratch.rows(of: Self.written())
        #expect(rows.map(\.number) == Array(1...(Self.awkward.count + 3)))
        #expect(rows[0].cells == [.empty, .text("name")])
        for (row, text) in zip(rows.dropFirst(2), Self.awkward) {
            #expect(row.cells == [.empty, .text(text)], "row \(row.number)")
        }
        #expect(
            rows.last?.cells == [
                .number("-3"), .number("1.5"), .number("44927"), .truth(true), .truth(false),
            ]
        )
    }

    @Test func `the same rows make the same bytes`() {
        #expect(Self.written() == Self.written())
    }

    @Test func `openpyxl reads what is written`() throws {
        let read = try OpenpyxlPeer.read(Self.written())
        #expect(read.title == "A & B")
        #expect(read.hidden == [1])
        #expect(read.rows[0][1] == .text("name"))
        #expect(read.rows[2][1] == .text("Nguyễn Thị Hoà"))
        #expect(read.rows[3][1] == .text("a & b < c > \"d\""))
        #expect(read.rows[4][1] == .text("  blanks  "))
        #expect(read.rows[6][1] == .text("=1+1"))
        let last = try #require(read.rows.last)
        #expect(last[0] == .number(-3) && last[1] == .number(1.5))
        #expect(last[2] == .day("2023-01-01"))
        #expect(last[3] == .truth(true))
    }

    @Test func `a second sheet is read by its name, by us and by openpyxl, and the first as ever`()
        throws
    {
        var writer = WorkbookWriter(sheet: "A & B")
        writer.append([.text("one")])
        writer.beginSheet("<hte>")
        writer.append([.empty, .text("name")], .hidden)
        writer.append([.number(1), .text("Nguyễn Thị Hoà")])
        let bytes = writer.finish()
        #expect(try Scratch.rows(of: bytes).map(\.cells) == [[.text("one")]])
        try Scratch.with { scratch in
            let table = try Spreadsheet(at: try scratch.file("a.xlsx", bytes))
            var rows: [SpreadsheetRow] = []
            #expect(try table.read(sheet: "<hte>") { rows.append($0) })
            #expect(rows.map(\.number) == [1, 2])
            #expect(rows.last?.cells == [.number("1"), .text("Nguyễn Thị Hoà")])
            #expect(try !table.read(sheet: "hte") { _ in })
        }
        #expect(try OpenpyxlPeer.read(bytes).rows == [[.text("one")]])
        let second = try OpenpyxlPeer.read(bytes, sheet: "<hte>")
        #expect(second.title == "<hte>" && second.hidden == [1])
        #expect(second.rows.last == [.number(1), .text("Nguyễn Thị Hoà")])
    }

    @Test func `what openpyxl writes is read`() throws {
        let bytes = try OpenpyxlPeer.write(
            [
                [.text("Nguyễn Thị Hoà"), .number(7), .truth(true), .day("2023-01-01")],
                [.empty, .text("line\nbreak"), .text("=1+1")],
            ]
        )
        let rows = try Scratch.rows(of: bytes)
        #expect(
            rows[0].cells == [
                .text("Nguyễn Thị Hoà"), .number("7"), .truth(true), .number("44927"),
            ]
        )
        #expect(rows[1].cells == [.empty, .text("line\nbreak"), .formula])
    }

    @Test func `cells of every kind are told apart`() throws {
        let rows = try Scratch.rows(
            of: RawWorkbook().bytes(
                rows: """
                    <row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3"><f>1+1</f><v>2</v></c>\
                    <c r="D3" t="e"><v>#REF!</v></c><c r="E3" t="b"><v>1</v></c><c t="inlineStr">\
                    <is><r><t>ru</t></r><r><t>ns</t></r><rPh><t>x</t></rPh></is></c>\
                    <c r="H3" t="str"><v>made</v></c><c r="I3" t="d"><v>2023-01-01</v></c></row>\
                    <row><c><v>5</v></c></row>
                    """
            )
        )
        #expect(rows.map(\.number) == [3, 4])
        #expect(
            rows[0].cells == [
                .empty, .text("shared"), .formula, .fault, .truth(true), .text("runs"), .empty,
                .formula, .text("2023-01-01"),
            ]
        )
        #expect(rows[1].cells == [.number("5")])
    }

    @Test func `names may have prefixes`() throws {
        var book = RawWorkbook()
        book.workbook = """
            <x:workbook xmlns:x="\(RawWorkbook.main)" xmlns:q="\(RawWorkbook.office)"><x:workbookPr date1904="1"/>\
            <x:sheets><x:sheet name="a" q:id="rId1"/></x:sheets></x:workbook>
            """
        let rows = try Scratch.rows(
            of: book.bytes(
                sheet: """
                    <x:worksheet xmlns:x="\(RawWorkbook.main)"><x:sheetData><x:row><x:c><x:v>9</x:v></x:c></x:row>\
                    </x:sheetData></x:worksheet>
                    """
            )
        )
        #expect(rows.first?.cells == [.number("9")])
        #expect(rows.first?.countsFrom1904 == true)
    }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (38, "AM"), (701, "ZZ"), (702, "AAA")])
    func `columns have letters`(column: Int, letters: String) {
        #expect(ColumnName.letters(of: column) == letters)
        #expect(ColumnName.column(of: letters + "12") == column)
    }

    @Test func `a row described says nothing of its content`() {
        let row = SpreadsheetRow(number: 1, cells: [.text("Hoa")])
        var dumped = ""
        dump(row, to: &dumped)
        #expect(!"\(row) \(row.cells) \(String(reflecting: row)) \(dumped)".contains("Hoa"))
    }
}
