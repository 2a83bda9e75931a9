import LoadGenerator
import Testing

@Suite struct KneeSearchTests {
    private static let goal = LoadGoal(percentile: 99, milliseconds: 50, errors: 0.01)

    /// A service that carries so many calls per second, and queues beyond.
    private func trial(_ rate: Double, capacity: Double, keptUp: Bool = true) -> LoadTrial {
        let latency = rate < capacity ? 1 / (1 - rate / capacity) : 5_000
        return LoadTrial(
            offered: rate,
            achieved: min(rate, capacity),
            errors: 0,
            latencies: LoadTrial.percentiles.map { _ in latency },
            generatorKeptUp: keptUp
        )
    }

    private func search(
        from start: Double,
        _ answer: (Double, Int) -> LoadTrial
    ) -> KneeSearch {
        var search = KneeSearch(.init(start: start, ceiling: 100_000), for: Self.goal)
        var count = 0
        while let rate = search.next, count < 1_000 {
            search.heard(answer(rate, count))
            count += 1
        }
        return search
    }

    @Test(arguments: [1.0, 100, 900, 5_000, 90_000])
    func `the knee is found from any first guess`(start: Double) throws {
        let search = search(from: start) { rate, _ in trial(rate, capacity: 1_000) }
        #expect(search.ending == .found)
        // p99 reaches 50 ms at 98 % of the capacity.
        let knee = try #require(search.knee)
        #expect((900...985).contains(knee), "\(knee)")
    }

    @Test func `one unlucky trial in three does not decide`() throws {
        let search = search(from: 100) { rate, count in
            count % 3 == 1 ? trial(rate, capacity: 1) : trial(rate, capacity: 1_000)
        }
        #expect(search.ending == .found)
        #expect((900...985).contains(try #require(search.knee)))
    }

    @Test func `a rate that two of three trials agree on needs no third`() {
        let search = search(from: 100) { rate, _ in trial(rate, capacity: 1_000) }
        let rates = Dictionary(grouping: search.trials, by: \.offered)
        #expect(rates.values.allSatisfy { $0.count == 2 })
    }

    @Test func `a service that carries nothing ends the search`() {
        let search = search(from: 1_000) { rate, _ in trial(rate, capacity: 0.01) }
        #expect(search.ending == .nothingHolds)
        #expect(search.knee == nil)
    }

    @Test func `no rate is tried at which a trial would hold no calls`() {
        var plan = KneeSearch.Plan(start: 2, ceiling: 100_000)
        plan.floor = 10
        var search = KneeSearch(plan, for: Self.goal)
        var rates: [Double] = []
        while let rate = search.next, rates.count < 1_000 {
            rates.append(rate)
            search.heard(trial(rate, capacity: 0.01))
        }
        #expect(search.ending == .nothingHolds)
        #expect(Set(rates) == [10])
        var high = KneeSearch.Plan(start: 100, ceiling: 100_000)
        high.floor = 10
        search = KneeSearch(high, for: Self.goal)
        while let rate = search.next { search.heard(trial(rate, capacity: 12)) }
        // The lowest rate is tried though the steps downwards would have passed it.
        #expect(search.ending == .found)
        #expect(search.knee.map { (10...12).contains($0) } == true)
    }

    @Test func `a service that carries all ends it at the ceiling`() {
        let search = search(from: 1_000) { rate, _ in trial(rate, capacity: 1e9) }
        #expect(search.ending == .ceiling)
        #expect(search.knee == 100_000)
    }

    @Test func `a generator that cannot keep up is not the service's knee`() throws {
        let search = search(from: 1_000) { rate, _ in
            trial(rate, capacity: 3_000, keptUp: rate < 2_500)
        }
        #expect(search.ending == .generator)
        // What it did carry is found out all the same.
        #expect((2_700...2_955).contains(try #require(search.knee)))
    }

    @Test func `a generator's weak moment at a high rate does not hide the knee`() throws {
        let search = search(from: 1_000) { rate, _ in
            trial(rate, capacity: 3_000, keptUp: rate < 3_900)
        }
        #expect(search.ending == .found)
        #expect((2_700...2_955).contains(try #require(search.knee)))
    }

    @Test func `errors and calls left behind break the goal as slowness does`() {
        var trial = trial(10, capacity: 1_000)
        #expect(Self.goal.holds(trial))
        trial.errors = 0.02
        #expect(!Self.goal.holds(trial))
        trial.errors = 0
        trial.achieved = 9
        #expect(!Self.goal.holds(trial))
        // Failures that are borne are no calls left behind, and excuse none.
        let lenient = LoadGoal(percentile: 99, milliseconds: 50, errors: 0.05)
        trial.errors = 0.05
        trial.achieved = 9.5
        #expect(lenient.holds(trial))
        trial.achieved = 9.3
        #expect(!lenient.holds(trial))
        trial.errors = 0
        trial.achieved = 10
        trial.latencies = []
        #expect(!Self.goal.holds(trial))
    }
}
