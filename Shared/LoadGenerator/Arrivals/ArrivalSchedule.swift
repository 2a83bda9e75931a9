/// The intended start of every call of a run, planned before the first is made.
public struct ArrivalSchedule: Sendable, Hashable {
    /// What a plan may hold at most: the moments are kept in memory, 8 bytes each.
    public static let maximumCount = 20_000_000

    /// The starts in nanoseconds from the beginning, in order.
    public let offsets: [UInt64]
    /// How long the plan lasts, in nanoseconds; the last call starts before it.
    public let duration: UInt64

    /// Plans calls.
    ///
    /// - Parameters:
    ///   - arrivals: how they are spread.
    ///   - duration: how long; steps and recorded schedules may end sooner, or are cut off.
    ///   - seed: decides random gaps.
    /// - Throws: ``PlanError`` when a rate is no rate, or the plan is larger than memory should be.
    public init(_ arrivals: Arrivals, for duration: Duration, seed: UInt64) throws(PlanError) {
        let seconds = duration / .seconds(1)
        guard seconds > 0, seconds <= 86_400 else { throw .duration }
        let limit = UInt64(seconds * 1e9)
        switch arrivals {
        case .recorded(let moments):
            guard moments.count <= Self.maximumCount else { throw .tooMany }
            guard moments.allSatisfy({ $0 >= .zero }) else { throw .recording }
            offsets = moments.map(\.nanoseconds).filter { $0 < limit }.sorted()
        case .planned(let profile, let spacing):
            guard profile.rates.allSatisfy({ $0.isFinite && $0 >= 0 }) else { throw .rate }
            let pieces = profile.pieces(within: seconds)
            guard pieces.allSatisfy({ $0.seconds.isFinite && $0.seconds > 0 }) else { throw .rate }
            let count = pieces.reduce(0) { $0 + $1.count }
            guard count <= Double(Self.maximumCount) else { throw .tooMany }
            offsets = Self.offsets(in: pieces, spacing, seed: seed).filter { $0 < limit }
        }
        guard !offsets.isEmpty else { throw .empty }
        self.duration = limit
    }

    /// Walks the expected count of arrivals in steps of one, or of a random gap around one, and
    /// asks of each when the profile reaches it.
    private static func offsets(
        in pieces: [RateProfile.Piece],
        _ spacing: Arrivals.Spacing,
        seed: UInt64
    ) -> [UInt64] {
        var generator = SeededGenerator(seed: seed)
        var offsets: [UInt64] = []
        var begin = 0.0
        var counted = 0.0
        var next = spacing == .even ? 0 : generator.exponential()
        for piece in pieces {
            while next < counted + piece.count {
                let time = begin + piece.time(of: next - counted)
                offsets.append(UInt64(max(0, time) * 1e9))
                next += spacing == .even ? 1 : generator.exponential()
            }
            counted += piece.count
            begin += piece.seconds
        }
        return offsets
    }

    /// The rate that the plan comes to.
    public var perSecond: Double {
        Double(offsets.count) / (Double(duration) / 1e9)
    }
}

/// Why no plan can be made.
public enum PlanError: Error, Sendable, Hashable {
    /// A rate is negative or no number, or a step has no duration.
    case rate
    /// A run lasts more than nothing and at most a day.
    case duration
    /// More calls than ``ArrivalSchedule/maximumCount``.
    case tooMany
    /// A recorded moment lies before the beginning.
    case recording
    /// No call falls into the time.
    case empty
}

extension Duration {
    /// Whole nanoseconds; what does not fit is the most that does, nothing below zero.
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (product, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return .max }
        return product &+ UInt64(attoseconds / 1_000_000_000)
    }
}
