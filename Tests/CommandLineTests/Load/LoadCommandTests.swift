import ArgumentParser
import Foundation
import LoadGenerator
import RPC
import Testing

@testable import homeward

@Suite struct LoadCommandTests {
    @Test func `load runs a scenario unless another verb is named`() throws {
        #expect(try Homeward.parseAsRoot(["load", "mixed"]) is LoadRun)
        #expect(try Homeward.parseAsRoot(["load", "search", "mixed"]) is LoadSearch)
        #expect(try Homeward.parseAsRoot(["load", "compare", "a", "b", "mixed"]) is LoadCompare)
    }

    @Test(arguments: [
        ["--rate", "5", "--ramp", "1:2"], ["--connections", "0"], ["--connections", "17"],
        ["--duration", "0"], ["--duration", "100000"], ["--in-flight", "0"], ["--workers", "0"],
        ["--seed", "1", "1"], ["--spacing", "odd"], ["--threshold", "p98=1"],
        ["--in-flight", "4", "--workers", "2"], ["--fault", "kill:cases@1", "--seed", "1", "2"],
    ])
    func `what cannot be run is refused when it is typed`(words: [String]) {
        #expect(throws: (any Error).self) {
            try Homeward.parseAsRoot(["load", "mixed"] + words)
        }
    }

    @Test(arguments: [["--goal", "p98=1"], ["--goal", "rate=1"], ["--repetitions", "2"]])
    func `a search without a goal that can be judged is refused`(words: [String]) {
        #expect(throws: (any Error).self) {
            try Homeward.parseAsRoot(["load", "search", "mixed"] + words)
        }
    }

    @Test func `arrivals are typed in place of the scenario's`() throws {
        func typed(_ words: [String]) throws -> Arrivals {
            let command = try #require(
                try Homeward.parseAsRoot(["load", "echo"] + words) as? LoadRun
            )
            let own = Arrivals.planned(.constant(perSecond: 7), .even)
            return try command.arrivals.arrivals(insteadOf: own)
        }
        #expect(try typed([]) == .planned(.constant(perSecond: 7), .even))
        #expect(try typed(["--rate", "50"]) == .planned(.constant(perSecond: 50), .poisson))
        #expect(
            try typed(["--ramp", "1:9", "--spacing", "even"])
                == .planned(.ramp(from: 1, to: 9), .even)
        )
        #expect(
            try typed(["--steps", "100x5,0x1"])
                == .planned(
                    .steps([.init(perSecond: 100, seconds: 5), .init(perSecond: 0, seconds: 1)]),
                    .poisson
                )
        )
        #expect(try typed(["--spacing", "poisson"]) == .planned(.constant(perSecond: 7), .poisson))
        for wrong in [["--ramp", "5"], ["--steps", "5"], ["--steps", "axb"]] {
            #expect(throws: (any Error).self) { try typed(wrong) }
        }
    }

    /// The moments that `--recorded` reads from a file of this text.
    private func recorded(_ text: String) throws -> Arrivals {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "\(UUID().uuidString).txt"
        )
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let command = try #require(
            try Homeward.parseAsRoot(["load", "echo", "--recorded", file.path]) as? LoadRun
        )
        return try command.arrivals.arrivals(insteadOf: .planned(.constant(perSecond: 7), .even))
    }

    @Test func `a recorded schedule is read line by line, remarks left out`() throws {
        let text = "# taken at the gate\n0\n0.25\n\n  1.5 \r\n# later\n0.75\n1e1\n"
        let moments: [Duration] = [0, 0.25, 1.5, 0.75, 10].map { .seconds($0) }
        #expect(try recorded(text) == .recorded(moments))
        // Played, they come in their order.
        let schedule = try ArrivalSchedule(try recorded(text), for: .seconds(5), seed: 1)
        #expect(schedule.offsets == [0, 250_000_000, 750_000_000, 1_500_000_000])
    }

    @Test(arguments: ["x", "-1", "86401", "nan", "inf", "1,5", "0.5 0.7"])
    func `a line that is no moment is refused and named`(line: String) throws {
        let failure = try #require(throws: Failure.self) { try recorded("0\n\(line)\n1\n") }
        #expect(failure.what.contains(line))
        #expect(failure.status == .usage)
    }

    @Test func `a recording that cannot be read is named`() throws {
        let words = ["load", "echo", "--recorded", "/nowhere/moments.txt"]
        let command = try #require(try Homeward.parseAsRoot(words) as? LoadRun)
        let failure = try #require(throws: Failure.self) {
            try command.arrivals.arrivals(insteadOf: .planned(.constant(perSecond: 7), .even))
        }
        #expect(failure.what.contains("/nowhere/moments.txt"))
    }

    @Test func `workers share a load without losing or adding any of it`() throws {
        let plans: [Arrivals] = [
            .planned(.constant(perSecond: 400), .even), .planned(.ramp(from: 0, to: 400), .even),
            .planned(.steps([.init(perSecond: 400, seconds: 1)]), .even),
            .recorded((0..<100).map { .milliseconds($0 * 7) }),
        ]
        for plan in plans {
            let whole = try ArrivalSchedule(plan, for: .seconds(2), seed: 1).offsets.count
            let parts = try (0..<4).map { worker in
                let part = WorkerArrivals(plan, worker: worker, of: 4, seconds: 2).arrivals
                return try ArrivalSchedule(part, for: .seconds(2), seed: 1).offsets.count
            }
            #expect(abs(parts.reduce(0, +) - whole) <= 4, "\(plan)")
        }
    }

    @Test func `a broken promise outweighs figures in doubt, and those outweigh slow ones`() {
        var measured = Measurements()
        measured.record(
            MeasuredCall(method: "a", outcome: .answered, intended: 0, latency: 9, service: 9)
        )
        func result(late: Bool, slow: Bool, broken: Bool) -> RunResult {
            var figures = measured
            figures.lateness.record(nanoseconds: late ? 1_000_000_000 : 1)
            let cpu = CPUShare(busiestThread: 0.1, cores: 0.1)
            var result = RunResult(
                scenario: "a",
                loop: .open(perSecond: 1),
                targets: [],
                startedAt: "",
                seconds: 1,
                seeds: [],
                workers: 1,
                machine: .current,
                measured: figures,
                generator: GeneratorReport(figures, cpu: cpu),
                thresholds: Thresholds(slow ? [.rate: 1_000] : [:])
            )
            result.invariants = .init()
            result.invariants?.missing = broken ? 1 : 0
            return result
        }
        #expect(LoadReport.status(of: result(late: false, slow: false, broken: false)) == nil)
        #expect(
            LoadReport.status(of: result(late: false, slow: true, broken: false))
                == .thresholdBroken
        )
        #expect(
            LoadReport.status(of: result(late: true, slow: true, broken: false)) == .generatorBusy
        )
        #expect(
            LoadReport.status(of: result(late: true, slow: true, broken: true)) == .promiseBroken
        )
    }

    @Test func `a sparkline is highest where the value is`() {
        #expect(LiveView.sparkline([0, 50, 100]) == "▁▅█")
        #expect(LiveView.sparkline([0, 0]) == "▁▁")
        #expect(LiveView.sparkline([]) == "")
    }
}
