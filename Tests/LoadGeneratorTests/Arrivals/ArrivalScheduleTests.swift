import LoadGenerator
import Testing

@Suite struct ArrivalScheduleTests {
    @Test func `an even rate has equal gaps from the beginning`() throws {
        let schedule = try ArrivalSchedule(
            .planned(.constant(perSecond: 1_000), .even),
            for: .seconds(2),
            seed: 1
        )
        #expect(schedule.offsets.count == 2_000)
        #expect(schedule.offsets.first == 0)
        let gaps = zip(schedule.offsets, schedule.offsets.dropFirst()).map { $1 - $0 }
        #expect(gaps.allSatisfy { (999_998...1_000_002).contains($0) })
        #expect(schedule.perSecond == 1_000)
    }

    @Test func `Poisson arrivals keep their rate and vary as independent ones do`() throws {
        let schedule = try ArrivalSchedule(
            .planned(.constant(perSecond: 5_000), .poisson),
            for: .seconds(20),
            seed: 7
        )
        // 100,000 expected; five standard deviations are 1,600.
        #expect(abs(schedule.offsets.count - 100_000) < 1_600)
        let gaps = zip(schedule.offsets, schedule.offsets.dropFirst()).map { Double($1 - $0) }
        let mean = gaps.reduce(0, +) / Double(gaps.count)
        let variance = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(gaps.count)
        // The gaps of a Poisson process deviate as much as they last.
        #expect(abs(variance.squareRoot() / mean - 1) < 0.03)
        #expect(schedule.offsets == schedule.offsets.sorted())
    }

    @Test func `the same seed plans the same calls, another one others`() throws {
        func plan(_ seed: UInt64) throws -> ArrivalSchedule {
            try ArrivalSchedule(
                .planned(.ramp(from: 10, to: 100), .poisson),
                for: .seconds(5),
                seed: seed
            )
        }
        #expect(try plan(3) == plan(3))
        #expect(try plan(3) != plan(4))
    }

    @Test func `a ramp's second half has three quarters of the calls`() throws {
        let schedule = try ArrivalSchedule(
            .planned(.ramp(from: 0, to: 1_000), .even),
            for: .seconds(10),
            seed: 1
        )
        #expect(abs(schedule.offsets.count - 5_000) <= 1)
        let late = schedule.offsets.count { $0 >= 5_000_000_000 }
        #expect(abs(late - 3_750) <= 1)
    }

    @Test func `a falling ramp ends where its rate does`() throws {
        let schedule = try ArrivalSchedule(
            .planned(.ramp(from: 1_000, to: 0), .even),
            for: .seconds(10),
            seed: 1
        )
        #expect(abs(schedule.offsets.count - 5_000) <= 1)
        #expect(schedule.offsets.allSatisfy { $0 < 10_000_000_000 })
    }

    @Test func `steps follow each other, also over a silence`() throws {
        let steps = RateProfile.steps([
            .init(perSecond: 100, seconds: 1), .init(perSecond: 0, seconds: 1),
            .init(perSecond: 300, seconds: 1),
        ])
        let schedule = try ArrivalSchedule(.planned(steps, .even), for: .seconds(10), seed: 1)
        let seconds = schedule.offsets.map { $0 / 1_000_000_000 }
        #expect(seconds.count { $0 == 0 } == 100)
        #expect(seconds.count { $0 == 1 } == 0)
        #expect(seconds.count { $0 == 2 } == 300)
    }

    @Test func `a recorded schedule is played in order and cut off at the duration`() throws {
        let schedule = try ArrivalSchedule(
            .recorded([.seconds(3), .milliseconds(5), .seconds(1)]),
            for: .seconds(2),
            seed: 1
        )
        #expect(schedule.offsets == [5_000_000, 1_000_000_000])
    }

    @Test func `a scaled schedule has so many more calls`() throws {
        let arrivals = Arrivals.planned(.constant(perSecond: 100), .even).scaled(by: 5)
        let schedule = try ArrivalSchedule(arrivals, for: .seconds(1), seed: 1)
        #expect(schedule.offsets.count == 500)
        #expect(Arrivals.recorded([.seconds(4)]).scaled(by: 2) == .recorded([.seconds(2)]))
    }

    @Test(arguments: [
        (Arrivals.planned(.constant(perSecond: -1), .even), Duration.seconds(1), PlanError.rate),
        (.planned(.constant(perSecond: .nan), .even), .seconds(1), .rate),
        (.planned(.steps([.init(perSecond: 5, seconds: 0)]), .even), .seconds(1), .rate),
        (.planned(.constant(perSecond: 1), .even), .zero, .duration),
        (.planned(.constant(perSecond: 1), .even), .seconds(90_000), .duration),
        (.planned(.constant(perSecond: 1e9), .even), .seconds(3_600), .tooMany),
        (.planned(.constant(perSecond: 0), .even), .seconds(1), .empty),
        (.recorded([.seconds(-1)]), .seconds(1), .recording),
        (.recorded([]), .seconds(1), .empty),
    ])
    func `a plan that cannot be is refused`(
        arrivals: Arrivals,
        duration: Duration,
        error: PlanError
    ) {
        #expect(throws: error) { try ArrivalSchedule(arrivals, for: duration, seed: 1) }
    }
}
