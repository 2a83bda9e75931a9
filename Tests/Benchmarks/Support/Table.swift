/// Measurements as lines of text, each with its ratio to one subject of its group.
public struct Table {
    /// The lines.
    public private(set) var text = ""

    /// A table of these subjects; ratios are to the one of this name in the same group.
    public init(_ subjects: [Subject], _ results: [Measurement], ratiosTo reference: String) {
        line(["", "ns", "ratio", "allocations", "instructions", "ratio"])
        for (subject, result) in zip(subjects, results) {
            let other = zip(subjects, results).first {
                $0.0.group == subject.group && $0.0.name == reference
            }?.1
            line([
                subject.path,
                String(Int(result.nanoseconds)),
                Self.ratio(result.nanoseconds, other?.nanoseconds),
                Self.rounded(result.allocations, places: 1),
                result.instructions.map(String.init) ?? "–",
                Self.ratio(
                    result.instructions.map(Double.init),
                    other?.instructions.map(Double.init)
                ),
            ])
        }
    }

    private mutating func line(_ cells: [String]) {
        let name = cells[0] + String(repeating: " ", count: max(0, 28 - cells[0].count))
        let figures = cells.dropFirst().map { cell in
            String(repeating: " ", count: max(1, 13 - cell.count)) + cell
        }
        text += name + figures.joined() + "\n"
    }

    private static func ratio(_ value: Double?, _ other: Double?) -> String {
        guard let value, let other, other > 0 else { return "–" }
        return rounded(value / other, places: 2)
    }

    private static func rounded(_ value: Double, places: Int) -> String {
        let scale = places == 1 ? 10.0 : 100.0
        return String((value * scale).rounded() / scale)
    }
}
