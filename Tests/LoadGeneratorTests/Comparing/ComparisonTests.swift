import LoadGenerator
import Testing

@Suite struct ComparisonTests {
    /// A run of 1,500 calls that last about 300 µs, some of them longer by a sleep.
    private func run(_ number: UInt64, sleepingIn share: Double = 0) -> ComparedRun {
        var generator = SeededGenerator(seed: 99, part: number)
        var measured = Measurements()
        // Runs drift together, as machines do.
        let drift = 1 + 0.1 * generator.fraction()
        for _ in 0..<1_500 {
            var latency = (200_000 + 100_000 * generator.exponential()) * drift
            if generator.fraction() < share { latency += 1_000_000 }
            measured.record(
                MeasuredCall(
                    method: "a",
                    outcome: .answered,
                    intended: 0,
                    latency: UInt64(latency),
                    service: UInt64(latency)
                )
            )
        }
        return ComparedRun(measured, generatorKeptUp: true)
    }

    @Test(arguments: 0..<10)
    func `a build compared with itself shows no difference`(series: UInt64) {
        let runs = (0..<20).map { run(series * 100 + $0) }
        let first = runs.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        let second = runs.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let comparison = Comparison(first, second)
        #expect(comparison.isConclusive)
        #expect(!comparison.findsDifference, "\(comparison.rows)")
    }

    @Test(arguments: 0..<5)
    func `one that sleeps 1 ms in 1 % of its calls is found`(series: UInt64) throws {
        let first = (0..<10).map { run(series * 100 + $0) }
        let second = (0..<10).map { run(series * 100 + 50 + $0, sleepingIn: 0.01) }
        let comparison = Comparison(first, second)
        let tail = try #require(comparison.rows.first { $0.figure == .p999 })
        #expect(tail.finding == .slower)
        #expect(tail.interval[0] > 1)
        let median = try #require(comparison.rows.first { $0.figure == .p50 })
        #expect(median.finding == .noDifference)
        let back = try #require(Comparison(second, first).rows.first { $0.figure == .p999 })
        #expect(back.finding == .faster)
    }

    @Test func `a difference that is sure and too small to matter is none`() {
        func runs(_ base: Double) -> [ComparedRun] {
            (0..<10).map { number in
                var measured = Measurements()
                for _ in 0..<10 {
                    measured.record(
                        MeasuredCall(
                            method: "a",
                            outcome: .answered,
                            intended: 0,
                            latency: UInt64(base) + UInt64(number),
                            service: 1
                        )
                    )
                }
                return ComparedRun(measured, generatorKeptUp: true)
            }
        }
        // So much two processes of one build differ for as long as they live.
        #expect(!Comparison(runs(100_000_000), runs(102_500_000)).findsDifference)
        #expect(Comparison(runs(100_000_000), runs(110_000_000)).findsDifference)
    }

    @Test func `runs in which the generator was the bottleneck say nothing`() {
        var slow = (0..<10).map { run($0, sleepingIn: 0.5) }
        for place in slow.indices.dropFirst(3) { slow[place].generatorKeptUp = false }
        let comparison = Comparison((0..<10).map { run(100 + $0) }, slow)
        #expect(comparison.second.count == 3)
        #expect(!comparison.isConclusive)
    }

    @Test func `no runs at all are no difference and no conclusion`() {
        let comparison = Comparison([], [])
        #expect(!comparison.isConclusive)
        #expect(!comparison.findsDifference)
    }
}
