public import Vocabulary

extension SearchResult {
    /// The search as a page for people: latency against load, the knee marked.
    public func page(in language: Language) -> String {
        SearchPage(result: self, language: language).page.html
    }
}

/// Puts a search's page together.
private struct SearchPage {
    let result: SearchResult
    let language: Language

    private var text: FigureText { FigureText(language: language) }

    private func say(_ phrase: ReportPhrase) -> String { phrase(language) }

    var page: Page {
        Page(
            title: "homeward load search · \(result.scenario)",
            language: language,
            body: [
                head, verdict, tiles, latencyChart.html, throughputChart.html,
                table(say(.latencyByLoad), result.curve), table(say(.trials), result.trials),
                "<h2>\(say(.machine).escaped)</h2>"
                    + Page.facts([
                        (
                            say(.machine),
                            result.machine.line(in: language)
                        )
                    ]),
            ]
            .joined(separator: "\n")
        )
    }

    private var goalText: String {
        let goal = result.goal
        return "p\(text.mark(goal.percentile)) ≤ \(text.number(goal.milliseconds)) ms, "
            + "\(say(.errors)) ≤ \(text.share(goal.errors)), "
            + "\(say(.achieved).lowercased()) ≥ \(text.share(goal.achieved))"
    }

    private var head: String {
        """
        <h1>\(say(.search).escaped): \(result.scenario.escaped)</h1>
        <p class="lead">\(say(.goal).escaped): \(goalText.escaped) · \(result.startedAt.escaped) · \
        \(say(.openLoop).escaped)</p>
        """
    }

    private var verdict: String {
        switch result.ending {
        case .found:
            Page.verdict(
                "\(say(.knee)): \(text.number(result.knee ?? 0)) \(say(.callsPerSecond))",
                isGood: true
            )
        case .nothingHolds: Page.verdict(say(.noKnee), isGood: false)
        case .ceiling: Page.verdict(say(.ceiling), isGood: true)
        case .generator: Page.verdict(say(.generatorEnd), isGood: false)
        }
    }

    private var tiles: String {
        let nearest = result.curve.last { trial in trial.offered <= (result.knee ?? 0) * 1.02 }
        var tiles = [
            (
                result.knee.map(text.number) ?? "–",
                "\(say(.knee)), \(say(.callsPerSecond))"
            )
        ]
        if let nearest {
            tiles += [
                (text.number(nearest.latency(at: 50)) + " ms", "p50 · \(say(.knee))"),
                (text.number(nearest.latency(at: 99)) + " ms", "p99 · \(say(.knee))"),
                (text.number(nearest.latency(at: 99.9)) + " ms", "p99.9 · \(say(.knee))"),
            ]
        }
        return Page.tiles(tiles)
    }

    private var markers: [Chart.Marker] {
        result.knee.map { [Chart.Marker(x: $0, name: say(.knee))] } ?? []
    }

    /// What is drawn: the curve, or where there is none, what was tried.
    private var drawn: [LoadTrial] {
        result.curve.isEmpty
            ? result.trials.sorted { $0.offered < $1.offered } : result.curve
    }

    private var loads: Scale {
        .linear(upTo: drawn.map(\.offered).max() ?? 1)
    }

    private var latencyChart: Chart {
        let lines = [(50.0, 1, "p50"), (99, 2, "p99"), (99.9, 3, "p99.9")].map {
            percentile,
            colour,
            name in
            Chart.Line(
                name: name,
                colour: colour,
                points: drawn.map { ($0.offered, $0.latency(at: percentile)) },
                hasDots: true
            )
        }
        return Chart(
            title: say(.latencyByLoad),
            note: say(.openNote),
            xName: "\(say(.offered)), \(say(.callsPerSecond))",
            yName: say(.milliseconds),
            x: loads,
            y: .logarithmic(holding: lines.flatMap { $0.points.map(\.y) }),
            lines: lines,
            markers: markers,
            xText: text.mark,
            yText: text.mark
        )
    }

    private var throughputChart: Chart {
        let offered = drawn.map { (x: $0.offered, y: $0.offered) }
        let achieved = drawn.map { (x: $0.offered, y: $0.achieved) }
        return Chart(
            title: say(.throughputByLoad),
            note: "",
            xName: "\(say(.offered)), \(say(.callsPerSecond))",
            yName: say(.callsPerSecond),
            x: loads,
            y: loads,
            lines: [
                Chart.Line(name: say(.offered), colour: 1, points: offered, isDashed: true),
                Chart.Line(name: say(.achieved), colour: 4, points: achieved, hasDots: true),
            ],
            markers: markers,
            xText: text.mark,
            yText: text.mark
        )
    }

    private func table(_ title: String, _ trials: [LoadTrial]) -> String {
        guard !trials.isEmpty else { return "" }
        let rows = trials.map { trial in
            [
                text.number(trial.offered), text.number(trial.achieved), text.share(trial.errors),
            ]
                + [50, 90, 99, 99.9, 100].map { text.number(trial.latency(at: $0)) }
                + [result.goal.holds(trial) ? "✓" : "✗", trial.generatorKeptUp ? "✓" : "✗"]
        }
        return "<h2>\(title.escaped)</h2>"
            + Page.table(
                [
                    say(.offered), say(.achieved), say(.failed), "p50 ms", "p90 ms", "p99 ms",
                    "p99.9 ms", "\(say(.maximum)) ms", say(.goal), say(.keptUp),
                ],
                rows
            )
    }
}
