import Testing

@testable import Spreadsheets

/// How far a table has been read is told while it is read.
@Suite struct ProgressTests {
    private static let rows = 20_000

    private static var delimited: [UInt8] {
        var writer = DelimitedWriter()
        for row in 0..<rows { writer.append(["\(row)", "Tin báo số \(row)"]) }
        return writer.finish()
    }

    private static var workbook: [UInt8] {
        var writer = WorkbookWriter(sheet: "A")
        for row in 0..<rows { writer.append([.number(row), .text("Tin báo số \(row)")]) }
        return writer.finish()
    }

    @Test(arguments: [(delimited, true), (workbook, false)])
    func `the share rises from nought to one, and with the rows`(
        bytes: [UInt8],
        isDelimited: Bool
    ) throws {
        try Scratch.with { scratch in
            var shares: [Double] = []
            var taken: [Int] = []
            var rows = 0
            let table = try Spreadsheet(at: scratch.file("a", bytes))
            #expect(table.format == (isDelimited ? .delimited : .workbook))
            try table.read(
                progress: {
                    shares.append($0)
                    taken.append(rows)
                },
                { _ in rows += 1 }
            )
            #expect(rows == Self.rows)
            #expect(shares.first == 0 && shares.last == 1)
            #expect(shares == shares.sorted() && shares.count > 8)
            for (share, rows) in zip(shares, taken) {
                let read = Double(rows) / Double(Self.rows)
                #expect(abs(share - read) < 0.1, "told \(share), read \(read)")
            }
        }
    }

    @Test func `of a table that is refused nobody hears that all of it was read`() throws {
        var limits = SpreadsheetLimits.usual
        limits.rows = 10
        try Scratch.with { scratch in
            for bytes in [Self.delimited, Self.workbook] {
                var shares: [Double] = []
                let table = try Spreadsheet(at: scratch.file("a", bytes), limits: limits)
                #expect(throws: SpreadsheetError.tooManyRows) {
                    try table.read(progress: { shares.append($0) }, { _ in })
                }
                #expect(!shares.contains(1))
            }
        }
    }
}
