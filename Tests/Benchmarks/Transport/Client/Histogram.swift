/// Counts durations in steps of less than one percent, from a nanosecond to minutes.
///
/// Every measured call is recorded on the core that also makes the calls, so recording is two
/// shifts and an addition, as in the other peers' clients: the comparison would otherwise measure
/// the histogram.
struct Histogram: Sendable {
    /// Steps for each power of two.
    private static let steps = 128
    private var counts = [UInt64](repeating: 0, count: steps * 40)
    /// How many were recorded.
    private(set) var count: UInt64 = 0
    /// The longest.
    private(set) var maximum: UInt64 = 0

    /// Counts one duration in nanoseconds.
    mutating func record(_ nanoseconds: UInt64) {
        counts[min(Self.index(of: nanoseconds), counts.count - 1)] += 1
        count += 1
        maximum = max(maximum, nanoseconds)
    }

    /// The duration that this part of all recorded ones stays below.
    func quantile(_ part: Double) -> Double {
        let wanted = UInt64(part * Double(count))
        var seen: UInt64 = 0
        for (index, number) in counts.enumerated() {
            seen += number
            if seen > wanted { return Self.middle(of: index) }
        }
        return Double(maximum)
    }

    private static func index(of value: UInt64) -> Int {
        guard value >= steps else { return Int(value) }
        let exponent = 63 - value.leadingZeroBitCount
        return (exponent - 6) * steps + Int(value >> UInt64(exponent - 7)) & (steps - 1)
    }

    private static func middle(of index: Int) -> Double {
        guard index >= steps else { return Double(index) }
        let mantissa = Double(index % steps + steps) + 0.5
        return mantissa * Double(UInt64(1) << UInt64(index / steps - 1))
    }
}
