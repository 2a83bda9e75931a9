/// What a rate must hold to count as carried.
public struct LoadGoal: Sendable, Hashable, Codable {
    /// The percentile of latency that is looked at.
    public var percentile: Double
    /// What it may be at most, in milliseconds.
    public var milliseconds: Double
    /// The share of calls without a good answer that is borne, from 0 to 1.
    public var errors: Double
    /// The share of the intended calls that must have ended in time, from 0 to 1.
    ///
    /// Below it the service falls behind, however fast it answers what it answers. Failures that are borne
    /// count as ended: they are judged by ``errors``, and not once more here.
    public var achieved = 0.99

    /// A goal.
    public init(percentile: Double = 99, milliseconds: Double, errors: Double = 0.001) {
        self.percentile = percentile
        self.milliseconds = milliseconds
        self.errors = errors
    }

    /// Whether a trial holds it.
    public func holds(_ trial: LoadTrial) -> Bool {
        trial.latency(at: percentile) <= milliseconds && trial.errors <= errors
            && trial.achieved + trial.errors * trial.offered >= trial.offered * achieved
    }
}

/// One short run at a rate.
public struct LoadTrial: Sendable, Hashable, Codable {
    /// Calls intended per second.
    public var offered: Double
    /// Good answers per second.
    public var achieved: Double
    /// The share of calls without a good answer.
    public var errors: Double
    /// Latency in milliseconds at ``percentiles``; nothing where nothing was answered.
    public var latencies: [Double]
    /// Whether the generator kept up.
    public var generatorKeptUp: Bool

    /// The percentiles that trials keep.
    public static let percentiles: [Double] = [50, 90, 95, 99, 99.9, 99.99, 100]

    /// A trial.
    public init(
        offered: Double,
        achieved: Double,
        errors: Double,
        latencies: [Double],
        generatorKeptUp: Bool
    ) {
        self.offered = offered
        self.achieved = achieved
        self.errors = errors
        self.latencies = latencies
        self.generatorKeptUp = generatorKeptUp
    }

    /// What a run at a rate measured.
    public init(_ measured: Measurements, over seconds: Double, generatorKeptUp: Bool) {
        let latency = measured.latency
        let intended = measured.seconds.reduce(0) { $0 + $1.intended }
        // An answer counts towards the rate if it came while calls were still being made, give or
        // take the second in which the last of them were answered.
        let answered = measured.seconds.prefix(Int(seconds.rounded(.up)) + 1)
            .reduce(0) { $0 + $1.answered }
        self.init(
            offered: Double(intended) / seconds,
            achieved: Double(answered) / seconds,
            errors: measured.errorShare,
            latencies: latency.isEmpty
                ? [] : Self.percentiles.map { Double(latency.percentile($0)) / 1e6 },
            generatorKeptUp: generatorKeptUp
        )
    }

    /// Latency at a percentile, without end where nothing was answered.
    public func latency(at percentile: Double) -> Double {
        guard let place = Self.percentiles.firstIndex(where: { $0 >= percentile }),
            place < latencies.count
        else { return .infinity }
        return latencies[place]
    }
}

/// Looks for the knee: the highest rate that holds a goal.
///
/// A state machine without a clock: it says at which rate to try next and is told what was measured.
/// Rates grow by a factor until one fails, then the gap between the best and the worst is halved,
/// in proportion, until it is narrow. Each rate is tried several times and judged by the majority, so
/// that one unlucky second does not decide.
public struct KneeSearch: Sendable {
    /// How the search goes about it.
    public struct Plan: Sendable, Hashable, Codable {
        /// The rate to begin with, per second.
        public var start: Double
        /// By how much a rate grows that was carried.
        public var growth = 2.0
        /// Trials per rate; odd, so that there is a majority.
        public var repetitions = 3
        /// How near the best and the worst rate come before it ends, as their ratio.
        public var precision = 1.08
        /// The highest rate that is tried.
        public var ceiling: Double
        /// The lowest: below it a short trial holds too few calls to be judged, or none at all.
        public var floor = 0.1
        /// Rates tried at most, so that every search ends.
        public var maximumRates = 24

        /// A plan.
        public init(start: Double, ceiling: Double = 200_000) {
            self.start = start
            self.ceiling = ceiling
        }
    }

    /// Why a search ended.
    public enum Ending: String, Sendable, Codable {
        /// The knee lies between two rates that were tried.
        case found
        /// Not even the first rates were carried.
        case nothingHolds
        /// The highest rate allowed is carried.
        case ceiling
        /// Above the knee the generator could not keep up: the service may carry more.
        case generator
    }

    private let plan: Plan
    private let goal: LoadGoal
    private var rate: Double
    private var low: Double?
    private var high: Double?
    private var current: [LoadTrial] = []
    private var ratesTried = 0
    /// Whether at the lowest rate that failed the generator had failed.
    private var generatorFailed = false
    /// Every trial so far.
    public private(set) var trials: [LoadTrial] = []
    /// Why it ended; `nil` while it goes on.
    public private(set) var ending: Ending?

    /// A search that has not begun.
    public init(_ plan: Plan, for goal: LoadGoal) {
        self.plan = plan
        self.goal = goal
        rate = max(plan.start, plan.floor)
    }

    /// The rate to try next, `nil` once it ended.
    public var next: Double? { ending == nil ? rate : nil }

    /// The highest rate that held, in whole trials.
    public var knee: Double? { low }

    /// Takes up what a trial at ``next`` measured.
    public mutating func heard(_ trial: LoadTrial) {
        guard ending == nil else { return }
        trials.append(trial)
        current.append(trial)
        let majority = plan.repetitions / 2 + 1
        let good = current.count(where: goal.holds)
        let bad = current.count - good
        guard good >= majority || bad >= majority else { return }
        if bad >= majority {
            generatorFailed = current.count { !goal.holds($0) && !$0.generatorKeptUp } >= majority
        }
        current = []
        ratesTried += 1
        proceed(holds: good >= majority)
    }

    private mutating func proceed(holds: Bool) {
        if holds { low = rate } else { high = rate }
        switch (low, high) {
        case (let low?, let high?):
            if high / low <= plan.precision || ratesTried >= plan.maximumRates {
                // The search goes on below a rate at which the generator failed: it may have been a
                // moment's weakness, and what it did carry is worth knowing.
                ending = generatorFailed ? .generator : .found
            } else {
                rate = (low * high).squareRoot()
            }
        case (let low?, nil):
            if low >= plan.ceiling || ratesTried >= plan.maximumRates {
                ending = .ceiling
            } else {
                rate = min(low * plan.growth, plan.ceiling)
            }
        case (nil, let high?):
            // Downwards twice as fast: a first guess that is far too high costs few trials.
            rate = max(high / (plan.growth * plan.growth), plan.floor)
            if high <= plan.floor || ratesTried >= plan.maximumRates { ending = .nothingHolds }
        case (nil, nil):
            preconditionFailure("a rate that was judged is one or the other")
        }
    }
}
