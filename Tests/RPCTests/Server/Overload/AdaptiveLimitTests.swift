import Testing

@testable import RPC

/// A service with workers and a queue, in time that only this model knows.
private struct Model {
    var limit: AdaptiveLimit
    var now: UInt64 = 0
    /// How many calls are worked on at the same time, and how long each takes.
    let workers: Double
    let work: UInt64

    init(workers: Double, work: UInt64, _ settings: AdaptiveLimit.Settings = .init()) {
        limit = AdaptiveLimit(settings, at: 0)
        self.workers = workers
        self.work = work
    }

    /// Seconds in which so many calls want to be under way.
    mutating func pass(_ seconds: Double, wanted: Int) {
        let end = now + UInt64(seconds * 1e9)
        while now < end {
            if wanted >= limit.limit { limit.reached() }
            let underWay = Double(min(wanted, limit.limit))
            // What waits in a queue takes longer by it: Little's law.
            let duration = UInt64(Double(work) * max(1, underWay / workers))
            now += UInt64(max(1, Double(duration) / underWay))
            limit.ended("a", after: duration, at: now)
        }
    }
}

@Suite struct AdaptiveLimitTests {
    @Test func `under a surge the limit falls to what the service can work on`() {
        var model = Model(workers: 8, work: 10_000_000)
        model.pass(1, wanted: 2)
        model.pass(5, wanted: 1_000)
        // Four times the usual time is the edge: 8 workers with 3 waiting behind each.
        #expect((16...32).contains(model.limit.limit), "\(model.limit.limit)")
    }

    @Test func `a surge that lasts does not become the usual`() {
        var model = Model(workers: 8, work: 10_000_000)
        model.pass(1, wanted: 2)
        model.pass(60, wanted: 1_000)
        #expect(model.limit.limit <= 40, "\(model.limit.limit)")
    }

    @Test func `a service that carries more is let do more`() {
        var model = Model(workers: 500, work: 10_000_000)
        model.pass(20, wanted: 1_000)
        #expect(model.limit.limit >= 450, "\(model.limit.limit)")
    }

    @Test func `a limit that nobody reaches stays where it is`() {
        var model = Model(workers: 500, work: 10_000_000)
        model.pass(20, wanted: 10)
        #expect(model.limit.limit == AdaptiveLimit.Settings().initial)
    }

    @Test func `after a surge the limit grows back within seconds`() {
        var model = Model(workers: 8, work: 10_000_000)
        model.pass(1, wanted: 2)
        model.pass(10, wanted: 1_000)
        let low = model.limit.limit
        var wide = Model(workers: 200, work: 10_000_000)
        wide.limit = model.limit
        wide.now = model.now
        wide.pass(5, wanted: 1_000)
        #expect(wide.limit.limit >= low * 3, "\(low) → \(wide.limit.limit)")
    }

    @Test func `one slow call among many moves nothing`() {
        var limit = AdaptiveLimit(at: 0)
        var now: UInt64 = 0
        for number in 0..<1_000 {
            now += 5_000_000
            limit.ended("a", after: number % 10 == 0 ? 500_000_000 : 10_000_000, at: now)
        }
        #expect(limit.limit == AdaptiveLimit.Settings().initial)
    }

    @Test func `methods are each compared with themselves`() {
        var limit = AdaptiveLimit(at: 0)
        var now: UInt64 = 0
        for number in 0..<1_000 {
            now += 5_000_000
            let isLong = number % 3 != 0
            limit.ended(isLong ? "long" : "short", after: isLong ? 90_000_000 : 3_000_000, at: now)
        }
        #expect(limit.limit == AdaptiveLimit.Settings().initial)
    }

    @Test func `microseconds that become a millisecond are no surge`() {
        var limit = AdaptiveLimit(at: 0)
        var now: UInt64 = 0
        for number in 0..<1_000 {
            now += 5_000_000
            limit.ended("a", after: number < 10 ? 20_000 : 1_000_000, at: now)
        }
        #expect(limit.limit == AdaptiveLimit.Settings().initial)
    }

    @Test func `the limit stays within its bounds whatever it is told`() {
        var settings = AdaptiveLimit.Settings()
        settings.minimum = 7
        settings.maximum = 9
        var limit = AdaptiveLimit(settings, at: 0)
        #expect(limit.limit == 9)
        var now: UInt64 = 0
        for _ in 0..<2_000 {
            now &+= 9_000_000
            limit.reached()
            limit.ended("a", after: .random(in: 0...UInt64.max), at: now)
            #expect((7...9).contains(limit.limit))
        }
    }

    @Test func `records that have grown are the usual after two stretches of memory`() {
        var limit = AdaptiveLimit(at: 0)
        var now: UInt64 = 0
        func minutes(_ count: Int, each duration: UInt64) {
            for _ in 0..<(count * 600) {
                now += 100_000_000
                for _ in 0..<6 { limit.ended("a", after: duration, at: now) }
            }
        }
        minutes(1, each: 3_000_000)
        minutes(1, each: 30_000_000)
        let shrunk = limit.limit
        #expect(shrunk == AdaptiveLimit.Settings().minimum)
        minutes(3, each: 30_000_000)
        for _ in 0..<100 {
            now += 100_000_000
            for _ in 0..<6 {
                limit.reached()
                limit.ended("a", after: 30_000_000, at: now)
            }
        }
        #expect(limit.limit > shrunk)
    }
}
