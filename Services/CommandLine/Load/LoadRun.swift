import ArgumentParser
import Foundation
import LoadGenerator
import WireCodec

/// `homeward load SCENARIO`: one run, or one per seed, and its report.
struct LoadRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: LoadPhrase.run()
    )

    @OptionGroup var options: LoadOptions
    @OptionGroup var arrivals: ArrivalOptions
    @OptionGroup var thresholds: ThresholdOptions

    @Option(help: ArgumentHelp(LoadPhrase.inFlight(), valueName: "count"))
    var inFlight: Int?

    @Option(
        name: .customLong("seed"),
        parsing: .upToNextOption,
        help: ArgumentHelp(LoadPhrase.seeds(), valueName: "number")
    )
    var seeds: [UInt64] = [1]

    @Option(help: ArgumentHelp(LoadPhrase.workers(), valueName: "count"))
    var workers = 1

    @Option(help: ArgumentHelp(LoadPhrase.fault(), valueName: "kill:cases@10s,…"))
    var fault: String?

    @Flag(name: .customLong("no-check"), help: ArgumentHelp(LoadPhrase.noCheck()))
    var skipsCheck = false

    func validate() throws {
        if let inFlight, !(1...10_000).contains(inFlight) {
            throw ValidationError("--in-flight: 1 … 10000")
        }
        if !(1...64).contains(workers) { throw ValidationError("--workers: 1 … 64") }
        if seeds.isEmpty || Set(seeds).count != seeds.count || seeds.count > 100 {
            throw ValidationError("--seed: 1 2 3 …")
        }
        if inFlight != nil, workers > 1 { throw ValidationError("--in-flight, --workers 1") }
        if fault != nil, seeds.count > 1 { throw ValidationError("--fault, --seed 1") }
    }

    func run() async throws {
        let loaded = try options.load()
        var scenario = loaded.scenario
        scenario.arrivals = try arrivals.arrivals(insteadOf: scenario.arrivals)
        scenario.thresholds = thresholds.added(to: scenario.thresholds)
        let targets = try LoadTargets(options.speech.layout)
        let faults = try fault.map { try Faults($0, on: targets) }
        let job = LoadJob(
            scenario: scenario,
            text: loaded.text,
            targets: targets,
            connections: options.connections,
            inFlight: inFlight,
            seeds: seeds,
            workers: workers,
            faults: faults,
            checks: !skipsCheck
        )
        let result = try await job.run()
        let files = try LoadFiles(options.out).map { try $0.write(result) }
        try LoadReport(result, files: files).tell(options.speech)
        if let status = LoadReport.status(of: result) { throw ExitCode(status.rawValue) }
    }
}
