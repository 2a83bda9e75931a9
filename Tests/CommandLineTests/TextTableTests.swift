import Testing

@testable import homeward

/// Tables keep their columns straight whatever letters are in them.
@Suite struct TextTableTests {
    @Test(arguments: [
        ("Nguyễn Thị Hoà", 14), ("Nguye\u{302}\u{303}n", 6), ("Đường Về", 8), ("越南", 4), ("", 0),
    ])
    func `a text takes the columns that a terminal gives it`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test func `composed and decomposed letters stand under one another`() {
        let table = TextTable(
            ["Tên", "Tỉnh"],
            rows: [
                ["Hoà", "Huế"], ["Hoa\u{300}", "Hue\u{302}\u{301}"], ["Lò Thị Mẩy", "Sơn La"],
            ]
        )
        let lines = table.lines(width: 80)
        #expect(lines[0] == "Tên         Tỉnh")
        #expect(lines[1] == "──────────  ──────")
        #expect(lines[2] == "Hoà         Huế")
        #expect(lines[2].displayWidth == lines[3].displayWidth)
        #expect(lines[4] == "Lò Thị Mẩy  Sơn La")
    }

    @Test(arguments: [20, 30, 44, 80, 200])
    func `no line is wider than the window`(width: Int) {
        let table = TextTable(
            ["Thời điểm", "Hồ sơ", "Đơn vị"],
            rows: [
                ["18/06/2026 14:05", "Chuyển giao cơ quan hỗ trợ", "Công an tỉnh Quảng Ninh"],
                ["19/06/2026", "spiffe://mps.homeward.gov.vn/officer/104-577", ""],
            ]
        )
        for line in table.lines(width: width) {
            // Three columns of at least eight and the gaps between them are never undercut.
            #expect(line.displayWidth <= max(width, 28))
        }
    }

    @Test func `nothing is lost when a cell is wrapped`() {
        let words = "một hai ba bốn năm sáu bảy tám chín mười"
        let lines = TextTable(rows: [["x", words]]).lines(width: 20)
        #expect(lines.map { String($0.dropFirst(3)) }.joined(separator: " ") == words)
        #expect(lines.count > 1)
    }

    @Test func `a cut text says that it was cut`() {
        #expect("Nguyễn Thị Hoà".fitted(to: 8) == "Nguyễn …")
        #expect("Hoà".fitted(to: 8) == "Hoà")
        #expect("Hoà".fitted(to: 0).isEmpty)
    }
}
