/// What a run is, besides its acts: seeds, bounds and names.
public struct Setting: Sendable {
    /// The word that stands in every key of the run, at most 30 bytes.
    public var run: String
    /// Decides everything random.
    public var seed: UInt64
    /// How long the run lasts, the warm-up included.
    public var duration: Duration
    /// What at the beginning is not measured: connections open, caches fill.
    public var warmUp: Duration
    /// How long a call is waited for.
    public var timeout: Duration
    /// When the run begins, in nanoseconds of the machine's monotonic clock; at once where missing.
    ///
    /// Workers beside each other share a beginning, so that their seconds are the same ones.
    public var start: UInt64?
    /// How many acts may be under way; further ones count as unsent.
    ///
    /// An open loop over a service that stalls piles up calls; this is where memory ends it.
    public var maximumInFlight = 20_000

    /// The setting of a run.
    public init(
        run: String,
        seed: UInt64,
        duration: Duration,
        warmUp: Duration = .zero,
        timeout: Duration = .seconds(10)
    ) {
        precondition(run.utf8.count <= 30, "a run's name leaves room for the rest of a key")
        self.run = run
        self.seed = seed
        self.duration = duration
        self.warmUp = warmUp
        self.timeout = timeout
    }

    /// The machine's monotonic clock, of which every process reads the same.
    public static var now: UInt64 { MonotonicTime.now }
}
