import Foundation
import Testing
import Vocabulary

/// The page about clocks says what the book says.
struct ClockPageTests {
    private func page() throws -> String {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
        return try String(
            contentsOf: sources.appending(
                path: "../../Shared/Vocabulary/Vocabulary.docc/Clocks.md"
            ).standardizedFileURL,
            encoding: .utf8
        )
    }

    /// Rows of the table: the clocks of a row, its limit, and whether it is confirmed.
    private func rows() throws -> [(clocks: [String], limit: String, isConfirmed: Bool)] {
        try page().split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let clocks = cells[0].split(separator: ",").map { name in
                name.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
            }
            return (clocks, cells[1], cells[3] == "yes")
        }
    }

    @Test func `each clock of the book stands in the table, with its limit and its mark`() throws {
        let rows = try rows()
        let named = rows.flatMap { row in row.clocks.map { ($0, row.limit, row.isConfirmed) } }
        #expect(Set(named.map(\.0)) == Set(ClockRules.initial.rules.map(\.name.rawValue)))
        for rule in ClockRules.initial.rules {
            let row = try #require(named.first { $0.0 == rule.name.rawValue })
            let unit =
                switch rule.limit.unit.known {
                case .hours: "hours"
                case .calendarDays: "days"
                case .workingDays: "working days"
                case .months: "months"
                case nil: "unknown"
                }
            #expect(row.1 == "\(rule.limit.count) \(unit)", "\(row.0)")
            #expect(row.2 == rule.confirmed, "\(row.0)")
        }
    }
}
