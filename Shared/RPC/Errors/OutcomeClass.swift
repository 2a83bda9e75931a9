/// What is known about the work behind an error: the caller's licence to repeat it.
public enum OutcomeClass: UInt32, Sendable, Hashable, CaseIterable {
    /// Nothing was done; repeating is safe.
    case notStarted = 0
    /// Nobody knows; only reads and keyed writes may be repeated.
    case mayHaveRun = 1
    /// It ran, failed, and changed nothing; repeating gives the same answer.
    case ranAndFailed = 2
}
