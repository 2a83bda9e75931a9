import ArgumentParser
import Foundation
import LoadGenerator
import WireCodec

/// `homeward load compare A B SCENARIO`: two worlds under the same load, run in turn.
struct LoadCompare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: LoadPhrase.compare()
    )

    @Argument(help: ArgumentHelp(LoadPhrase.side("A")), completion: .directory)
    var first: String

    @Argument(help: ArgumentHelp(LoadPhrase.side("B")), completion: .directory)
    var second: String

    @OptionGroup var options: LoadOptions
    @OptionGroup var arrivals: ArrivalOptions

    @Option(help: ArgumentHelp(LoadPhrase.runs(), valueName: "count"))
    var runs = 10

    @Option(help: ArgumentHelp(LoadPhrase.inFlight(), valueName: "count"))
    var inFlight: Int?

    @Option(help: ArgumentHelp(LoadPhrase.seeds(), valueName: "number"))
    var seed: UInt64 = 1

    func validate() throws {
        if !(Comparison.fewestRuns...200).contains(runs) {
            throw ValidationError("--runs: \(Comparison.fewestRuns) … 200")
        }
        if let inFlight, !(1...10_000).contains(inFlight) {
            throw ValidationError("--in-flight: 1 … 10000")
        }
    }

    func run() async throws {
        var scenario = try options.load().scenario
        scenario.arrivals = try arrivals.arrivals(insteadOf: scenario.arrivals)
        if options.duration == nil { scenario.duration = .seconds(4) }
        if options.warmUp == nil { scenario.warmUp = .seconds(1) }
        let startedAt = Instant.now.description
        var sides: [LoadSession] = []
        var measured: [[ComparedRun]] = [[], []]
        do {
            for home in [first, second] {
                let layout = WorldLayout(home: URL(fileURLWithPath: home, isDirectory: true))
                sides.append(
                    try await LoadSession.open(
                        scenario,
                        on: LoadTargets(layout),
                        connections: options.connections,
                        separately: inFlight != nil,
                        say: { Terminal.note($0) }
                    )
                )
            }
            for round in 0..<runs {
                // A B, then B A: whatever drifts within a round falls on both alike.
                for side in round % 2 == 0 ? [0, 1] : [1, 0] {
                    measured[side].append(try await run(sides[side], round: round, side: side))
                }
            }
        } catch {
            for side in sides { await side.close() }
            throw error
        }
        for side in sides { await side.close() }
        let result = ComparisonReport(
            scenario: scenario.name,
            sides: [first, second],
            loop: inFlight.map { .closed(inFlight: $0, connections: options.connections) }
                ?? .open(perSecond: scenario.startingRate),
            seconds: (scenario.duration - scenario.warmUp) / .seconds(1),
            comparison: Comparison(measured[0], measured[1], seed: seed),
            machine: .current,
            startedAt: startedAt
        )
        let files = try LoadFiles(options.out).map { try $0.write(result) }
        try tell(result, files: files ?? [])
        try end(result.comparison)
    }

    private func run(_ session: LoadSession, round: Int, side: Int) async throws -> ComparedRun {
        let recorder = Recorder()
        // Both sides of a round get the same calls at the same moments.
        let setting = session.setting(
            run: LoadSession.newName(),
            seed: seed &+ UInt64(round) &* 7_919
        )
        let ledger = Ledger()
        let cpu: CPUShare
        if let inFlight {
            cpu = await session.run(inFlight: inFlight, setting, ledger: ledger, into: recorder)
        } else {
            cpu = try await session.run(
                session.scenario.arrivals,
                setting,
                ledger: ledger,
                into: recorder
            )
        }
        let measured = recorder.snapshot
        let generator = GeneratorReport(measured, cpu: cpu)
        let text = FigureText(language: .current)
        Terminal.note(
            "\(round + 1)/\(runs) \(side == 0 ? "A" : "B")  "
                + "p50 \(text.duration(measured.latency.percentile(50)))  "
                + "p99 \(text.duration(measured.latency.percentile(99)))  "
                + LoadPhrase.liveErrors(text.count(measured.failed))
                + (inFlight == nil ? "" : " (\(LoadPhrase.closed()))")
        )
        // In a closed loop a busy generator is what the loop is for; lateness there is none.
        let keptUp = inFlight != nil || !generator.wasBottleneck
        return ComparedRun(measured, generatorKeptUp: keptUp)
    }

    private func tell(_ result: ComparisonReport, files: [String]) throws {
        let output = Output(options.speech)
        let text = FigureText(language: .current)
        let label = result.loop.isOpen ? "" : " (\(LoadPhrase.closed()))"
        try output.show(Summary(result, files: files)) {
            TextTable(
                [
                    LoadPhrase.figure() + label, "A" + label, "B" + label, "B/A",
                    LoadPhrase.interval(), "p",
                    LoadPhrase.finding(),
                ],
                rows: result.comparison.rows.map { row in
                    [
                        row.figure.rawValue, text.duration(row.first), text.duration(row.second),
                        text.number(row.ratio),
                        row.interval.map(text.number).joined(separator: " – "),
                        text.number(row.probability), row.finding.words,
                    ]
                }
            )
        }
        output.note("")
        output.conclude(conclusion(result.comparison))
        for file in files { output.note(LoadPhrase.wrote(file)) }
    }

    /// The result for programs.
    private struct Summary: Encodable {
        var scenario: String
        var loop: String
        var sides: [String]
        var rows: [Comparison.Row]
        var first, second: [ComparedRun]
        var files: [String]

        init(_ result: ComparisonReport, files: [String]) {
            scenario = result.scenario
            loop = result.loop.title
            sides = result.sides
            rows = result.comparison.rows
            first = result.comparison.first
            second = result.comparison.second
            self.files = files
        }
    }

    private func conclusion(_ comparison: Comparison) -> String {
        guard comparison.isConclusive else { return LoadPhrase.inconclusive() }
        return comparison.findsDifference ? LoadPhrase.differs() : LoadPhrase.noDifference()
    }

    private func end(_ comparison: Comparison) throws {
        guard comparison.isConclusive else { throw ExitCode(ExitStatus.generatorBusy.rawValue) }
        if comparison.rows.contains(where: { $0.finding == .slower }) {
            throw ExitCode(ExitStatus.slower.rawValue)
        }
    }
}

extension Comparison.Finding {
    /// The finding in words.
    var words: String {
        switch self {
        case .faster: LoadPhrase.faster()
        case .slower: LoadPhrase.slower()
        case .noDifference: LoadPhrase.noDifference()
        }
    }
}
