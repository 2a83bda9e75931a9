import LoadGenerator
import RPC
import Testing

@Suite struct ScenarioTests {
    @Test(arguments: ShippedScenarios.names)
    func `a shipped scenario can be read and mixed`(name: String) throws {
        let text = try #require(ShippedScenarios.text(of: name))
        let scenario = try Scenario(reading: text)
        #expect(scenario.name == name)
        #expect(try scenario.acts().acts.count == scenario.mix.count)
        _ = try ArrivalSchedule(scenario.arrivals, for: scenario.duration, seed: 1)
    }

    @Test func `the five scenarios of the issue are shipped`() {
        #expect(ShippedScenarios.names == ["echo", "reads", "writes", "mixed", "reception"])
    }

    @Test func `YAML and JSON say the same`() throws {
        let yaml = """
            name: own
            population: {size: 7, popularity: {zipf: 1.2}}
            arrivals: {ramp: {from: 1, to: 9}, spacing: even}
            duration: 12.5
            thinking: {from: 1, to: 2}
            mix:
              - {act: report.receive, weight: 2, size: 900}
            thresholds: {p99: 20, errors: 0}
            """
        let json = """
            {"name": "own", "population": {"size": 7, "popularity": {"zipf": 1.2}},
             "arrivals": {"ramp": {"from": 1, "to": 9}, "spacing": "even"}, "duration": 12.5,
             "thinking": {"from": 1, "to": 2},
             "mix": [{"act": "report.receive", "weight": 2, "size": 900}],
             "thresholds": {"p99": 20, "errors": 0}}
            """
        for text in [yaml, json] {
            let scenario = try Scenario(reading: text)
            #expect(scenario.population == 7)
            #expect(scenario.popularity == .zipf(exponent: 1.2))
            #expect(scenario.arrivals == .planned(.ramp(from: 1, to: 9), .even))
            #expect(scenario.duration == .seconds(12.5))
            #expect(scenario.thinking == .between(1, 2))
            #expect(scenario.mix.first?.options.size == .fixed(900))
            #expect(scenario.thresholds.bounds == [.p99: 20, .errors: 0])
        }
    }

    @Test(arguments: [
        ("mix: [{act: report.fetch}]", ScenarioError.malformed("name")),
        ("name: a\nmix: [{act: report.fetsh}]", .unknownAct("report.fetsh")),
        ("name: a\nmix: []", .emptyMix),
        ("name: a\nmix: [{act: report.fetch, weight: 0}]", .emptyMix),
        ("name: a\nmix: [{act: report.fetch, wieght: 2}]", .malformed("mix.wieght")),
        ("name: a\nthreshold: {p99: 1}\nmix: [{act: report.fetch}]", .malformed("threshold")),
        (
            "name: a\nthresholds: {p98: 1}\nmix: [{act: report.fetch}]",
            .malformed("thresholds.p98")
        ),
        (
            "name: a\narrivals: {rate: 1, ramp: {from: 1, to: 2}}\nmix: [{act: report.fetch}]",
            .malformed("arrivals: rate | ramp | steps | recorded")
        ),
        ("name: a\nduration: 2\nwarmUp: 2\nmix: [{act: report.fetch}]", .outOfRange("duration")),
        ("name: a\nduration: 1e9\nmix: [{act: report.fetch}]", .outOfRange("duration")),
        (
            "name: a\nmix: [{act: report.receive, size: 1000000}]",
            .outOfRange("mix.size")
        ),
        (
            "name: a\npopulation: {size: 1000000}\nmix: [{act: report.fetch}]",
            .populationTooLarge
        ),
        ("[", .malformed("YAML")),
        ("- 1", .malformed("YAML")),
    ])
    func `a scenario that cannot be run is refused by its place`(
        text: String,
        error: ScenarioError
    ) {
        #expect(throws: error) { try Scenario(reading: text) }
    }
}

@Suite struct ThresholdsTests {
    private func measured(latency: UInt64, failures: Int = 0) -> Measurements {
        var measured = Measurements()
        for number in 0..<100 {
            let outcome =
                number < failures ? CallOutcome.failed(.unavailable, .notStarted) : .answered
            measured.record(
                MeasuredCall(
                    method: "a",
                    outcome: outcome,
                    intended: 0,
                    latency: latency,
                    service: latency
                )
            )
        }
        return measured
    }

    @Test func `a bound that holds is no breach, one that does not is named with its figure`() {
        let thresholds = Thresholds([.p99: 10, .errors: 0.05, .rate: 20])
        #expect(thresholds.breaches(of: measured(latency: 9_000_000), over: 1).isEmpty)
        let slow = thresholds.breaches(of: measured(latency: 20_000_000, failures: 50), over: 10)
        #expect(slow.map(\.name) == [.p99, .errors, .rate])
        #expect(slow.last?.measured == 5)
    }

    @Test func `a run without a good answer breaks every bound of latency`() {
        let breaches = Thresholds([.p50: 1e9, .max: 1e9])
            .breaches(of: measured(latency: 1, failures: 100), over: 1)
        #expect(breaches.map(\.name) == [.p50, .max])
    }

    @Test func `a bound is typed as name and number`() throws {
        let bound = try #require(Thresholds.parse("p99=12.5"))
        #expect(bound.0 == .p99 && bound.1 == 12.5)
        for wrong in ["p99", "p98=1", "p99=-1", "p99=x", "p99=1=2", "errors=inf"] {
            #expect(Thresholds.parse(wrong) == nil)
        }
    }
}
