import ServiceContracts
import Testing

@testable import ServiceKit

/// What is shown of a table keeps what is withheld unknown.
struct DisclosureControlTests {
    private typealias Control = DisclosureControl

    // MARK: - One answer

    @Test func `few are withheld, and nothing else where nothing follows`() {
        #expect(Control.protect([40, 60, 25]).rows == [40, 60, 25])
        #expect(Control.protect([40, 60, 25]).protection == .rounded)
        #expect(Control.protect([]).total == 0)
        #expect(Control.protect([10]).total == nil)
        #expect(Control.protect([3, 4]).total == nil)
        #expect(Control.protect([3, 4]).rows == [])
    }

    @Test func `one withheld row takes another with it, or it would be the rest`() {
        let shown = Control.protect([40, 3, 25])
        #expect(shown.rows == [40, nil, nil])
        #expect(shown.total == 70)
    }

    @Test func `rows that are the only ones of so small a sum take a third with them`() {
        #expect(Control.protect([1, 1, 40, 80]).rows == [nil, nil, nil, 80])
        #expect(Control.protect([10, 10, 40]).rows == [nil, nil, nil])
    }

    @Test func `where withholding all would not do there are no rows`() {
        let shown = Control.protect([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
        #expect(shown.total == 10)
        #expect(shown.rows == [])
        #expect(shown.protection == .withheld)
    }

    /// A table of the world that the tests print when they fail.
    static let seeds: [UInt64] = [1, 2, 3, 5, 8, 13, 21, 34]

    /// Whoever knows the total, every row that is shown and that each row has somebody in it, to the unit
    /// and without any rounding, still cannot tell a withheld row from many others.
    @Test(arguments: seeds)
    func `no withheld row follows from the total and the rows that are shown`(seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        for _ in 0..<2_000 {
            let rows = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                Int.random(in: 1...(Bool.random(using: &random) ? 12 : 90), using: &random)
            }
            let shown = Control.protect(rows)
            guard !shown.rows.isEmpty else { continue }
            let withheld = rows.indices.filter { shown.rows[$0] == nil }
            let sum =
                rows.reduce(0, +)
                - rows.indices.filter { shown.rows[$0] != nil }.map { rows[$0] }
                .reduce(0, +)
            guard !withheld.isEmpty else {
                #expect(rows.allSatisfy { $0 >= Control.smallest }, "\(rows)")
                continue
            }
            #expect(withheld.count > 1, "\(rows)")
            // With all others at one, each can be as large as any small row is; with the others larger, one.
            #expect(sum - (withheld.count - 1) >= Control.smallest - 1, "\(rows)")
            for place in rows.indices where rows[place] < Control.smallest {
                #expect(withheld.contains(place), "\(rows)")
            }
        }
    }

    @Test(arguments: seeds)
    func `totals agree whatever a table is broken down by, and every number is near`(seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        for _ in 0..<500 {
            let rows = (0..<6).map { _ in Int.random(in: 1...60, using: &random) }
            let merged = [rows[0] + rows[1], rows[2] + rows[3] + rows[4], rows[5]]
            #expect(Control.protect(rows).total == Control.protect(merged).total)
            for (row, shown) in zip(rows, Control.protect(rows).rows) {
                guard let shown else { continue }
                #expect(abs(shown - row) <= Control.base / 2)
                #expect(shown.isMultiple(of: Control.base))
            }
        }
    }

    // MARK: - Somebody who knows the rule

    /// Every table of three rows up to a sum is made safe; tables that look alike afterwards are what
    /// somebody who knows this code, and not only the numbers, cannot tell apart.
    @Test func `whoever knows the rule cannot tell a row either`() {
        struct Cell: Hashable {
            let shown: Control.Shown
            let place: Int
        }
        let most = 62
        var values: [Cell: Set<Int>] = [:]
        for first in 1...(most - 2) {
            for second in 1...(most - 1 - first) {
                for third in 1...(most - first - second) {
                    let rows = [first, second, third]
                    let shown = Control.protect(rows)
                    for place in shown.rows.indices where shown.rows[place] == nil {
                        values[Cell(shown: shown, place: place), default: []].insert(rows[place])
                    }
                }
            }
        }
        // Of larger sums not every table that looks alike was made.
        let whole = values.filter { ($0.key.shown.total ?? .max) <= most - 2 * Control.base }
        #expect(whole.count > 100)
        let told = whole.filter { $0.value.count < 2 }
        #expect(told.isEmpty, "\(told.first.map { "\($0)" } ?? "")")
    }
}

/// Numbers that come out the same again for the same seed.
private struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
