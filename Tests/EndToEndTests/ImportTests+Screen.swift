import Foundation
import PythonPeer
import Testing

extension ImportTests {
    /// What a command left on a terminal, and what stood there meanwhile; see `Fixtures/terminal_peer.py`.
    private struct Shown: Decodable {
        let status: Int32
        let drawn: [String]
        let screen: [String]

        /// The bars under a title: how far each came in percent, as it was drawn.
        func shares(under title: String) -> [Int] {
            drawn.compactMap { line in
                guard line.hasPrefix(title), line.contains("█") || line.contains("·"),
                    let match = line.firstMatch(of: #/\] (\d+) % /#)
                else { return nil }
                return Int(match.1)
            }
        }
    }

    private func shown(_ arguments: [String], columns: Int) throws -> Shown {
        let command =
            ["\(columns)", Household.executables.appending(path: "homeward").path] + arguments
            + ["--home", household.home.path]
        return try JSONDecoder().decode(
            Shown.self,
            from: PythonPeer.beside("terminal_peer").run(command)
        )
    }

    @Test(arguments: [
        ("vi", 100, ["Đang kiểm tra [", "Đang hỏi dịch vụ [", "Đang nhập ["]),
        ("en", 60, ["Checking [", "Asking the service [", "Importing ["]),
    ])
    func `on a terminal a bar goes forward through each part, and leaves nothing behind`(
        language: String,
        columns: Int,
        titles: [String]
    ) async throws {
        let rows = 3_000
        let text =
            (["Ngày,Tỉnh,country,direction,personTimes,suspicion"]
            + (1...rows).map { "08/06/2025,Quảng Ninh,CN,exit,\($0),none" })
            .joined(separator: "\n")
        try await withTable(text) { path in
            let shown = try shown(
                ["import", "crossing", path, "--as", "police-quangninh", "--name", language]
                    + ["--lang", language],
                columns: columns
            )
            #expect(shown.status == 0, "\(shown.screen)")
            for title in titles {
                let shares = shown.shares(under: title)
                #expect(shares == shares.sorted() && Set(shares).count > 2, "\(title) \(shares)")
                #expect(shares.allSatisfy { (0...100).contains($0) })
            }
            // A line as wide as the window would break, and be cleared by half.
            #expect(shown.drawn.allSatisfy { $0.count < columns })
            let left = shown.screen.filter { !$0.isEmpty }
            #expect(left.count == 1 && shown.screen.last == "", "\(shown.screen)")
            #expect(left.first?.contains("\(rows)") ?? false, "\(left)")
            #expect(!left.joined().contains("█"))
        }
    }
}
