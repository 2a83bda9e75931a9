public import Vocabulary

extension ComparisonReport {
    /// The comparison as a page for people.
    public func page(in language: Language) -> String {
        ComparisonPage(result: self, language: language).page.html
    }
}

/// Puts a comparison's page together.
private struct ComparisonPage {
    let result: ComparisonReport
    let language: Language

    private var text: FigureText { FigureText(language: language) }

    private func say(_ phrase: ReportPhrase) -> String { phrase(language) }

    var page: Page {
        let comparison = result.comparison
        let loop = result.loop.isOpen ? say(.openLoop) : say(.closedLoop)
        return Page(
            title: "homeward load compare · \(result.scenario)",
            language: language,
            body: """
                <h1>\(say(.comparison).escaped): \(result.scenario.escaped)</h1>
                <p class="lead">A = \(result.sides[0].escaped) · B = \(result.sides[1].escaped) · \
                \(loop.escaped) · \(result.startedAt.escaped)</p>
                \(verdict)
                \(table)
                \(Page.facts([
                    (say(.runs), "A \(comparison.first.count), B \(comparison.second.count)"),
                    (
                        say(.machine),
                        result.machine.line(in: language)
                    ),
                ]))
                \(runChart(.p50).html)
                \(runChart(.p99).html)
                """
        )
    }

    private var verdict: String {
        let comparison = result.comparison
        guard comparison.isConclusive else {
            return Page.verdict(say(.inconclusive), isGood: false)
        }
        guard comparison.findsDifference else {
            return Page.verdict(say(.noDifference), isGood: true)
        }
        return comparison.rows.filter { $0.finding != .noDifference }.map { row in
            Page.verdict(
                "\(row.figure.name(say(.mean))): \(say(row.finding.phrase))",
                isGood: row.finding == .faster,
                detail: "\(say(.ratio)) \(text.number(row.ratio)) "
                    + "[\(text.number(row.interval[0])); \(text.number(row.interval[1]))]"
                    + (result.loop.isOpen ? "" : " · \(say(.closedLoop))")
            )
        }
        .joined(separator: "\n")
    }

    private var table: String {
        let label = result.loop.isOpen ? "" : " (\(say(.closedLoop)))"
        return Page.table(
            [
                say(.figure) + label, "A" + label, "B" + label, say(.ratio), say(.interval),
                say(.probability),
                say(.finding),
            ],
            result.comparison.rows.map { row in
                [
                    row.figure.name(say(.mean)), text.duration(row.first),
                    text.duration(row.second), text.number(row.ratio),
                    row.interval.map(text.number).joined(separator: " – "),
                    text.number(row.probability), say(row.finding.phrase),
                ]
            }
        )
    }

    /// Each run's figure in order, so that drift can be seen.
    private func runChart(_ figure: Comparison.Figure) -> Chart {
        let place = Comparison.Figure.allCases.firstIndex(of: figure) ?? 0
        func line(_ name: String, _ colour: Int, _ runs: [ComparedRun]) -> Chart.Line {
            Chart.Line(
                name: name,
                colour: colour,
                points: runs.enumerated().map {
                    (Double($0.offset + 1), $0.element.figures[place] / 1e6)
                },
                hasDots: true
            )
        }
        let lines = [
            line("A", 1, result.comparison.first), line("B", 2, result.comparison.second),
        ]
        let count = max(2, result.comparison.first.count, result.comparison.second.count)
        return Chart(
            title: figure.name(say(.mean)),
            note: result.loop.isOpen ? "" : say(.closedLoop),
            xName: say(.runs),
            yName: say(.milliseconds),
            x: .linear(1...Double(count)),
            y: .logarithmic(holding: lines.flatMap { $0.points.map(\.y) }),
            lines: lines,
            xText: text.mark,
            yText: text.mark
        )
    }
}

extension Comparison.Figure {
    /// As it is written; the mean by its word of a language.
    func name(_ mean: String) -> String {
        switch self {
        case .mean: mean
        case .p50: "p50"
        case .p90: "p90"
        case .p99: "p99"
        case .p999: "p99.9"
        }
    }
}

extension Comparison.Finding {
    /// What is said of it.
    var phrase: ReportPhrase {
        switch self {
        case .faster: .faster
        case .slower: .slower
        case .noDifference: .noDifference
        }
    }
}
