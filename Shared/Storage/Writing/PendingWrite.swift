/// A request that waits for the writer, with its type forgotten.
struct PendingWrite: Sendable {
    /// After it nobody waits for the answer.
    let deadline: ContinuousClock.Instant?
    /// Runs the closure and answers how to hand over its result once the commit has returned.
    let run: @Sendable (WriteTransaction) throws -> @Sendable () -> Void
    /// Hands over a failure.
    let fail: @Sendable (any Error) -> Void
}
