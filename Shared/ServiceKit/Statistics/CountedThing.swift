public import Vocabulary
public import WireCodec

/// One thing that a figure counts, or that has a number for it.
public struct CountedThing: Sendable {
    /// What counts once: things with one key are one thing.
    public let key: Bytes
    /// How much it adds: one, or the number that the record says; nothing where it says none.
    public let amount: Int?
    /// The provinces that it belongs to, by the names of today.
    public let provinces: Set<String>
    /// What it is, by the breakdown that was asked for; none where nobody said.
    public let values: Set<String>

    /// A thing that counts.
    public init(
        _ key: Bytes,
        amount: Int? = 1,
        provinces: Set<String> = [],
        values: Set<String> = []
    ) {
        self.key = key
        self.amount = amount
        self.provinces = provinces
        self.values = values
    }
}

extension Word<Province> {
    /// The province by the name that it bears today; as it is spelled where this version does not know it.
    public var countedName: String { known?.today.rawValue ?? text }
}

/// Things counted: all together, and in the rows of a breakdown that each thing stands in once.
struct Tabulation: Sendable, Hashable {
    /// All together.
    private(set) var total = 0
    /// By value; what nobody said and what says several words under words of their own.
    private(set) var rows: [String: Int] = [:]
    /// Things that say no number.
    private(set) var unnumbered = 0

    /// Counts what belongs to a province, or everything.
    init(_ things: [CountedThing], in province: Province?) {
        var distinct: [Bytes: CountedThing] = [:]
        for thing in things {
            distinct[thing.key] = distinct[thing.key].map { $0.joined(by: thing) } ?? thing
        }
        for thing in distinct.values {
            if let province, !thing.provinces.contains(province.rawValue) { continue }
            guard let amount = thing.amount else {
                unnumbered += 1
                continue
            }
            total += amount
            rows[thing.row, default: 0] += amount
        }
        rows = rows.filter { $0.value != 0 }
    }

    /// The rows in the order in which they are shown, which says nothing of how many are in them.
    var ordered: [(value: String, count: Int)] {
        func rank(_ value: String) -> Int {
            switch value {
            case StatisticBreakdown.several: 1
            case StatisticBreakdown.unknown: 2
            default: 0
            }
        }
        return rows.sorted { (rank($0.key), $0.key) < (rank($1.key), $1.key) }
            .map { (value: $0.key, count: $0.value) }
    }
}

extension CountedThing {
    /// The one row that it stands in.
    fileprivate var row: String {
        switch values.count {
        case 0: StatisticBreakdown.unknown
        case 1: values.first ?? StatisticBreakdown.unknown
        default: StatisticBreakdown.several
        }
    }

    /// The same thing, met once more: what either says is said of it.
    fileprivate func joined(by other: CountedThing) -> CountedThing {
        CountedThing(
            key,
            amount: amount ?? other.amount,
            provinces: provinces.union(other.provinces),
            values: values.union(other.values)
        )
    }
}
