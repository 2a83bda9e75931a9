/// What a run measured: per method and outcome, per second, and about the generator itself.
///
/// A value: those of several workers, seeds or runs add up.
public struct Measurements: Sendable, Equatable, Codable {
    /// One method's calls that ended in one way.
    public struct Row: Sendable, Equatable, Codable {
        /// The method's wire name.
        public var method: String
        /// How they ended.
        public var outcome: CallOutcome
        /// From the intended start to the answer.
        public var latency = LatencyHistogram()
        /// From the sending to the answer: what the same calls look like to who forgets the queue.
        public var service = LatencyHistogram()
        /// How many of them were told when to come again.
        public var toldWhen = 0
    }

    /// One second of the run.
    public struct Second: Sendable, Equatable, Codable {
        /// Calls that were intended to start in it.
        public var intended = 0
        /// Good answers that arrived in it.
        public var answered = 0
        /// Calls intended in it that ended without a good answer.
        public var failures = FailureCounts()
        /// Latency of the good answers to calls intended in it.
        public var latency = LatencyHistogram.coarse

        /// A second in which nothing happened.
        public init() {}

        /// How many calls intended in it ended without a good answer.
        public var failed: Int { failures.total }
    }

    /// Rows, in no particular order.
    public private(set) var rows: [Row] = []
    /// Seconds from the end of the warm-up.
    public private(set) var seconds: [Second] = []
    /// How much later than intended each call was really sent; empty for a closed loop.
    public var lateness = LatencyHistogram()
    /// How much later than intended the pacing thread woke; empty for a closed loop.
    public var pacing = LatencyHistogram()
    /// Whole acts, from the intended start of the first call to the last answer, by name.
    public private(set) var acts: [Row] = []

    /// Nothing measured yet.
    public init() {}

    /// Counts a call that ended.
    public mutating func record(_ call: MeasuredCall) {
        let place = Self.place(of: call.method, call.outcome, in: &rows)
        rows[place].latency.record(nanoseconds: call.latency)
        rows[place].service.record(nanoseconds: call.service)
        if call.wasToldWhen { rows[place].toldWhen += 1 }
        guard call.outcome == .answered else {
            withSecond(of: call.intended) { $0.failures.count(call.outcome) }
            return
        }
        withSecond(of: call.intended) { $0.latency.record(nanoseconds: call.latency) }
        withSecond(of: call.intended &+ call.latency) { $0.answered += 1 }
    }

    /// Counts an act that ended.
    public mutating func recordAct(_ name: String, outcome: CallOutcome, latency: UInt64) {
        let place = Self.place(of: name, outcome, in: &acts)
        acts[place].latency.record(nanoseconds: latency)
    }

    /// Counts an intention, `nanoseconds` after the warm-up.
    public mutating func intend(at nanoseconds: UInt64) {
        withSecond(of: nanoseconds) { $0.intended += 1 }
    }

    /// Adds what somebody else measured.
    public mutating func add(_ other: Measurements) {
        for row in other.rows {
            let place = Self.place(of: row.method, row.outcome, in: &rows)
            rows[place].latency.add(row.latency)
            rows[place].service.add(row.service)
            rows[place].toldWhen += row.toldWhen
        }
        for row in other.acts {
            let place = Self.place(of: row.method, row.outcome, in: &acts)
            acts[place].latency.add(row.latency)
        }
        for (index, second) in other.seconds.enumerated() {
            withSecond(of: UInt64(index) * 1_000_000_000) { own in
                own.intended += second.intended
                own.answered += second.answered
                own.failures.add(second.failures)
                own.latency.add(second.latency)
            }
        }
        lateness.add(other.lateness)
        pacing.add(other.pacing)
    }

    /// The row of a method and outcome, made where it is missing.
    private static func place(
        of method: String,
        _ outcome: CallOutcome,
        in rows: inout [Row]
    ) -> Int {
        // A scenario has a dozen methods at most, so a search beats a table.
        if let place = rows.firstIndex(where: { $0.method == method && $0.outcome == outcome }) {
            return place
        }
        rows.append(Row(method: method, outcome: outcome))
        return rows.endIndex - 1
    }

    private mutating func withSecond(of nanoseconds: UInt64, _ change: (inout Second) -> Void) {
        // Answers may come after the last intention, but no call outlives its deadline; a moment
        // that no run reaches is counted with the last second.
        let index = Int(min(nanoseconds / 1_000_000_000, 90_000))
        while seconds.count <= index { seconds.append(Second()) }
        change(&seconds[index])
    }
}

/// A call that ended, as it is measured; times in nanoseconds.
public struct MeasuredCall: Sendable, Hashable {
    /// The method's wire name.
    public var method: String
    /// How it ended.
    public var outcome: CallOutcome
    /// When it was intended to start, from the end of the warm-up.
    public var intended: UInt64
    /// From the intended start to the end.
    public var latency: UInt64
    /// From the sending to the end.
    public var service: UInt64
    /// Whether the error said when to come again.
    public var wasToldWhen: Bool

    /// A call that ended.
    public init(
        method: String,
        outcome: CallOutcome,
        intended: UInt64,
        latency: UInt64,
        service: UInt64,
        wasToldWhen: Bool = false
    ) {
        self.method = method
        self.outcome = outcome
        self.intended = intended
        self.latency = latency
        self.service = service
        self.wasToldWhen = wasToldWhen
    }
}
