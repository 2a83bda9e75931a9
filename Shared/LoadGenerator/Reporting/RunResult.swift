/// A run as it is kept: what was done, where, and everything that was measured.
public struct RunResult: Sendable, Codable {
    /// How calls were made.
    public enum Loop: Sendable, Hashable, Codable {
        /// At intended starts; latency counts from them.
        case open(perSecond: Double)
        /// One after the other; the figures are a peak throughput, not latency under load.
        case closed(inFlight: Int, connections: Int)

        /// Whether latency counts from intended starts.
        public var isOpen: Bool {
            if case .open = self { true } else { false }
        }
    }

    /// A fault that was made beside the load, or the recovery from one.
    public struct Event: Sendable, Hashable, Codable {
        /// Seconds from the end of the warm-up.
        public var second: Double
        /// What, `kill cases`.
        public var what: String

        /// An event.
        public init(second: Double, what: String) {
            self.second = second
            self.what = what
        }
    }

    /// The figures of one seed, to show how much chance matters.
    public struct SeedFigures: Sendable, Hashable, Codable {
        /// The seed.
        public var seed: UInt64
        /// Good answers.
        public var answered: Int
        /// The p50, in nanoseconds.
        public var p50: UInt64
        /// The p99, in nanoseconds.
        public var p99: UInt64
    }

    /// The version of this file's form.
    public var format = 2
    /// The scenario's name.
    public var scenario: String
    /// How calls were made.
    public var loop: Loop
    /// The services, as `name host:port`.
    public var targets: [String]
    /// When it began, ISO 8601.
    public var startedAt: String
    /// How long was measured, in seconds, all seeds together.
    public var seconds: Double
    /// The seeds, each its own run.
    public var seeds: [SeedFigures]
    /// How many processes made calls.
    public var workers: Int
    /// Where.
    public var machine: MachineFacts
    /// What was measured.
    public var measured: Measurements
    /// How the generator did.
    public var generator: GeneratorReport
    /// What was demanded.
    public var thresholds: Thresholds
    /// What of it was not held.
    public var breaches: [Thresholds.Breach]
    /// Whether acknowledged writes are there; missing where nothing was asked.
    public var invariants: InvariantCheck.Report?
    /// What happened beside the load.
    public var events: [Event] = []
    /// How the service came back from each fault.
    public var recoveries: [Recovery] = []

    /// A run's result.
    public init(
        scenario: String,
        loop: Loop,
        targets: [String],
        startedAt: String,
        seconds: Double,
        seeds: [SeedFigures],
        workers: Int,
        machine: MachineFacts,
        measured: Measurements,
        generator: GeneratorReport,
        thresholds: Thresholds
    ) {
        self.scenario = scenario
        self.loop = loop
        self.targets = targets
        self.startedAt = startedAt
        self.seconds = seconds
        self.seeds = seeds
        self.workers = workers
        self.machine = machine
        self.measured = measured
        self.generator = generator
        self.thresholds = thresholds
        breaches = thresholds.breaches(of: measured, over: seconds)
    }

    /// Good answers per second.
    public var answeredPerSecond: Double { Double(measured.answered) / max(seconds, 1e-9) }
}

extension RunResult.SeedFigures {
    /// The figures of a seed's run.
    public init(seed: UInt64, _ measured: Measurements) {
        let latency = measured.latency
        self.init(
            seed: seed,
            answered: measured.answered,
            p50: latency.percentile(50),
            p99: latency.percentile(99)
        )
    }
}
