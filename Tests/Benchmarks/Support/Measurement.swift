import AllocationCounter

/// What one execution of a subject costs.
public struct Measurement: Sendable {
    /// The median of the rounds.
    public var nanoseconds: Double
    /// Calls for memory.
    public var allocations: Double
    /// Executed instructions, where they were counted.
    public var instructions: Int?
}

extension Measurement {
    /// Measures subjects in turn, round after round, so that whatever else the machine does falls on
    /// all of them alike.
    public static func interleaved(
        _ subjects: [Subject],
        rounds: Int,
        times: Int
    ) throws -> [Measurement] {
        let clock = ContinuousClock()
        var durations = [[Double]](repeating: [], count: subjects.count)
        var allocations = [Double](repeating: 0, count: subjects.count)
        for round in 0...rounds {
            for (place, subject) in subjects.enumerated() {
                allocation_counts_reset()
                let start = clock.now
                try subject.run(times)
                let duration = clock.now - start
                // The first round only warms up.
                if round == 0 { continue }
                durations[place].append(duration / .nanoseconds(1) / Double(times))
                allocations[place] = Double(allocation_counts_read().calls) / Double(times)
            }
        }
        return durations.indices.map { place in
            Measurement(
                nanoseconds: durations[place].sorted()[rounds / 2],
                allocations: allocations[place]
            )
        }
    }
}
