import Foundation
import Testing

// What `homeward demo` prints, line by line and in both languages: exact figures exactly, and what the source
// does not split as one number.

extension StoryTests {
    /// What the story of a name says of each thing, in a language: the two numbers of its line.
    private func table(_ story: String, in language: String) async throws -> [String: [String]] {
        let outcome = try await Household.run(
            "homeward",
            ["demo", story, "--home", household.home.path, "--lang", language],
            120
        )
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        return Self.rows(of: outcome.output)
    }

    /// The rows of a printed table by their first cell; a row goes on in lines without a mark at their end.
    private static func rows(of output: String) -> [String: [String]] {
        let lines = output.split(separator: "\n").map(Array.init)
        guard let rule = lines.firstIndex(where: { $0.first == "─" }) else { return [:] }
        let widths = String(lines[rule]).split(separator: "  ").map(\.count)
        var rows: [[String]] = []
        for line in lines[(rule + 1)...] {
            var start = 0
            let cells = widths.map { width in
                let cell = line.dropFirst(start).prefix(width)
                start += width + 2
                return String(cell).trimmingCharacters(in: .whitespaces)
            }
            if cells.last == "✓" || cells.last == "≠" {
                rows.append(cells)
            } else if let last = rows.popLast() {
                rows.append(
                    zip(last, cells).map { [$0, $1].filter { !$0.isEmpty }.joined(separator: " ") }
                )
            }
        }
        return rows.reduce(into: [:]) { $0[$1[0]] = Array($1[1...2]) }
    }

    private func expect(
        _ story: String,
        in language: String,
        _ figures: [(what: String, printed: String)]
    ) async throws {
        let rows = try await table(story, in: language)
        #expect(rows.count >= figures.count)
        for (what, printed) in figures {
            // What the service answers, and beside it what was published.
            #expect(rows[what] == [printed, printed], "\(story) \(language): \(what)")
        }
    }

    @Test
    func `the figures of 2016 and the campaign's none are printed exactly, in both languages`()
        async throws
    {
        try await expect(
            "laos-2017",
            in: "en",
            [
                ("Operation plans", "9"), ("Networks broken", "6"), ("Suspects arrested", "8"),
                ("People rescued", "15"), ("Illegal crossings (cases)", "1"),
                ("Illegal crossings (people)", "53"),
                ("Results of 2016 refused as the campaign's", "6"),
                ("Results of the campaign", "0"),
            ]
        )
        try await expect(
            "laos-2017",
            in: "vi",
            [
                ("Chuyên án, kế hoạch đấu tranh", "9"), ("Đường dây bị triệt phá", "6"),
                ("Đối tượng bị bắt", "8"), ("Người được giải cứu", "15"),
                ("Số vụ xuất nhập cảnh trái phép", "1"),
                ("Số người xuất nhập cảnh trái phép", "53"),
                ("Kết quả năm 2016 không được tính cho đợt cao điểm", "6"),
                ("Kết quả của đợt cao điểm", "0"),
            ]
        )
    }

    @Test func `the figures of 2023 are printed exactly, and what is not split stays one number`()
        async throws
    {
        try await expect(
            "uk-2024",
            in: "en",
            [
                ("Illegal crossings (cases)", "1,604"),
                (
                    "Illegal crossings (person-times)",
                    "66,621 · one number, not split by the source"
                ),
                ("Trafficking cases", "103"), ("Subjects", "92"),
                (
                    "Victims and suspected victims",
                    "235 · one number, not split by the source"
                ),
                ("In-depth classes (times)", "5"), ("In-depth classes (attendances)", "180"),
                ("Seminars (times)", "3"),
                ("Awareness sessions (times)", "nearly 25,000"),
                ("Leaflets (copies)", "more than 22,000"),
            ]
        )
        try await expect(
            "uk-2024",
            in: "vi",
            [
                ("Số vụ xuất nhập cảnh trái phép", "1.604"),
                (
                    "Lượt người xuất nhập cảnh trái phép",
                    "66.621 · một số chung, nguồn không tách"
                ),
                ("Số vụ mua bán người", "103"), ("Số đối tượng", "92"),
                (
                    "Nạn nhân và người nghi là nạn nhân",
                    "235 · một số chung, nguồn không tách"
                ),
                ("Tập huấn chuyên sâu (số lần)", "5"),
                ("Tập huấn chuyên sâu (lượt người)", "180"),
                ("Hội thảo liên ngành (số lần)", "3"), ("Tuyên truyền (số lần)", "gần 25.000"),
                ("Tờ rơi (số bản)", "hơn 22.000"),
            ]
        )
    }
}
