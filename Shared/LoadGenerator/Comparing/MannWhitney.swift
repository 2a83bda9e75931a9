internal import Glibc

/// Whether one sample tends to be larger than another, without assuming any shape of either.
enum MannWhitney {
    /// The probability of a difference in ranks at least as large, if there were none.
    ///
    /// Exact while samples are small and no values are tied, else by the normal approximation.
    static func probability(_ first: [Double], _ second: [Double]) -> Double {
        guard !first.isEmpty, !second.isEmpty else { return 1 }
        var above = 0.0
        var tied = false
        for value in first {
            for other in second {
                if value > other { above += 1 }
                if value == other {
                    above += 0.5
                    tied = true
                }
            }
        }
        let pairs = Double(first.count * second.count)
        let extreme = min(above, pairs - above)
        if !tied, first.count <= 20, second.count <= 20 {
            return exact(extreme, first.count, second.count)
        }
        return approximate(extreme, first, second)
    }

    /// Counts arrangements: of all ways to mix both samples, how many have so few pairs in order.
    private static func exact(_ extreme: Double, _ first: Int, _ second: Int) -> Double {
        // ways[i][u]: orders of i values of the first among j of the second with u pairs in order.
        let most = first * second
        var ways = [[Double]](
            repeating: [Double](repeating: 0, count: most + 1),
            count: first + 1
        )
        for i in 0...first { ways[i][0] = 1 }
        for j in 1...second {
            var next = ways
            for i in 1...first {
                for u in 0...most {
                    // The last value belongs to the second sample, or to the first, and then lies
                    // above all j of the second.
                    next[i][u] = ways[i][u] + (u >= j ? next[i - 1][u - j] : 0)
                }
            }
            ways = next
        }
        let all = ways[first].reduce(0, +)
        let few = ways[first].prefix(Int(extreme) + 1).reduce(0, +)
        return min(1, 2 * few / all)
    }

    private static func approximate(
        _ extreme: Double,
        _ first: [Double],
        _ second: [Double]
    ) -> Double {
        let (n, m) = (Double(first.count), Double(second.count))
        let total = n + m
        let ties = Dictionary(grouping: first + second) { $0 }.values.reduce(0.0) { sum, group in
            let count = Double(group.count)
            return sum + count * count * count - count
        }
        let variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)))
        guard variance > 0 else { return 1 }
        let distance = max(0, abs(extreme - n * m / 2) - 0.5) / variance.squareRoot()
        return min(1, erfc(distance / 2.0.squareRoot()))
    }
}
