internal import RPC

/// Calls without a good answer, counted by what became of their work.
///
/// How many failed says little of an outage: a call that was not started may be made again by anybody, one
/// that may have run only under its key.
public struct FailureCounts: Sendable, Hashable, Codable {
    /// Errors of calls whose work was not begun.
    public var notStarted = 0
    /// Errors of calls of which nobody knows.
    public var mayHaveRun = 0
    /// Errors of calls that were worked on, in vain.
    public var ranAndFailed = 0
    /// Answers that said themselves that a part was missing.
    public var partial = 0
    /// Answers that were not what they should be.
    public var wrong = 0
    /// Calls that the generator could not send.
    public var unsent = 0

    /// Nothing failed yet.
    public init() {}

    /// All of them.
    public var total: Int {
        notStarted + mayHaveRun + ranAndFailed + partial + wrong + unsent
    }

    /// Counts how a call ended; a good answer is no failure.
    public mutating func count(_ outcome: CallOutcome) {
        switch outcome {
        case .answered: break
        case .wrongAnswer: wrong += 1
        case .partial: partial += 1
        case .unsent: unsent += 1
        case .failed(_, .notStarted): notStarted += 1
        case .failed(_, .mayHaveRun): mayHaveRun += 1
        case .failed(_, .ranAndFailed): ranAndFailed += 1
        }
    }

    /// Adds what was counted elsewhere.
    public mutating func add(_ other: FailureCounts) {
        notStarted += other.notStarted
        mayHaveRun += other.mayHaveRun
        ranAndFailed += other.ranAndFailed
        partial += other.partial
        wrong += other.wrong
        unsent += other.unsent
    }
}

extension FailureCounts {
    /// The classes of outcome, which every report tells, then what else may become of a call.
    static let kinds: [(name: String, phrase: ReportPhrase, count: @Sendable (Self) -> Int)] = [
        ("not_started", .notStarted, \.notStarted), ("may_have_run", .mayHaveRun, \.mayHaveRun),
        ("ran_and_failed", .ranAndFailed, \.ranAndFailed), ("partial", .partMissing, \.partial),
        ("wrong", .wrongAnswers, \.wrong), ("unsent", .unsent, \.unsent),
    ]
}
