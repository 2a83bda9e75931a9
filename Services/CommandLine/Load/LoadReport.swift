import Foundation
import LoadGenerator
import Vocabulary

/// Tells a run's result on a terminal, or as JSON, and decides how the program ends.
struct LoadReport: Sendable {
    private let result: RunResult
    private let files: [String]
    private let text = FigureText(language: .current)

    init(_ result: RunResult, files: [String]?) {
        self.result = result
        self.files = files ?? []
    }

    /// How the program ends; `nil` when all is well.
    ///
    /// A broken promise is worse than figures in doubt, and those are worse than slow ones.
    static func status(of result: RunResult) -> ExitStatus? {
        if result.invariants?.holds == false { return .promiseBroken }
        if result.generator.wasBottleneck { return .generatorBusy }
        if !result.breaches.isEmpty { return .thresholdBroken }
        return nil
    }

    /// The figures, for programs.
    private struct Summary: Encodable {
        var scenario: String
        var loop: String
        var answered: Int
        var perSecond: Double
        var failed: [String: Int]
        var latencyMilliseconds: Percentiles
        var serviceMilliseconds: Percentiles
        var generatorWasBottleneck: Bool
        var findings: [String]
        var latenessMilliseconds99: Double
        var breaches: [Thresholds.Breach]
        var promise: InvariantCheck.Report?
        var recoveries: [Recovery]
        var files: [String]
    }

    /// Percentiles in milliseconds.
    private struct Percentiles: Encodable {
        var p50, p90, p99, p999, p9999, max: Double

        init(_ histogram: LatencyHistogram) {
            func milliseconds(_ percentile: Double) -> Double {
                Double(histogram.percentile(percentile)) / 1e6
            }
            p50 = milliseconds(50)
            p90 = milliseconds(90)
            p99 = milliseconds(99)
            p999 = milliseconds(99.9)
            p9999 = milliseconds(99.99)
            max = milliseconds(100)
        }
    }

    private var summary: Summary {
        let failures = result.measured.rows.filter { $0.outcome != .answered }
        return Summary(
            scenario: result.scenario,
            loop: result.loop.title,
            answered: result.measured.answered,
            perSecond: result.answeredPerSecond,
            failed: failures.reduce(into: [:]) { sums, row in
                let place = row.outcome.outcomeClass.map { ".\($0.word)" } ?? ""
                sums[row.outcome.word + place, default: 0] += row.latency.count
            },
            latencyMilliseconds: Percentiles(result.measured.latency),
            serviceMilliseconds: Percentiles(result.measured.service),
            generatorWasBottleneck: result.generator.wasBottleneck,
            findings: result.generator.findings.map(\.rawValue),
            latenessMilliseconds99: Double(result.generator.lateness99) / 1e6,
            breaches: result.breaches,
            promise: result.invariants,
            recoveries: result.recoveries,
            files: files
        )
    }

    /// Tells it.
    func tell(_ speech: SpeechOptions) throws {
        let output = Output(speech)
        try output.show(summary) { table }
        output.note("")
        for line in lines { output.conclude(line) }
        for file in files { output.note(LoadPhrase.wrote(file)) }
    }

    /// Follows every figure of a closed loop.
    private var label: String { result.loop.isOpen ? "" : " (\(LoadPhrase.closed()))" }

    private var table: TextTable {
        var rows = result.measured.methods.map { method in
            row(method, result.measured.latency(of: method), result.measured.counts(of: method))
        }
        let all = result.measured
        rows.append(row(LoadPhrase.all(), all.latency, (all.ended, all.answered)))
        return TextTable(
            [
                CallPhrase.method(), LoadPhrase.calls(), "/s" + label, LoadPhrase.failures(),
                "p50" + label, "p90" + label, "p99" + label, "p99.9" + label, "max" + label,
            ],
            rows: rows
        )
    }

    private func row(
        _ name: String,
        _ latency: LatencyHistogram,
        _ counts: (ended: Int, answered: Int)
    ) -> [String] {
        [
            name, text.count(counts.ended), text.number(Double(counts.answered) / result.seconds),
            text.count(counts.ended - counts.answered),
        ]
            + [50, 90, 99, 99.9].map { text.percentile($0, of: latency) }
            + [text.duration(latency.maximum)]
    }

    private var lines: [String] {
        var lines: [String] = []
        let measured = result.measured
        if result.loop.isOpen {
            let service = measured.service
            lines.append(
                LoadPhrase.serviceLine(
                    text.duration(service.percentile(50)),
                    text.duration(service.percentile(99)),
                    text.duration(result.generator.lateness99)
                )
            )
        } else {
            lines.append(LoadPhrase.closedWarning())
        }
        for seed in result.seeds where result.seeds.count > 1 {
            lines.append(
                LoadPhrase.seedLine(
                    "\(seed.seed)",
                    text.duration(seed.p50),
                    text.duration(seed.p99)
                ) + label
            )
        }
        for recovery in result.recoveries {
            let time = recovery.seconds.map { text.number($0) + " s" } ?? LoadPhrase.notBack()
            lines.append(
                LoadPhrase.recoveryLine(
                    recovery.fault,
                    time,
                    text.count(recovery.failed),
                    recovery.words
                )
            )
        }
        return lines + verdicts
    }

    private var verdicts: [String] {
        var lines: [String] = []
        if let promise = result.invariants {
            let trail = promise.trailWasRead ? LoadPhrase.withTrail() : LoadPhrase.withoutTrail()
            lines.append(
                promise.holds
                    ? LoadPhrase.promiseHolds(text.count(promise.acknowledged), trail)
                    : LoadPhrase.promiseBroken(promise.named.joined(separator: "\n  "))
            )
        }
        for breach in result.breaches {
            lines.append(
                LoadPhrase.breach(
                    breach.name.rawValue,
                    text.number(breach.measured),
                    text.number(breach.bound)
                ) + label
            )
        }
        if result.generator.wasBottleneck {
            let why = result.generator.findings.map(\.words).joined(separator: ", ")
            lines.append(LoadPhrase.bottleneck(why))
        }
        return lines
    }
}

extension RunResult.Loop {
    /// How calls were made, in words.
    var title: String {
        switch self {
        case .open: LoadPhrase.openTitle()
        case .closed(let inFlight, let connections):
            LoadPhrase.closedTitle("\(connections)", "\(inFlight)")
        }
    }
}

extension Recovery {
    /// What became of the calls that failed meanwhile, in words: the classes of outcome always, the rest
    /// where there was any.
    var words: String {
        let text = FigureText(language: .current)
        let classes = [
            LoadPhrase.notStarted(text.count(failures.notStarted)),
            LoadPhrase.mayHaveRun(text.count(failures.mayHaveRun)),
            LoadPhrase.ranAndFailed(text.count(failures.ranAndFailed)),
        ]
        let others = [
            (failures.partial, LoadPhrase.partMissing), (failures.wrong, LoadPhrase.wrongAnswers),
            (failures.unsent, LoadPhrase.unsentCalls),
        ]
        return (classes + others.filter { $0.0 > 0 }.map { $0.1(text.count($0.0)) })
            .joined(separator: ", ")
    }
}

extension GeneratorReport.Finding {
    /// The finding in words.
    var words: String {
        switch self {
        case .late: LoadPhrase.late()
        case .busy: LoadPhrase.busy()
        case .full: LoadPhrase.full()
        }
    }
}

/// Where a result's files go.
struct LoadFiles: Sendable {
    private let folder: URL

    /// The folder named, made where it is missing; `nil` where none is named.
    init?(_ path: String?) throws {
        guard let path else { return nil }
        folder = URL(fileURLWithPath: path, isDirectory: true)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw SystemFault(of: error).failure(writing: path)
        }
    }

    /// Writes a run's page, result and spreadsheets.
    func write(_ result: RunResult) throws -> [String] {
        try write([
            ("report.html", Data(result.page(in: .current).utf8)),
            ("result.json", try result.json()),
            ("seconds.csv", Data(result.secondsCSV.utf8)),
            ("methods.csv", Data(result.methodsCSV.utf8)),
        ])
    }

    /// Writes a search's page, result and spreadsheet.
    func write(_ result: SearchResult) throws -> [String] {
        try write([
            ("report.html", Data(result.page(in: .current).utf8)),
            ("result.json", try result.json()), ("trials.csv", Data(result.csv.utf8)),
        ])
    }

    /// Writes a comparison's page, result and spreadsheets.
    func write(_ result: ComparisonReport) throws -> [String] {
        try write([
            ("report.html", Data(result.page(in: .current).utf8)),
            ("result.json", try result.json()), ("figures.csv", Data(result.figuresCSV.utf8)),
            ("runs.csv", Data(result.runsCSV.utf8)),
        ])
    }

    private func write(_ files: [(name: String, data: Data)]) throws -> [String] {
        try files.map { file in
            let place = folder.appending(path: file.name)
            do {
                try file.data.write(to: place, options: .atomic)
            } catch {
                throw SystemFault(of: error).failure(writing: place.path)
            }
            return place.path
        }
    }
}
