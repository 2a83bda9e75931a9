import Testing

@testable import Spreadsheets

/// Delimited text is read as RFC 4180 says, in the encodings that offices use.
@Suite struct DelimitedTests {
    private func rows(_ text: String) throws -> [[SpreadsheetCell]] {
        try Scratch.rows(of: Array(text.utf8)).map(\.cells)
    }

    @Test func `fields, quotation marks and line ends`() throws {
        #expect(
            try rows("a,\"b \"\"q\"\"\nc\",\r\n,,x\rlast")
                == [
                    [.text("a"), .text("b \"q\"\nc")], [.empty, .empty, .text("x")],
                    [.text("last")],
                ]
        )
        #expect(try rows("") == [])
        #expect(try rows("a\n\nb\n") == [[.text("a")], [], [.text("b")]])
    }

    @Test(arguments: [",", ";", "\t"]) func `the delimiter is what the first line has most of`(
        delimiter: String
    ) throws {
        let text = ["a", "\"b,;\t,;\t\"", "c"].joined(separator: delimiter)
        #expect(try rows(text).first?.count == 3)
    }

    @Test func `encodings are told by their marks`() throws {
        let text = "Hoà,😀\nĐức,x"
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let expected: [[SpreadsheetCell]] = [
            [.text("Hoà"), .text("😀")], [.text("Đức"), .text("x")],
        ]
        for bytes in [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + text.utf8, [0xFF, 0xFE] + little,
            [0xFE, 0xFF] + big,
        ] {
            #expect(try Scratch.rows(of: bytes).map(\.cells) == expected)
        }
    }

    @Test func `a row of another encoding is one bad row`() throws {
        let windows: [UInt8] = Array("a,b\nHo".utf8) + [0xE0] + Array(",x\nc,d\n".utf8)
        let rows = try Scratch.rows(of: windows)
        #expect(rows.map(\.fault) == [nil, .encoding, nil])
        #expect(rows[1].cells == [] && rows[2].cells == [.text("c"), .text("d")])
        let half: [UInt8] = [0xFF, 0xFE, 0x41, 0, 0x00, 0xD8, 0x0A, 0, 0x42, 0, 0x0A, 0, 0x43]
        #expect(try Scratch.rows(of: half).map(\.fault) == [.encoding, nil, .encoding])
    }

    @Test(arguments: ["a\"b,c", "\"a\"b,c", "\"a\" ,c"])
    func `a stray quotation mark is one bad row`(line: String) throws {
        let rows = try Scratch.rows(of: Array("x,y\n\(line)\nd,e\n".utf8))
        #expect(rows.map(\.fault) == [nil, .quoting, nil])
        #expect(rows[2].cells == [.text("d"), .text("e")])
    }

    @Test func `a quotation that never ends is a bad row`() throws {
        let rows = try Scratch.rows(of: Array("x,y\n\"a,b\nc,d\n".utf8))
        #expect(rows.map(\.fault) == [nil, .quoting])
    }

    @Test func `pieces may be cut anywhere`() throws {
        let text = "Hoà,\"a\"\"b\r\n\"\r\n😀,x\r\n"
        let units: [UInt8] = text.utf16.flatMap { unit -> [UInt8] in
            [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        for bytes in [Array(text.utf8), [0xFF, 0xFE] + units] {
            let whole = try Scratch.rows(of: bytes)
            for count in 1..<bytes.count {
                var pieces = [Array(bytes[..<count]), Array(bytes[count...]), []][...]
                var rows: [SpreadsheetRow] = []
                var reader = DelimitedReader(limits: .usual)
                try reader.read({ pieces.removeFirst() }, { rows.append($0) })
                #expect(rows == whole, "cut at \(count)")
            }
        }
    }

    @Test func `a formula is no text`() throws {
        #expect(try rows("=1+1,\"=HYPERLINK(\"\"x\"\")\"") == [[.formula, .formula]])
    }

    @Test(arguments: [
        "=1+1", "+cmd", "-", "@SUM(A1)", "\ttab", "'=1", "''=1", "'plain", "+84912345678", "-3.5",
        "- a list", "a;b", "a,b", "q\"q", "two\nlines", " blank ", "Nguyễn",
    ]) func `what is written reads back, and no program computes it`(text: String) throws {
        var writer = DelimitedWriter()
        writer.append([text, "x"])
        let bytes = writer.finish()
        #expect(try Scratch.rows(of: bytes).first?.cells == [.text(text), .text("x")])
        let start = bytes.dropFirst(3).first { $0 != UInt8(ascii: "\"") }
        let isSafe = !"=@\t".utf8.contains(start ?? 0)
        #expect(isSafe)
    }
}
