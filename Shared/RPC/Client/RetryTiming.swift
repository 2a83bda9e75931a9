/// Where retries take their waiting and their chance from; tests pass their own.
public struct RetryTiming: Sendable {
    let sleep: @Sendable (Duration) async throws -> Void
    let fraction: @Sendable () -> Double

    /// Waits on a clock, and draws the jitter, a number from 0 to 1, from a function.
    public init(
        clock: any Clock<Duration>,
        fraction: @escaping @Sendable () -> Double = { .random(in: 0...1) }
    ) {
        sleep = { duration in try await clock.sleep(for: duration) }
        self.fraction = fraction
    }

    /// The machine's clock and its random numbers.
    public static let system = RetryTiming(clock: ContinuousClock())
}
