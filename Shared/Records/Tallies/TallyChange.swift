import Storage
import Vocabulary

/// By how much the requests of a commit change the tallies.
///
/// Most of what they file is alike, so many of them change the same few lines; each is written once.
struct TallyChange: CommitSum {
    /// A line of a kind.
    private struct Place: Hashable {
        let kind: RecordKind
        let line: Tally.Line
    }

    private var counts: [Place: Int] = [:]

    init(of kind: RecordKind, _ change: [(line: Tally.Line, count: Int)]) {
        for (line, count) in change {
            counts[Place(kind: kind, line: line), default: 0] += count
        }
    }

    var isEmpty: Bool { counts.isEmpty }

    mutating func add(_ other: TallyChange) {
        counts.merge(other.counts, uniquingKeysWith: +)
    }

    func write(in transaction: WriteTransaction) throws {
        let changed = counts.filter { $0.value != 0 }.map { $0 }
        for start in stride(from: 0, to: changed.count, by: Self.linesAtOnce) {
            let part = changed[start..<min(start + Self.linesAtOnce, changed.count)]
            var values: [StoredValue] = []
            values.reserveCapacity(part.count * Self.columns)
            for (place, count) in part {
                values += [
                    .text(place.kind.rawValue), .text(place.line.node), .text(place.line.name),
                    .text(place.line.value), .text(place.line.state), .integer(Int64(count)),
                ]
            }
            try transaction.execute(Self.statements[part.count - 1], values: values)
        }
    }

    /// Lines of one statement: what a record of every kind has, and few texts of statements.
    private static let linesAtOnce = 16
    private static let columns = 6

    /// The statement for each number of lines.
    private static let statements = (1...linesAtOnce).map { lines in
        let rows = (0..<lines).map { row in
            let places = (1...columns).map { "$\(row * columns + $0)" }
            return "(\(places.joined(separator: ", ")))"
        }
        return """
            INSERT INTO record_tallies (kind, node, name, value, state, records)
            VALUES \(rows.joined(separator: ", "))
            ON CONFLICT (kind, node, name, value, state)
            DO UPDATE SET records = record_tallies.records + excluded.records
            """
    }
}
