public import Foundation
import RPC

extension RunResult {
    /// The result as a JSON file, its histograms included, so that results can be added up later.
    public func json() throws -> Data { try ResultFile.json(self) }

    /// Reads a result back.
    public init(json: Data) throws {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf",
            negativeInfinity: "-inf",
            nan: "nan"
        )
        self = try decoder.decode(RunResult.self, from: json)
    }

    /// A row per second, for a spreadsheet; times in milliseconds.
    public var secondsCSV: String {
        let rows = measured.seconds.enumerated().map { index, second in
            ["\(index)", loop.word, "\(second.intended)", "\(second.answered)", "\(second.failed)"]
                + FailureCounts.kinds.map { "\($0.count(second.failures))" }
                + [50, 90, 99, 100].map { second.latency.milliseconds(at: $0) }
        }
        return ResultFile.csv(
            ["second", "loop", "intended", "answered", "failed"] + FailureCounts.kinds.map(\.name)
                + ["p50_ms", "p90_ms", "p99_ms", "max_ms"],
            rows
        )
    }

    /// A row per method and outcome, for a spreadsheet; times in milliseconds.
    public var methodsCSV: String {
        let percentiles = [50, 90, 95, 99, 99.9, 99.99, 100.0]
        let names = ["p50", "p90", "p95", "p99", "p999", "p9999", "max"]
        let sorted = measured.rows.sorted {
            ($0.method, $0.outcome.word, $0.outcome.outcomeClass?.rawValue ?? 0)
                < ($1.method, $1.outcome.word, $1.outcome.outcomeClass?.rawValue ?? 0)
        }
        let rows = sorted.map { row in
            [
                row.method, row.outcome.word, row.outcome.outcomeClass?.word ?? "",
                loop.word, "\(row.latency.count)",
            ]
                + percentiles.map { row.latency.milliseconds(at: $0) }
                + percentiles.map { row.service.milliseconds(at: $0) }
        }
        return ResultFile.csv(
            ["method", "outcome", "class", "loop", "count"]
                + names.map { "latency_\($0)_ms" } + names.map { "service_\($0)_ms" },
            rows
        )
    }
}

extension SearchResult {
    /// The result as a JSON file.
    public func json() throws -> Data { try ResultFile.json(self) }

    /// A row per trial, for a spreadsheet; times in milliseconds.
    public var csv: String {
        let rows = [("search", trials), ("curve", curve)].flatMap { part, trials in
            trials.map { trial in
                [
                    part, "open", "\(trial.offered)", "\(trial.achieved)", "\(trial.errors)",
                    goal.holds(trial) ? "yes" : "no", trial.generatorKeptUp ? "yes" : "no",
                ]
                    + LoadTrial.percentiles.map { percentile in
                        let value = trial.latency(at: percentile)
                        return value.isFinite ? "\(value)" : ""
                    }
            }
        }
        return ResultFile.csv(
            [
                "part", "loop", "offered", "achieved", "errors", "holds", "generator_kept_up",
                "p50_ms", "p90_ms", "p95_ms", "p99_ms", "p999_ms", "p9999_ms", "max_ms",
            ],
            rows
        )
    }
}

extension ComparisonReport {
    /// The result as a JSON file.
    public func json() throws -> Data { try ResultFile.json(self) }

    /// A row per figure, for a spreadsheet; times in milliseconds.
    public var figuresCSV: String {
        let rows = comparison.rows.map { row in
            [
                row.figure.rawValue, loop.word, "\(row.first / 1e6)", "\(row.second / 1e6)",
                "\(row.ratio)", "\(row.interval[0])", "\(row.interval[1])", "\(row.probability)",
                row.finding.rawValue,
            ]
        }
        return ResultFile.csv(
            [
                "figure", "loop", "a_ms", "b_ms", "ratio", "ratio_low", "ratio_high", "p",
                "finding",
            ],
            rows
        )
    }

    /// A row per run that counted, for a spreadsheet; times in milliseconds.
    public var runsCSV: String {
        let rows = [("A", comparison.first), ("B", comparison.second)].flatMap { side, runs in
            runs.enumerated().map { number, run in
                [side, "\(number + 1)", loop.word, "\(run.errors)"]
                    + run.figures.map { "\($0 / 1e6)" }
            }
        }
        return ResultFile.csv(
            ["side", "run", "loop", "errors"]
                + Comparison.Figure.allCases.map { "\($0.rawValue)_ms" },
            rows
        )
    }
}

extension RunResult.Loop {
    /// What stands in every row of a spreadsheet, which may be read without the page beside it.
    fileprivate var word: String { isOpen ? "open" : "closed" }
}

/// How results are written down.
private enum ResultFile {
    static func json(_ result: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A threshold that nothing could be measured for has no end.
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf",
            negativeInfinity: "-inf",
            nan: "nan"
        )
        return try encoder.encode(result)
    }

    static func csv(_ headings: [String], _ rows: [[String]]) -> String {
        ([headings] + rows).map { row in
            row.map { cell in
                let isPlain = !cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
                return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
            }
            .joined(separator: ",")
        }
        .joined(separator: "\n") + "\n"
    }
}

extension LatencyHistogram {
    /// A percentile in milliseconds, empty where nothing was counted.
    fileprivate func milliseconds(at percentage: Double) -> String {
        isEmpty ? "" : "\(Double(percentile(percentage)) / 1e6)"
    }
}
