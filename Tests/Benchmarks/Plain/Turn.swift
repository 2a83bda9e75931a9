/// A way to make a call again and again: where its tasks run, and the call.
struct Way: Sendable {
    let executor: (any TaskExecutor)?
    let call: @Sendable () async throws -> Void
}

/// A closed loop of so many calls on each of some ways, for some seconds.
struct Turn {
    let inFlight: Int
    let ways: [Way]
    let seconds: Double

    init(inFlight: Int, on ways: [Way], for seconds: Double) {
        self.inFlight = inFlight
        self.ways = ways
        self.seconds = seconds
    }

    /// What was found.
    struct Found {
        let inFlight: Int
        /// µs.
        let median: Double
        /// Calls a second.
        let rate: Double
    }

    /// Half a second is let go by first; nothing where there are no ways.
    func run() async throws -> Found? {
        let begin = ContinuousClock.now + .milliseconds(500)
        let end = begin + .seconds(seconds)
        var sorted = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for way in ways {
                for _ in 0..<inFlight {
                    group.addTask(executorPreference: way.executor) {
                        var own: [Duration] = []
                        var now = ContinuousClock.now
                        while now < end {
                            let start = now
                            try await way.call()
                            now = .now
                            if start >= begin { own.append(start.duration(to: now)) }
                        }
                        return own
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        sorted.sort()
        guard !sorted.isEmpty else { return nil }
        return Found(
            inFlight: inFlight * ways.count,
            median: sorted[sorted.count / 2] / .microseconds(1),
            rate: Double(sorted.count) / seconds
        )
    }
}
