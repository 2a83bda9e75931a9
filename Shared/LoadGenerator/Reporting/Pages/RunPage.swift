import RPC
public import Vocabulary

extension RunResult {
    /// The run as a page for people: self-contained, in a language.
    public func page(in language: Language) -> String {
        RunPage(result: self, language: language).page.html
    }
}

/// Puts a run's page together.
private struct RunPage {
    let result: RunResult
    let language: Language

    private var text: FigureText { FigureText(language: language) }

    private func say(_ phrase: ReportPhrase) -> String { phrase(language) }

    var page: Page {
        let sections = [
            head, verdicts, tiles, percentileChart.html, timeChart.html, rateChart.html, faults,
            methods, acts, outcomes, thresholds, generator, invariants, facts,
        ]
        return Page(
            title: "homeward load · \(result.scenario)",
            language: language,
            body: sections.filter { !$0.isEmpty }.joined(separator: "\n")
        )
    }

    private var loopName: String {
        switch result.loop {
        case .open(let rate): "\(say(.openLoop)), \(text.number(rate)) \(say(.perSecond))"
        case .closed(let inFlight, let connections):
            "\(say(.closedLoop)), \(connections) × \(inFlight)"
        }
    }

    /// Stands on every figure: what a closed loop measured is no latency under load.
    private var note: String {
        result.loop.isOpen ? say(.histogramNote) : say(.closedLoop)
    }

    /// Follows the heading of every table that a closed loop filled.
    private var loopNote: String { result.loop.isOpen ? "" : " · \(say(.closedLoop))" }

    private var head: String {
        """
        <h1>\(result.scenario.escaped)</h1>
        <p class="lead">\(loopName.escaped) · \(result.startedAt.escaped) · \
        \(text.number(result.seconds).escaped) s</p>
        """
    }

    private var verdicts: String {
        var verdicts: [String] = []
        if !result.loop.isOpen {
            verdicts.append(Page.verdict(say(.closedWarning), isGood: false))
        }
        if result.generator.wasBottleneck {
            let why = result.generator.findings.map { say($0.phrase) }.joined(separator: ", ")
            verdicts.append(Page.verdict(say(.bottleneck), isGood: false, detail: why))
        } else {
            verdicts.append(
                Page.verdict(
                    say(.kept),
                    isGood: true,
                    detail: result.loop.isOpen
                        ? "\(say(.lateness)) p99 \(text.duration(result.generator.lateness99))" : ""
                )
            )
        }
        if let invariants = result.invariants {
            verdicts.append(
                Page.verdict(
                    say(invariants.holds ? .holds : .broken),
                    isGood: invariants.holds,
                    detail: "\(text.count(invariants.acknowledged)) \(say(.acknowledged))"
                )
            )
        }
        for breach in result.breaches {
            verdicts.append(
                Page.verdict(
                    "\(breach.name.rawValue): \(text.number(breach.measured))",
                    isGood: false,
                    detail: "\(say(.bound)) \(text.number(breach.bound))\(loopNote)"
                )
            )
        }
        return verdicts.joined(separator: "\n")
    }

    private var tiles: String {
        let latency = result.measured.latency
        let label = result.loop.isOpen ? "" : " (\(say(.closedLoop)))"
        return Page.tiles([
            (text.number(result.answeredPerSecond), "\(say(.answered)) \(say(.perSecond))\(label)"),
            (text.percentile(50, of: latency), "p50\(label)"),
            (text.percentile(99, of: latency), "p99\(label)"),
            (text.percentile(99.9, of: latency), "p99.9\(label)"),
            (text.duration(latency.maximum), "\(say(.maximum))\(label)"),
            (text.share(result.measured.errorShare), say(.errors)),
        ])
    }

    private var percentileChart: Chart {
        let latency = result.measured.latency.curve
        let service = result.measured.service.curve
        let count = max(10, result.measured.answered)
        let most = Scale.nines(of: 100 - 100 / Double(count))
        func line(_ curve: [(percentile: Double, nanoseconds: UInt64)]) -> [(x: Double, y: Double)]
        {
            curve.map { ($0.percentile, Double($0.nanoseconds) / 1e6) }
        }
        var lines = [Chart.Line(name: say(.latency), colour: 1, points: line(latency))]
        if result.loop.isOpen {
            lines.append(
                Chart.Line(name: say(.service), colour: 2, points: line(service), isDashed: true)
            )
        }
        return Chart(
            title: say(.byPercentile),
            note: note,
            xName: say(.percentile),
            yName: say(.milliseconds),
            x: .nines(max(2, most)),
            y: .logarithmic(holding: lines.flatMap { $0.points.map(\.y) }),
            lines: lines,
            xText: percentage,
            yText: text.mark
        )
    }

    private var percentage: @Sendable (Double) -> String {
        { [language] value in
            let plain = value == value.rounded() ? "\(Int(value))" : "\(value)"
            return (language == .vietnamese ? plain.replacing(".", with: ",") : plain) + " %"
        }
    }

    private var timeChart: Chart {
        let seconds = result.measured.seconds
        func line(_ phrase: String, _ colour: Int, _ percentile: Double) -> Chart.Line {
            Chart.Line(
                name: phrase,
                colour: colour,
                points: seconds.enumerated().filter { !$0.element.latency.isEmpty }.map {
                    (Double($0.offset), Double($0.element.latency.percentile(percentile)) / 1e6)
                }
            )
        }
        let lines = [
            line(say(.maximum), 3, 100), line("p99", 2, 99), line("p50", 1, 50),
        ]
        return Chart(
            title: say(.overTime),
            note: note,
            xName: say(.seconds),
            yName: say(.milliseconds),
            x: .linear(0...Double(max(1, seconds.count - 1))),
            y: .logarithmic(holding: lines.flatMap { $0.points.map(\.y) }),
            lines: lines,
            markers: markers,
            xText: text.mark,
            yText: text.mark
        )
    }

    private var rateChart: Chart {
        // The last answers of an open loop come when nothing is intended any more: that is its end,
        // and would look like a fall.
        let all = result.measured.seconds
        let last = result.loop.isOpen ? all.lastIndex { $0.intended > 0 } : nil
        let seconds = last.map { Array(all[...$0]) } ?? all
        func line(
            _ phrase: ReportPhrase,
            _ colour: Int,
            _ value: (Measurements.Second) -> Int,
            isDashed: Bool = false
        ) -> Chart.Line {
            Chart.Line(
                name: say(phrase),
                colour: colour,
                points: seconds.enumerated().map { (Double($0.offset), Double(value($0.element))) },
                isDashed: isDashed
            )
        }
        var lines = [line(.answered, 4, \.answered), line(.failed, 5, \.failed)]
        if result.loop.isOpen {
            lines.insert(line(.intended, 1, \.intended, isDashed: true), at: 0)
        }
        let highest = lines.flatMap { $0.points.map(\.y) }.max() ?? 1
        return Chart(
            title: say(.rateOverTime),
            note: result.loop.isOpen ? "" : say(.closedLoop),
            xName: say(.seconds),
            yName: say(.callsPerSecond),
            x: .linear(0...Double(max(1, seconds.count - 1))),
            y: .linear(upTo: highest),
            lines: lines,
            markers: markers,
            xText: text.mark,
            yText: text.mark
        )
    }

    private var markers: [Chart.Marker] {
        result.events.map { Chart.Marker(x: $0.second, name: $0.what) }
    }

    private var faults: String {
        guard !result.recoveries.isEmpty else { return "" }
        // The classes of outcome always, what else may become of a call where it did.
        let kinds = FailureCounts.kinds.enumerated().filter { place, kind in
            place < OutcomeClass.allCases.count
                || result.recoveries.contains { kind.count($0.failures) > 0 }
        }.map(\.element)
        let rows = result.recoveries.map { recovery in
            [
                recovery.fault, text.number(recovery.at),
                recovery.seconds.map { text.number($0) + " s" } ?? say(.notRecovered),
                text.count(recovery.failed),
            ]
                + kinds.map { text.count($0.count(recovery.failures)) }
        }
        return "<h2>\(say(.faults).escaped)\(loopNote.escaped)</h2>"
            + Page.table(
                [say(.fault), say(.at), say(.recovered), say(.lostMeanwhile)]
                    + kinds.map { say($0.phrase) },
                rows
            )
    }
}

// MARK: - Tables

extension RunPage {
    private static let percentiles: [Double] = [50, 90, 99, 99.9, 99.99]

    private var headings: [String] {
        [
            say(.count), say(.perSecond), "p50", "p90", "p99", "p99.9", "p99.99", say(.maximum),
        ]
    }

    private func figures(_ histogram: LatencyHistogram) -> [String] {
        [
            text.count(histogram.count),
            text.number(Double(histogram.count) / max(result.seconds, 1e-9)),
        ]
            + Self.percentiles.map { text.percentile($0, of: histogram) }
            + [text.duration(histogram.maximum)]
    }

    fileprivate var methods: String {
        let rows = result.measured.methods.map { method in
            [method] + figures(result.measured.latency(of: method))
        }
        return "<h2>\(say(.methods).escaped)\(loopNote.escaped)</h2>"
            + Page.table([say(.method)] + headings, rows)
    }

    fileprivate var acts: String {
        let acts = result.measured.acts.filter { $0.outcome == .answered }
        guard !acts.isEmpty else { return "" }
        // Where every act is one call, this would be the table above once more.
        let ended = result.measured.acts.reduce(0) { $0 + $1.latency.count }
        guard ended != result.measured.ended else { return "" }
        let rows = acts.sorted { $0.method < $1.method }.map { [$0.method] + figures($0.latency) }
        return "<h2>\(say(.acts).escaped)\(loopNote.escaped)</h2>"
            + Page.table([""] + headings, rows)
    }

    fileprivate var outcomes: String {
        let sorted = result.measured.rows.sorted {
            ($0.method, $0.outcome.word) < ($1.method, $1.outcome.word)
        }
        let rows = sorted.filter { $0.outcome != .answered }.map { row in
            [
                row.method, row.outcome.word,
                row.outcome.outcomeClass.map { say($0.phrase) } ?? "",
                text.count(row.latency.count), text.duration(row.latency.percentile(50)),
                text.duration(row.latency.maximum),
            ]
        }
        guard !rows.isEmpty else { return "" }
        return "<h2>\(say(.outcomes).escaped)\(loopNote.escaped)</h2>"
            + Page.table(
                [
                    say(.method), say(.outcome), say(.outcomeClass), say(.count), "p50",
                    say(.maximum),
                ],
                rows
            )
    }

    fileprivate var thresholds: String {
        guard !result.thresholds.bounds.isEmpty else { return "" }
        let rows = Thresholds.Name.allCases.compactMap { name -> [String]? in
            guard let bound = result.thresholds.bounds[name] else { return nil }
            let breach = result.breaches.first { $0.name == name }
            return [
                name.rawValue, text.number(bound),
                breach.map { text.number($0.measured) + " ✗" } ?? "✓",
            ]
        }
        return "<h2>\(say(.thresholds).escaped)\(loopNote.escaped)</h2>"
            + Page.table([say(.thresholds), say(.bound), say(.measuredValue)], rows)
    }

    fileprivate var generator: String {
        let report = result.generator
        var facts: [(String, String)] = []
        if result.loop.isOpen {
            facts += [
                (
                    say(.lateness),
                    "p99 \(text.duration(report.lateness99)), "
                        + "\(say(.maximum)) \(text.duration(report.latenessMaximum))"
                ),
                (say(.pacing), "p99 \(text.duration(report.pacing99))"),
            ]
        }
        facts += [
            (say(.busiestThread), text.share(report.busiestThread)),
            (say(.cores), text.share(report.cores)),
            (say(.unsent), text.count(report.unsent)),
        ]
        return "<h2>\(say(.generator).escaped)</h2>" + Page.facts(facts)
    }

    fileprivate var invariants: String {
        guard let report = result.invariants else { return "" }
        let trail =
            report.trailWasRead
            ? "\(say(.brokenTrails)): \(report.brokenTrails.isEmpty ? "0" : report.brokenTrails.joined(separator: ", "))"
            : say(.trailUnread)
        let named = report.named.map { "<br>\($0.escaped)" }.joined()
        return "<h2>\(say(.invariants).escaped)</h2>"
            + Page.facts([
                (say(.acknowledged), text.count(report.acknowledged)),
                (say(.settled), text.count(report.settled)),
                (say(.unsettled), text.count(report.unsettled)),
                (say(.missing), text.count(report.missing)),
                (say(.repeated), text.count(report.repeated)),
                (say(.doubled), text.count(report.doubled)), (say(.trail), trail),
                (say(.notOnce), text.count(report.notOnceInTrail)),
                (say(.unacknowledged), text.count(report.unacknowledgedInTrail)),
            ])
            + (named.isEmpty ? "" : "<p>\(named)</p>")
    }

    fileprivate var facts: String {
        let seeds = result.seeds.map { seed in
            "\(seed.seed): p50 \(text.duration(seed.p50)), p99 \(text.duration(seed.p99))"
        }
        let machine = result.machine
        return "<h2>\(say(.machine).escaped)</h2>"
            + Page.facts([
                (say(.machine), result.machine.line(in: language)),
                ("", machine.system), (say(.targets), result.targets.joined(separator: " · ")),
                (say(.workers), "\(result.workers)"),
                (say(.seed) + loopNote, seeds.joined(separator: " · ")),
            ])
    }
}

extension GeneratorReport.Finding {
    /// What is said of it.
    var phrase: ReportPhrase {
        switch self {
        case .late: .late
        case .busy: .busy
        case .full: .full
        }
    }
}
