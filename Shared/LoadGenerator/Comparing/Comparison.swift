internal import Glibc

/// One run of a comparison: what it came to.
public struct ComparedRun: Sendable, Hashable, Codable {
    /// Figures of latency and service, in nanoseconds, by ``Comparison/Figure``.
    public var figures: [Double]
    /// The share of calls without a good answer.
    public var errors: Double
    /// Whether the generator kept up.
    public var generatorKeptUp: Bool

    /// A run's figures.
    public init(_ measured: Measurements, generatorKeptUp: Bool) {
        let latency = measured.latency
        figures = Comparison.Figure.allCases.map { figure in
            switch figure {
            case .mean: latency.mean
            case .p50: Double(latency.percentile(50))
            case .p90: Double(latency.percentile(90))
            case .p99: Double(latency.percentile(99))
            case .p999: Double(latency.percentile(99.9))
            }
        }
        errors = measured.errorShare
        self.generatorKeptUp = generatorKeptUp
    }
}

/// Two targets or builds under the same load, run in turn, and what can honestly be said of them.
///
/// Machines drift, so runs alternate; single runs scatter, so the runs' percentiles are compared by
/// their ranks (Mann-Whitney), corrected for looking at several (Holm), with an interval of the ratio
/// by resampling. "No difference" is an answer: the one that the data allow.
public struct Comparison: Sendable, Codable {
    /// What is compared of each run.
    public enum Figure: String, Sendable, CaseIterable, Codable {
        case mean, p50, p90, p99, p999
    }

    /// What can be said of a figure.
    public enum Finding: String, Sendable, Codable {
        /// The second is faster.
        case faster
        /// The second is slower.
        case slower
        /// The data show no difference that matters.
        case noDifference
    }

    /// One figure, compared.
    public struct Row: Sendable, Codable, Hashable {
        /// Which.
        public var figure: Figure
        /// The median of the first's runs, in nanoseconds.
        public var first: Double
        /// The median of the second's runs.
        public var second: Double
        /// The second's median by the first's.
        public var ratio: Double
        /// Where the ratio lies with 95 % confidence, by resampling runs.
        public var interval: [Double]
        /// The probability of such ranks if there were no difference, corrected for all figures.
        public var probability: Double
        /// What can be said.
        public var finding: Finding
    }

    /// Below it a difference found is called none.
    ///
    /// Two processes of one build differ by themselves, for as long as they live, by where their memory and their
    /// threads came to lie: by 2.5 % in the median of twelve runs each, improbable as chance could be. Only
    /// what is twice that can be the build's.
    public static let smallestRatio = 1.05
    /// The probability below which a difference is believed.
    ///
    /// One in a hundred: comparisons gate changes, and at one in twenty the same build would fail
    /// its own gate every few weeks.
    public static let significance = 0.01
    /// Runs of each side at least; with fewer no ranks can be improbable enough.
    public static let fewestRuns = 8

    /// The figures.
    public var rows: [Row]
    /// The first side's runs.
    public var first: [ComparedRun]
    /// The second side's runs.
    public var second: [ComparedRun]

    /// Compares runs; a run in which the generator was the bottleneck says nothing and is left out.
    public init(_ first: [ComparedRun], _ second: [ComparedRun], seed: UInt64 = 1) {
        self.first = first.filter(\.generatorKeptUp)
        self.second = second.filter(\.generatorKeptUp)
        var rows: [Row] = []
        for (place, figure) in Figure.allCases.enumerated() {
            let values = (
                self.first.map { $0.figures[place] }, self.second.map { $0.figures[place] }
            )
            var generator = SeededGenerator(seed: seed, part: UInt64(place))
            rows.append(Self.row(figure, values.0, values.1, &generator))
        }
        self.rows = Self.corrected(rows)
    }

    /// Whether there were runs enough on both sides to say anything.
    public var isConclusive: Bool {
        min(first.count, second.count) >= Self.fewestRuns
    }

    /// Whether any figure differs.
    public var findsDifference: Bool { rows.contains { $0.finding != .noDifference } }

    private static func row(
        _ figure: Figure,
        _ first: [Double],
        _ second: [Double],
        _ generator: inout SeededGenerator
    ) -> Row {
        let medians = (median(first), median(second))
        var ratios = (0..<2_000).map { _ in
            ratio(median(resampled(first, &generator)), median(resampled(second, &generator)))
        }
        ratios.sort()
        return Row(
            figure: figure,
            first: medians.0,
            second: medians.1,
            ratio: ratio(medians.0, medians.1),
            interval: [ratios[50], ratios[1_949]],
            probability: MannWhitney.probability(first, second),
            finding: .noDifference
        )
    }

    /// Holm's correction, from the least probable on: who looks at five figures must not be
    /// five times as easily surprised.
    private static func corrected(_ rows: [Row]) -> [Row] {
        var rows = rows
        let order = rows.indices.sorted { rows[$0].probability < rows[$1].probability }
        var worst = 0.0
        for (rank, place) in order.enumerated() {
            worst = max(worst, min(1, rows[place].probability * Double(rows.count - rank)))
            rows[place].probability = worst
            let row = rows[place]
            guard worst < significance else { continue }
            if row.ratio >= smallestRatio, row.interval[0] > 1 {
                rows[place].finding = .slower
            } else if row.ratio <= 1 / smallestRatio, row.interval[1] < 1 {
                rows[place].finding = .faster
            }
        }
        return rows
    }

    private static func resampled(
        _ values: [Double],
        _ generator: inout SeededGenerator
    ) -> [Double] {
        values.map { _ in values[Int.random(in: values.indices, using: &generator)] }
    }

    private static func ratio(_ first: Double, _ second: Double) -> Double {
        first > 0 ? second / first : 1
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
