/// How many calls per second are intended, over the time of a run.
public enum RateProfile: Sendable, Hashable {
    /// The same rate all the time.
    case constant(perSecond: Double)
    /// A rate that grows or falls in a straight line.
    case ramp(from: Double, to: Double)
    /// One rate after another; the run ends with the last.
    case steps([Step])

    /// A rate that holds for a while.
    public struct Step: Sendable, Hashable, Codable {
        /// The rate.
        public var perSecond: Double
        /// How long it holds.
        public var seconds: Double

        /// A rate for a while.
        public init(perSecond: Double, seconds: Double) {
            self.perSecond = perSecond
            self.seconds = seconds
        }
    }

    /// A stretch of time over which the rate changes in a straight line.
    struct Piece: Sendable, Hashable {
        var start: Double
        var end: Double
        var seconds: Double

        /// How many arrivals are intended in it.
        var count: Double { (start + end) / 2 * seconds }

        /// When, from its beginning, so many arrivals have happened.
        func time(of count: Double) -> Double {
            let slope = (end - start) / seconds
            guard abs(slope) > 1e-12 else { return start > 0 ? count / start : seconds }
            // The root of slope/2·t² + start·t − count, in the form that does not cancel.
            let root = (start * start + 2 * slope * count).squareRoot()
            return 2 * count / (start + root)
        }
    }

    /// The profile as pieces, within a run's duration.
    func pieces(within seconds: Double) -> [Piece] {
        switch self {
        case .constant(let rate): [Piece(start: rate, end: rate, seconds: seconds)]
        case .ramp(let from, let to): [Piece(start: from, end: to, seconds: seconds)]
        case .steps(let steps):
            steps.map { Piece(start: $0.perSecond, end: $0.perSecond, seconds: $0.seconds) }
        }
    }

    /// The same profile, every rate multiplied.
    public func scaled(by factor: Double) -> RateProfile {
        switch self {
        case .constant(let rate): .constant(perSecond: rate * factor)
        case .ramp(let from, let to): .ramp(from: from * factor, to: to * factor)
        case .steps(let steps):
            .steps(steps.map { Step(perSecond: $0.perSecond * factor, seconds: $0.seconds) })
        }
    }

    /// Every rate named, to be checked.
    var rates: [Double] {
        switch self {
        case .constant(let rate): [rate]
        case .ramp(let from, let to): [from, to]
        case .steps(let steps): steps.map(\.perSecond)
        }
    }
}
