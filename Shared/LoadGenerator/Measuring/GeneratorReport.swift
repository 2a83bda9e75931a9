/// Whether the generator itself kept up: a slow generator makes any service look good, or bad.
public struct GeneratorReport: Sendable, Equatable, Codable {
    /// What the generator may cost before its figures are in doubt.
    public struct Bounds: Sendable, Equatable, Codable {
        /// The p99 of lateness above which calls were not made when they were intended.
        ///
        /// 10 ms: a tenth of the shortest wait that people notice, and far above what a timer and a
        /// busy machine cost.
        public var lateness: UInt64 = 10_000_000
        /// The share of its core above which the generator has no time left to be on time.
        public var cpuShare = 0.9

        /// The defaults.
        public init() {}
    }

    /// What the generator was found to be.
    public enum Finding: String, Sendable, Codable, CaseIterable {
        /// Calls were sent too late.
        case late
        /// A thread of the generator, or all it may use, was full.
        case busy
        /// It held as many calls as it may and dropped others.
        case full
    }

    /// The p99 of lateness in nanoseconds.
    public var lateness99: UInt64
    /// The longest lateness.
    public var latenessMaximum: UInt64
    /// The p99 of how late the pacing thread woke.
    public var pacing99: UInt64
    /// The busiest thread's share of a core.
    public var busiestThread: Double
    /// The process's share of the cores it may run on.
    public var cores: Double
    /// Calls that could not be sent.
    public var unsent: Int
    /// What speaks against the run's figures; empty when nothing does.
    public var findings: [Finding]

    /// Judges a run.
    public init(
        _ measured: Measurements,
        cpu: CPUShare,
        bounds: Bounds = Bounds()
    ) {
        lateness99 = measured.lateness.percentile(99)
        latenessMaximum = measured.lateness.maximum
        pacing99 = measured.pacing.percentile(99)
        busiestThread = cpu.busiestThread
        cores = cpu.cores
        unsent = measured.unsent
        findings = []
        if lateness99 > bounds.lateness { findings.append(.late) }
        if busiestThread > bounds.cpuShare || cores > bounds.cpuShare { findings.append(.busy) }
        if unsent > 0 { findings.append(.full) }
    }

    /// Whether the generator was the bottleneck, so that the figures say little of the service.
    public var wasBottleneck: Bool { !findings.isEmpty }

    /// The worse of two reports, for workers beside each other or runs after each other.
    public func worse(_ other: GeneratorReport) -> GeneratorReport {
        var worse = self
        worse.lateness99 = max(lateness99, other.lateness99)
        worse.latenessMaximum = max(latenessMaximum, other.latenessMaximum)
        worse.pacing99 = max(pacing99, other.pacing99)
        worse.busiestThread = max(busiestThread, other.busiestThread)
        worse.cores = max(cores, other.cores)
        worse.unsent += other.unsent
        worse.findings = Finding.allCases.filter {
            findings.contains($0) || other.findings.contains($0)
        }
        return worse
    }
}

/// How much of its processors a process used over a while.
public struct CPUShare: Sendable, Equatable, Codable {
    /// The busiest thread's share of one core, what it only waited in a spin left out.
    public var busiestThread: Double
    /// The whole process's share of the cores that it may run on.
    public var cores: Double

    /// Shares, each from 0 to 1.
    public init(busiestThread: Double, cores: Double) {
        self.busiestThread = busiestThread
        self.cores = cores
    }
}
