internal import Glibc

/// How often each of many records is asked for.
public enum KeyPopularity: Sendable, Hashable {
    /// All equally.
    case uniform
    /// Few often, many seldom: the record of rank `n` with weight `1/n^exponent`.
    case zipf(exponent: Double)
}

/// Picks one of many records by their popularity.
public struct KeyPicker: Sendable {
    private let count: Int
    /// For Zipf, the sum of the weights up to each rank; empty for uniform.
    private let sums: [Double]

    /// A picker among `count` records; the first is the most popular one.
    public init(_ popularity: KeyPopularity, among count: Int) {
        precondition(count > 0, "there must be something to pick from")
        self.count = count
        guard case .zipf(let exponent) = popularity else {
            sums = []
            return
        }
        var sum = 0.0
        sums = (1...count).map { rank in
            sum += pow(Double(rank), -exponent)
            return sum
        }
    }

    /// The place of the next record, from 0.
    public func pick(using generator: inout SeededGenerator) -> Int {
        guard let total = sums.last else {
            return Int.random(in: 0..<count, using: &generator)
        }
        return sums.firstIndex(above: generator.fraction() * total)
    }
}

/// Picks one of several acts by their weights.
public struct WeightedChoice: Sendable {
    private let sums: [Double]

    /// A choice among weights; `nil` when one is negative or none is positive.
    public init?(_ weights: [Double]) {
        guard weights.allSatisfy({ $0.isFinite && $0 >= 0 }) else { return nil }
        var sum = 0.0
        sums = weights.map { weight in
            sum += weight
            return sum
        }
        guard sum > 0 else { return nil }
    }

    /// The place of the next one, from 0.
    public func pick(using generator: inout SeededGenerator) -> Int {
        sums.firstIndex(above: generator.fraction() * (sums.last ?? 0))
    }
}

extension [Double] {
    /// The first place whose sum is above a value, by halving; the last where none is.
    fileprivate func firstIndex(above value: Double) -> Int {
        var low = 0
        var high = count - 1
        while low < high {
            let middle = (low + high) / 2
            if self[middle] > value { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
