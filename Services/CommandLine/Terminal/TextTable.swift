/// A table for a terminal: columns as wide as they need, long cells wrapped at spaces.
///
/// A word is never cut while another column has room to spare; where the window is too narrow for
/// whole words, every row becomes a list of names and values instead, so that a reference can still
/// be copied from the screen.
struct TextTable: Sendable {
    /// The headings; empty for a list of names and values.
    let headings: [String]
    /// The cells, row by row, safe to be shown.
    let rows: [[String]]

    /// A table of rows under headings.
    init(_ headings: [String] = [], rows: [[String]] = []) {
        self.headings = headings
        self.rows = rows.map { $0.map(\.safeForScreen) }
    }

    /// The table's lines within a width.
    func lines(width: Int, style: TextStyle = .plain) -> [String] {
        let table = withoutEmptyColumns
        let all = table.headings.isEmpty ? table.rows : [table.headings] + table.rows
        let count = all.map(\.count).max() ?? 0
        guard count > 0 else { return [] }
        guard let widths = Self.columnWidths(of: all, count: count, within: width) else {
            return table.stacked(width: width, style)
        }
        guard !table.headings.isEmpty else {
            return table.rows.flatMap { Self.lines(of: $0, widths: widths) }
        }
        return Self.lines(of: table.headings, widths: widths).map(style.heading)
            + [style.rule(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))]
            + table.rows.flatMap { Self.lines(of: $0, widths: widths) }
    }

    /// How wide the table is where nothing is wrapped.
    var naturalWidth: Int {
        let table = withoutEmptyColumns
        let all = table.headings.isEmpty ? table.rows : [table.headings] + table.rows
        let count = all.map(\.count).max() ?? 0
        return Self.columnWidths(of: all, count: count, within: .max)?
            .reduce(2 * max(0, count - 1), +) ?? 0
    }

    /// The same without the columns that no row fills: an empty one only takes room.
    private var withoutEmptyColumns: TextTable {
        guard !headings.isEmpty, !rows.isEmpty else { return self }
        let filled = headings.indices.filter { column in
            rows.contains { column < $0.count && !$0[column].isEmpty }
        }
        func keep(_ row: [String]) -> [String] { filled.map { $0 < row.count ? row[$0] : "" } }
        return TextTable(keep(headings), rows: rows.map(keep))
    }

    /// Every row as names and values, a rule between rows.
    private func stacked(width: Int, _ style: TextStyle) -> [String] {
        let margin = headings.map(\.displayWidth).max() ?? 0
        let room = max(1, width - (headings.isEmpty ? 0 : margin + 2))
        return rows.enumerated().flatMap { index, row -> [String] in
            let rule = index == 0 ? [] : [style.rule(String(repeating: "─", count: min(width, 20)))]
            return rule
                + row.enumerated().filter { !$0.element.isEmpty }.flatMap { column, cell in
                    let name = column < headings.count ? headings[column] : ""
                    return cell.wrapped(to: room).enumerated().map { number, piece in
                        guard !headings.isEmpty else { return piece }
                        let label = (number == 0 ? name : "").padded(to: margin)
                        return style.heading(label) + "  " + piece
                    }
                }
        }
    }

    /// Natural widths, or as much as there is; `nil` where not even the longest words fit.
    ///
    /// Columns give way one by one, the widest first, but none below its longest word.
    private static func columnWidths(
        of all: [[String]],
        count: Int,
        within width: Int
    ) -> [Int]? {
        var widths = [Int](repeating: 0, count: count)
        var least = widths
        for row in all {
            for (column, cell) in row.enumerated() {
                for line in cell.split(separator: "\n") {
                    widths[column] = max(widths[column], String(line).displayWidth)
                    for word in line.split(separator: " ") {
                        least[column] = max(least[column], String(word).displayWidth)
                    }
                }
            }
        }
        let gaps = 2 * (count - 1)
        while widths.reduce(gaps, +) > width {
            let column = widths.indices.filter { widths[$0] > least[$0] }
                .max { widths[$0] < widths[$1] }
            guard let column else { return nil }
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

/// How a table stands out where it is read on a screen.
enum TextStyle: Sendable {
    /// No control sequences at all: pipes, files, and who set NO_COLOR.
    case plain
    /// Headings bold, rules dim.
    case screen

    /// A heading.
    func heading(_ text: String) -> String { marked(text, "1") }
    /// A rule.
    func rule(_ text: String) -> String { marked(text, "2") }

    private func marked(_ text: String, _ code: String) -> String {
        self == .plain || text.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
