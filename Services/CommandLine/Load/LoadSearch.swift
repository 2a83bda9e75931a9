import ArgumentParser
import Foundation
import LoadGenerator
import WireCodec

/// `homeward load search SCENARIO`: the highest rate that holds a goal, and latency against load.
struct LoadSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: LoadPhrase.search()
    )

    @OptionGroup var options: LoadOptions

    @Option(help: ArgumentHelp(LoadPhrase.goal(), valueName: "p99=50"))
    var goal = "p99=50"

    @Option(help: ArgumentHelp(LoadPhrase.errors(), valueName: "share"))
    var errors = 0.001

    @Option(help: ArgumentHelp(LoadPhrase.from(), valueName: "per second"))
    var from: Double?

    @Option(help: ArgumentHelp(LoadPhrase.ceilingOption(), valueName: "per second"))
    var ceiling = 100_000.0

    @Option(help: ArgumentHelp(LoadPhrase.repetitions(), valueName: "count"))
    var repetitions = 3

    @Option(help: ArgumentHelp(LoadPhrase.seeds(), valueName: "number"))
    var seed: UInt64 = 1

    func validate() throws {
        if ![1, 3, 5].contains(repetitions) { throw ValidationError("--repetitions: 1 | 3 | 5") }
        if !(0...1).contains(errors) { throw ValidationError("--errors: 0 … 1") }
        if let from, !(from > 0 && from <= ceiling) {
            throw ValidationError("--from: 0 … \(ceiling)")
        }
        _ = try parsedGoal()
    }

    private func parsedGoal() throws -> LoadGoal {
        let percentiles: [Thresholds.Name: Double] = [
            .p50: 50, .p90: 90, .p95: 95, .p99: 99, .p999: 99.9, .p9999: 99.99,
        ]
        guard let bound = Thresholds.parse(goal), let percentile = percentiles[bound.0] else {
            throw ValidationError("--goal p99=50")
        }
        return LoadGoal(percentile: percentile, milliseconds: bound.1, errors: errors)
    }

    func run() async throws {
        var scenario = try options.load().scenario
        // A trial is short: a search makes dozens of them.
        if options.duration == nil { scenario.duration = .seconds(6) }
        if options.warmUp == nil { scenario.warmUp = .seconds(1) }
        let targets = try LoadTargets(options.speech.layout)
        let goal = try parsedGoal()
        var plan = KneeSearch.Plan(start: from ?? scenario.startingRate, ceiling: ceiling)
        plan.repetitions = repetitions
        plan.floor = max(plan.floor, LoadTrials.fewestCalls / scenario.measuredSeconds)
        let startedAt = Instant.now.description
        let session = try await LoadSession.open(
            scenario,
            on: targets,
            connections: options.connections,
            separately: false,
            say: { Terminal.note($0) }
        )
        let trials = LoadTrials(session: session, goal: goal, seed: seed)
        let result: SearchResult
        do {
            let search = try await trials.search(plan)
            let curve = try await trials.curve(around: search.knee, plan)
            result = SearchResult(
                scenario: scenario.name,
                goal: goal,
                plan: plan,
                search: search,
                curve: curve,
                machine: .current,
                startedAt: startedAt
            )
            await session.close()
        } catch {
            await session.close()
            throw error
        }
        let files = try LoadFiles(options.out).map { try $0.write(result) }
        try tell(result, files: files ?? [])
        switch result.ending {
        case .found, .ceiling: break
        case .nothingHolds: throw ExitCode(ExitStatus.thresholdBroken.rawValue)
        case .generator: throw ExitCode(ExitStatus.generatorBusy.rawValue)
        }
    }

    private func tell(_ result: SearchResult, files: [String]) throws {
        let output = Output(options.speech)
        let text = FigureText(language: .current)
        try output.show(Summary(result, files: files)) {
            TextTable(
                [
                    LoadPhrase.offered(), LoadPhrase.achieved(), LoadPhrase.failures(), "p50 ms",
                    "p99 ms", "p99.9 ms", LoadPhrase.holds(),
                ],
                rows: result.curve.map { trial in
                    [
                        text.number(trial.offered), text.number(trial.achieved),
                        text.share(trial.errors), text.number(trial.latency(at: 50)),
                        text.number(trial.latency(at: 99)), text.number(trial.latency(at: 99.9)),
                        result.goal.holds(trial) ? OutputPhrase.yes() : OutputPhrase.no(),
                    ]
                }
            )
        }
        output.note("")
        switch result.ending {
        case .found: output.conclude(LoadPhrase.kneeFound(text.number(result.knee ?? 0)))
        case .ceiling: output.conclude(LoadPhrase.kneeAbove(text.number(ceiling)))
        case .nothingHolds: output.conclude(LoadPhrase.noKnee())
        case .generator: output.conclude(LoadPhrase.generatorEnd(text.number(result.knee ?? 0)))
        }
        for file in files { output.note(LoadPhrase.wrote(file)) }
    }

    /// The result for programs.
    private struct Summary: Encodable {
        var scenario: String
        var ending: String
        var knee: Double?
        var curve: [LoadTrial]
        var trials: Int
        var files: [String]

        init(_ result: SearchResult, files: [String]) {
            scenario = result.scenario
            ending = result.ending.rawValue
            knee = result.knee
            curve = result.curve
            trials = result.trials.count
            self.files = files
        }
    }
}

extension Scenario {
    /// A first guess for a search: what the scenario itself intends.
    var startingRate: Double {
        guard case .planned(.constant(let rate), _) = arrivals else { return 50 }
        return rate
    }

    /// How long a run of it is measured.
    var measuredSeconds: Double { (duration - warmUp) / .seconds(1) }
}

/// The trials of a search: short runs at given rates.
struct LoadTrials: Sendable {
    let session: LoadSession
    let goal: LoadGoal
    let seed: UInt64

    /// How many calls a trial is to hold at least: with fewer it may, by chance, hold none.
    static let fewestCalls = 10.0

    /// Looks for the knee.
    func search(_ plan: KneeSearch.Plan) async throws -> KneeSearch {
        var search = KneeSearch(plan, for: goal)
        while let rate = search.next {
            search.heard(try await trial(at: rate, number: search.trials.count))
        }
        return search
    }

    /// Measures latency at parts and multiples of the knee; of several trials the median is kept.
    func curve(around knee: Double?, _ plan: KneeSearch.Plan) async throws -> [LoadTrial] {
        guard let knee else { return [] }
        var curve: [LoadTrial] = []
        let rates = SearchResult.curveParts.map { knee * $0 }.filter { $0 >= plan.floor }
        for (index, rate) in rates.enumerated() {
            var trials: [LoadTrial] = []
            for repetition in 0..<plan.repetitions {
                let number = 10_000 + index * 10 + repetition
                trials.append(try await trial(at: rate, number: number))
            }
            trials.sort { $0.latency(at: goal.percentile) < $1.latency(at: goal.percentile) }
            curve.append(trials[trials.count / 2])
        }
        return curve
    }

    /// One short run.
    private func trial(at rate: Double, number: Int) async throws -> LoadTrial {
        try Task.checkCancellation()
        let recorder = Recorder()
        let setting = session.setting(
            run: LoadSession.newName(),
            seed: seed &+ UInt64(number) &* 7_919
        )
        let cpu = try await session.run(
            .planned(.constant(perSecond: rate), .poisson),
            setting,
            ledger: Ledger(),
            into: recorder
        )
        let measured = recorder.snapshot
        let generator = GeneratorReport(measured, cpu: cpu)
        let trial = LoadTrial(
            measured,
            over: session.scenario.measuredSeconds,
            generatorKeptUp: !generator.wasBottleneck
        )
        tell(trial, generator)
        return trial
    }

    private func tell(_ trial: LoadTrial, _ generator: GeneratorReport) {
        let text = FigureText(language: .current)
        Terminal.note(
            LoadPhrase.trialLine(
                text.number(trial.offered),
                text.number(trial.achieved),
                text.number(trial.latency(at: goal.percentile)),
                text.share(trial.errors),
                goal.holds(trial) ? "✓" : "✗"
            )
                + (generator.wasBottleneck
                    ? "  " + generator.findings.map(\.words).joined(separator: ", ") : "")
        )
    }
}
