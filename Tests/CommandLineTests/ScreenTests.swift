import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// What strangers wrote is shown on a screen, and never obeyed by it.
@Suite struct ScreenTests {
    @Test(arguments: [
        "\u{1B}[31m", "\u{07}", "\u{9B}2J", "\u{7F}", "\u{202E}", "\u{2066}", "\u{200F}", "\r",
    ])
    func `a control sequence in a text reaches neither tables nor JSON`(hostile: String) {
        let tree = Tree.fields([.init(name: "summary", value: .text("Tin \(hostile) báo"))])
        let table = tree.lines(width: 80).joined()
        let cells = TextTable(["A"], rows: [["x\(hostile)y"]]).lines(width: 80).joined()
        for shown in [table, cells, tree.json, tree.jsonLine] {
            for scalar in hostile.unicodeScalars where scalar.isObeyedByTerminals {
                #expect(!shown.unicodeScalars.contains(scalar), "\(shown.debugDescription)")
            }
        }
    }

    @Test(arguments: ["Lường Thị Thuý Hồng", "Hoa\u{300}", "越南", "hai\ndòng"])
    func `plain text stays as it is, however it is composed`(text: String) {
        #expect(text.safeForScreen.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test func `a table bears marks on a screen only, and they do not count as width`() {
        let table = TextTable(["Tên", "Tỉnh"], rows: [["Hoà", "Huế"]])
        let plain = table.lines(width: 80)
        #expect(!plain.joined().contains("\u{1B}"))
        let screen = table.lines(width: 80, style: .screen)
        #expect(screen[0] == "\u{1B}[1m\(plain[0])\u{1B}[0m")
        #expect(screen[2] == plain[2])
    }
}
