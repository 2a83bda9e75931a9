public import RPC

extension Measurements {
    /// Calls that ended, in whatever way.
    public var ended: Int { rows.reduce(0) { $0 + $1.latency.count } }

    /// Good answers.
    public var answered: Int { count { $0 == .answered } }

    /// Answers that were not what they should be.
    public var wrongAnswers: Int { count { $0 == .wrongAnswer } }

    /// Answers that said themselves that a part was missing.
    public var partialAnswers: Int { count { $0 == .partial } }

    /// Everything without a good answer.
    public var failed: Int { ended - answered }

    /// Failures of one outcome class.
    public func failed(_ outcome: OutcomeClass) -> Int { count { $0.outcomeClass == outcome } }

    /// Calls that the generator could not even send.
    public var unsent: Int { count { $0 == .unsent } }

    /// The share of calls without a good answer, from 0 to 1.
    public var errorShare: Double { ended == 0 ? 0 : Double(failed) / Double(ended) }

    /// Latency of all good answers.
    public var latency: LatencyHistogram { merged(\.latency) { $0 == .answered } }

    /// Service time of all good answers.
    public var service: LatencyHistogram { merged(\.service) { $0 == .answered } }

    /// The methods called, sorted.
    public var methods: [String] { Set(rows.map(\.method)).sorted() }

    /// Latency of one method's good answers.
    public func latency(of method: String) -> LatencyHistogram {
        rows.first { $0.method == method && $0.outcome == .answered }?.latency
            ?? LatencyHistogram()
    }

    /// How many calls of a method ended, and how many of them well.
    public func counts(of method: String) -> (ended: Int, answered: Int) {
        rows.filter { $0.method == method }.reduce((0, 0)) { sum, row in
            let count = row.latency.count
            return (sum.0 + count, sum.1 + (row.outcome == .answered ? count : 0))
        }
    }

    private func count(where chosen: (CallOutcome) -> Bool) -> Int {
        rows.filter { chosen($0.outcome) }.reduce(0) { $0 + $1.latency.count }
    }

    private func merged(
        _ part: KeyPath<Row, LatencyHistogram>,
        where chosen: (CallOutcome) -> Bool
    ) -> LatencyHistogram {
        rows.filter { chosen($0.outcome) }.reduce(into: LatencyHistogram()) { sum, row in
            sum.add(row[keyPath: part])
        }
    }
}
