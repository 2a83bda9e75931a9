import RPC

@testable import LoadGenerator

/// Results of every shape that a report is made of: usual ones, and those that strain a drawing.
enum RunSample {
    /// A result and what is special about it.
    struct Named<Result: Sendable>: Sendable {
        let name: String
        let result: Result
    }

    static let all = [
        Named(name: "an open loop", result: run()),
        Named(name: "a closed loop", result: run(.closed(inFlight: 64, connections: 16))),
        Named(name: "a run of one second", result: run(calls: 40)),
        Named(name: "a run of ten minutes", result: run(calls: 6_000, apart: 100_000_000)),
        Named(name: "very slow answers", result: run(latency: 900_000_000_000)),
        Named(name: "very fast answers", result: run(latency: 900)),
        Named(name: "one latency for all", result: run(latency: 5_000_000, growing: 0)),
        Named(name: "many calls a second", result: run(calls: 60_000, apart: 20_000)),
        Named(name: "no good answer", result: run(failing: 1)),
        Named(name: "faults, close together and at the ends", result: withFaults()),
        Named(name: "writes that were lost", result: withLosses()),
    ]

    /// A run of so many calls, every so manyth of which fails.
    static func run(
        _ loop: RunResult.Loop = .open(perSecond: 100),
        calls: Int = 3_000,
        apart: UInt64 = 10_000_000,
        latency: UInt64 = 1_000_000,
        growing step: UInt64 = 10_000,
        failing: Int = 30
    ) -> RunResult {
        var measured = Measurements()
        for number in 0..<calls {
            let intended = UInt64(number) * apart
            measured.intend(at: intended)
            measured.lateness.record(nanoseconds: 1_000)
            measured.record(
                MeasuredCall(
                    method: number % 3 == 0 ? "cases.open" : "liaison.correspondence.receive",
                    outcome: number % failing == 0
                        ? .failed(.unavailable, number % 2 == 0 ? .notStarted : .mayHaveRun)
                        : .answered,
                    intended: intended,
                    latency: latency + UInt64(number) * step,
                    service: max(1, latency / 2)
                )
            )
        }
        return RunResult(
            scenario: "mixed",
            loop: loop,
            targets: ["cases 127.0.0.1:7440", "liaison 127.0.0.1:7442"],
            startedAt: "2026-11-25T10:00:00Z",
            seconds: max(1, Double(UInt64(calls) * apart) / 1e9),
            seeds: [.init(seed: 1, measured), .init(seed: .max, measured)],
            workers: 4,
            machine: .current,
            measured: measured,
            generator: GeneratorReport(measured, cpu: CPUShare(busiestThread: 0.2, cores: 0.1)),
            thresholds: Thresholds([.p99: 1, .errors: 0.5])
        )
    }

    private static func withFaults() -> RunResult {
        var result = run(calls: 6_000)
        let moments = [0, 1, 29, 29.5, 30, 58.9, 59].map { $0 as Double }
        for (moment, what) in zip(
            moments,
            [
                "kill cases", "restart cases", "freeze victim-support", "thaw victim-support",
                "slow liaison 250 ms", "kill gateway", "restart gateway",
            ]
        ) {
            result.events.append(.init(second: moment, what: what))
            result.recoveries.append(
                Recovery(from: what, at: moment, in: result.measured.seconds)
            )
        }
        return result
    }

    private static func withLosses() -> RunResult {
        var result = run()
        var report = InvariantCheck.Report()
        report.acknowledged = 1_234_567
        report.missing = 2
        report.trailWasRead = true
        report.brokenTrails = ["cases"]
        report.named = ["cases.open 0199: missing", "cases.open 0200: <twice> & more"]
        result.invariants = report
        return result
    }

    static let searches = [
        Named(name: "a search that found its knee", result: search { $0 < 300 }),
        Named(name: "a search that found nothing", result: search { _ in false }),
        Named(name: "a search that found no end", result: search { _ in true }),
    ]

    private static func search(_ holds: (Double) -> Bool) -> SearchResult {
        var search = KneeSearch(.init(start: 100), for: LoadGoal(milliseconds: 50))
        func trial(_ rate: Double) -> LoadTrial {
            LoadTrial(
                offered: rate,
                achieved: holds(rate) ? rate : min(rate, 300),
                errors: holds(rate) ? 0 : 0.4,
                latencies: LoadTrial.percentiles.map { $0 * (holds(rate) ? 0.1 : 40) },
                generatorKeptUp: true
            )
        }
        while let rate = search.next { search.heard(trial(rate)) }
        return SearchResult(
            scenario: "mixed",
            goal: LoadGoal(milliseconds: 50),
            plan: .init(start: 100),
            search: search,
            curve: [30, 90, 150, 290, 310, 400].map(trial),
            machine: .current,
            startedAt: "2026-11-25T10:00:00Z"
        )
    }

    static let comparisons = [
        Named(name: "a comparison that finds a difference", result: comparison(slower: 3)),
        Named(name: "a comparison that finds none", result: comparison(slower: 1)),
    ]

    private static func comparison(slower: UInt64) -> ComparisonReport {
        func runs(_ factor: UInt64) -> [ComparedRun] {
            (0..<10).map { number in
                ComparedRun(
                    run(calls: 300, latency: factor * 1_000_000 + number * 20_000).measured,
                    generatorKeptUp: true
                )
            }
        }
        return ComparisonReport(
            scenario: "mixed",
            sides: ["127.0.0.1:7440", "127.0.0.1:7450"],
            loop: .open(perSecond: 100),
            seconds: 3,
            comparison: Comparison(runs(1), runs(slower)),
            machine: .current,
            startedAt: "2026-11-25T10:00:00Z"
        )
    }
}
