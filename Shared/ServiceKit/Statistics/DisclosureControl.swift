public import ServiceContracts
import Vocabulary
import WireCodec

/// What keeps a table from telling of single people.
///
/// Rows of fewer than ``smallest`` are withheld; where a withheld row would follow from the total and the
/// rows that are shown, more rows are withheld with it; and every number that is shown is rounded. The same
/// question about the same records always gets the same answer, so asking again teaches nothing. What this
/// protects against and what not stands on the page Statistics of the contracts.
public enum DisclosureControl {
    /// The fewest that are shown: eleven, as the Counter Trafficking Data Collaborative publishes (k = 11).
    public static let smallest = 11
    /// What shown numbers are multiples of.
    public static let base = 5
    /// How many values a withheld small row could have at least, seen from everything that is shown.
    static let room = 4

    /// A table as it may be shown: the total, and for each row its number or nothing.
    public struct Shown: Sendable, Hashable {
        /// All together; missing where it is withheld.
        public let total: Int?
        /// The rows' numbers, in the order in which they were given; none at all where no breakdown can be
        /// shown safely.
        public let rows: [Int?]
        /// How it was made safe.
        public let protection: StatisticProtection
    }

    /// Makes a table safe whose rows are all there is, each of at least one.
    public static func protect(_ rows: [Int]) -> Shown {
        protect(total: rows.reduce(0, +), rows)
    }

    /// The same of a total alone, or with its rows.
    static func protect(total: Int, _ rows: [Int]) -> Shown {
        guard total > 0 else { return Shown(total: 0, rows: [], protection: .rounded) }
        guard total >= smallest else { return Shown(total: nil, rows: [], protection: .withheld) }
        guard let hidden = hidden(in: rows) else {
            return Shown(total: rounded(total), rows: [], protection: .withheld)
        }
        return Shown(
            total: rounded(total),
            rows: rows.indices.map { hidden.contains($0) ? nil : rounded(rows[$0]) },
            protection: .rounded
        )
    }

    /// The rows to withhold; nothing where even withholding all of them would not do.
    private static func hidden(in rows: [Int]) -> Set<Int>? {
        var hidden = Set(rows.indices.filter { rows[$0] < smallest })
        guard !hidden.isEmpty else { return [] }
        // The smallest first, so that the least is lost; of equals the first.
        var others = rows.indices.filter { !hidden.contains($0) }
            .sorted { (rows[$0], $0) < (rows[$1], $1) }[...]
        while !isSafe(hidden.map { rows[$0] }) {
            guard let next = others.popFirst() else { return nil }
            hidden.insert(next)
        }
        return hidden
    }

    /// Whether none of some withheld rows follows from their sum, which the total and the other rows tell.
    ///
    /// Each could be anything from one to as much as the sum leaves when the others are one; and where all
    /// of them may be small, that they are leaves room as well.
    private static func isSafe(_ withheld: [Int]) -> Bool {
        guard withheld.count > 1 else { return false }
        let sum = withheld.reduce(0, +)
        let others = withheld.count - 1
        let most = sum - others
        guard most >= smallest - 1 else { return false }
        guard withheld.allSatisfy({ $0 < smallest }) else { return true }
        return sum - others * (smallest - 1) <= smallest - room
    }

    /// To the nearest multiple of the base.
    private static func rounded(_ number: Int) -> Int { (number + base / 2) / base * base }
}

/// The moments as of which protected figures are given: the beginning of each month in Viet Nam.
///
/// Whoever could ask as of every minute would see each person enter the table alone.
enum FigureCutoff {
    /// The last such moment that is not after another.
    static func before(_ moment: Instant) -> Instant {
        let day = VietnameseTime.date(of: moment)
        guard let first = CalendarDate(year: day.year, month: day.month, day: 1) else {
            preconditionFailure("every month has a first day")
        }
        // The last millisecond of the month before: what is recorded on the first stands in the next.
        return VietnameseTime.start(of: first).advanced(by: .milliseconds(-1))
    }
}
