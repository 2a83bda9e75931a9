internal import Histogram

/// How often each duration was seen: exact to three digits over nine orders of magnitude, in
/// constant memory.
///
/// An HDR histogram of nanoseconds. Histograms of several workers or seeds add up without loss,
/// which averages of percentiles never do. Encoded, it is the values that occurred and their counts.
public struct LatencyHistogram: Sendable, Equatable {
    /// Values above are counted as this one: an hour, longer than any call may take.
    private static let highest: UInt64 = 3_600_000_000_000

    /// What a new one has room for: a second.
    ///
    /// Growing goes place by place: from nothing to 4 ms it takes as long as making all of this room 25
    /// times. While the first calls of a run are counted, those behind them wait for it, and the
    /// generator is late.
    private static let roomAtFirst: UInt64 = 1_000_000_000

    private var counts: Histogram<UInt64>

    /// An empty histogram, 168 KiB long.
    public init() { self.init(.three) }

    /// An empty histogram of two digits, an eighth of the size: for each second of a run.
    public static var coarse: LatencyHistogram { LatencyHistogram(.two) }

    private init(_ digits: SignificantDigits) {
        counts = Histogram(
            highestTrackableValue: Self.roomAtFirst,
            numberOfSignificantValueDigits: digits
        )
        counts.autoResize = true
    }

    /// The longest duration that it counts without having to grow.
    var room: UInt64 { counts.highestTrackableValue }

    /// Counts a duration.
    public mutating func record(nanoseconds: UInt64) {
        counts.record(min(nanoseconds, Self.highest))
    }

    /// Adds what another histogram counted.
    public mutating func add(_ other: LatencyHistogram) {
        for entry in other.entries { counts.record(entry.value, count: entry.count) }
    }

    /// What was counted; the highest value as it was, not as its bucket ends, so that the maximum
    /// does not grow from file to file.
    private var entries: [(value: UInt64, count: UInt64)] {
        counts.recordedValues().map { (min($0.value, counts.maxRecorded), $0.count) }
    }

    /// How many durations were counted.
    public var count: Int { Int(clamping: counts.totalCount) }

    /// Whether nothing was counted.
    public var isEmpty: Bool { counts.totalCount == 0 }

    /// The duration that so many per cent of the calls did not exceed, in nanoseconds; 0 when empty.
    public func percentile(_ percentage: Double) -> UInt64 {
        isEmpty ? 0 : min(counts.valueAtPercentile(percentage), counts.maxRecorded)
    }

    /// Whether there were calls enough for at least one to lie above a percentile; with fewer it
    /// would only be another word for the maximum.
    public func supports(_ percentage: Double) -> Bool {
        Double(count) * (100 - percentage) >= 99.999
    }

    /// The longest duration, in nanoseconds.
    public var maximum: UInt64 { isEmpty ? 0 : counts.maxRecorded }

    /// The mean, in nanoseconds.
    public var mean: Double { isEmpty ? 0 : counts.mean }

    /// The share of durations at or below a value, from 0 to 1.
    public func share(atMost nanoseconds: UInt64) -> Double {
        isEmpty ? 1 : counts.percentileAtOrBelowValue(nanoseconds) / 100
    }

    /// Points of the latency-by-percentile curve, denser towards the tail.
    public var curve: [(percentile: Double, nanoseconds: UInt64)] {
        guard !isEmpty else { return [] }
        return counts.percentiles(ticksPerHalfDistance: 8).map { step in
            (step.percentile, min(step.value, counts.maxRecorded))
        }
    }
}

extension LatencyHistogram: Codable {
    public init(from decoder: any Decoder) throws {
        self.init()
        var container = try decoder.unkeyedContainer()
        while !container.isAtEnd {
            let value = try container.decode(UInt64.self)
            let count = try container.decode(UInt64.self)
            // A count that a worker could not have reached would overflow the sum.
            guard value <= Self.highest * 2, count <= 1 << 40 else {
                throw DecodingError.dataCorruptedError(
                    in: container,
                    debugDescription: "no duration of a call, or more calls than there can be"
                )
            }
            counts.record(value, count: count)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for entry in entries {
            try container.encode(entry.value)
            try container.encode(entry.count)
        }
    }
}
