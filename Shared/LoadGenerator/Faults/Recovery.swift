/// How a run came back from a fault, as its seconds show it.
public struct Recovery: Sendable, Hashable, Codable {
    /// The fault, `kill cases`.
    public var fault: String
    /// The second in which it was made.
    public var at: Double
    /// Seconds from the fault until good answers were as many as before, and stayed; missing where
    /// that did not happen during the run.
    public var seconds: Double?
    /// Calls without a good answer between the fault and the recovery, by what became of their work.
    public var failures: FailureCounts

    /// How many calls had no good answer between the fault and the recovery.
    public var failed: Int { failures.total }

    /// The share of the rate before at which a service counts as back.
    static let share = 0.9

    /// Finds out how a run came back from a fault.
    ///
    /// - Parameters:
    ///   - fault: its name.
    ///   - moment: when it was made, in seconds from the end of the warm-up.
    ///   - seconds: the run's seconds.
    public init(from fault: String, at moment: Double, in seconds: [Measurements.Second]) {
        self.fault = fault
        at = moment
        let begin = max(0, Int(moment))
        // Answers to what was intended: rates may be planned to change, so each second is measured
        // against its own intention.
        func isBack(_ second: Measurements.Second) -> Bool {
            second.intended == 0
                || Double(second.failed) <= Double(second.intended) * (1 - Self.share)
        }
        let after = seconds.enumerated().dropFirst(begin).filter { $0.element.intended > 0 }
        guard let lastBad = after.last(where: { !isBack($0.element) }) else {
            self.seconds = 0
            failures = after.first?.element.failures ?? FailureCounts()
            return
        }
        failures = seconds[begin...lastBad.offset].reduce(into: FailureCounts()) {
            $0.add($1.failures)
        }
        let isLastOfAll = lastBad.offset == after.last?.offset
        self.seconds = isLastOfAll ? nil : Double(lastBad.offset + 1) - moment
    }
}
