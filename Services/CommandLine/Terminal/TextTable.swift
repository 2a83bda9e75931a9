/// A table for a terminal: columns as wide as they need, long cells wrapped in the widest ones.
struct TextTable: Sendable {
    /// The headings; empty for a list of names and values.
    var headings: [String]
    /// The cells, row by row.
    var rows: [[String]]

    /// A table of rows under headings.
    init(_ headings: [String] = [], rows: [[String]] = []) {
        self.headings = headings
        self.rows = rows
    }

    /// The table's lines within a width.
    func lines(width: Int) -> [String] {
        let all = headings.isEmpty ? rows : [headings] + rows
        let count = all.map(\.count).max() ?? 0
        guard count > 0 else { return [] }
        let widths = columnWidths(of: all, count: count, within: width)
        var lines = all.flatMap { Self.lines(of: $0, widths: widths) }
        if !headings.isEmpty {
            let height = Self.lines(of: headings, widths: widths).count
            let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
            lines.insert(rule, at: height)
        }
        return lines
    }

    /// Natural widths, the widest column narrowed until the table fits.
    private func columnWidths(of all: [[String]], count: Int, within width: Int) -> [Int] {
        var widths = (0..<count).map { column in
            all.map { row in
                guard column < row.count else { return 0 }
                return row[column].split(separator: "\n").map { String($0).displayWidth }.max() ?? 0
            }.max() ?? 0
        }
        let gaps = 2 * (count - 1)
        while widths.reduce(gaps, +) > width, let widest = widths.max(), widest > 8,
            let column = widths.firstIndex(of: widest)
        {
            widths[column] -= 1
        }
        return widths
    }

    private static func lines(of row: [String], widths: [Int]) -> [String] {
        let cells = widths.indices.map { column in
            column < row.count ? row[column].wrapped(to: max(1, widths[column])) : [""]
        }
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).map { line in
            let pieces = widths.indices.map { column in
                (line < cells[column].count ? cells[column][line] : "").padded(to: widths[column])
            }
            var text = pieces.joined(separator: "  ")
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
    }
}
