import ServiceContracts
import Vocabulary
import WireCodec

/// Figures as they are shown: one table, and below it how each was counted.
struct StatisticsView: Sendable {
    private let figures: [ComposedFigure]

    /// A view of an answer.
    init(_ response: ReadStatistics.Response) {
        figures = response.figures
    }

    // MARK: - The table

    /// A line for each figure, and below it one for each row of its breakdown.
    var table: TextTable {
        TextTable(
            [
                StatisticsPhrase.figure(), StatisticsPhrase.unit(), StatisticsPhrase.number(),
                StatisticsPhrase.yearBefore(), StatisticsPhrase.published(),
            ],
            rows: figures.flatMap { figure in [Self.line(of: figure)] + Self.rows(of: figure) }
        )
    }

    private static func line(of figure: ComposedFigure) -> [String] {
        [
            figure.indicator.label.current,
            figure.provenance.unit.label.current,
            number(figure.figure),
            number(figure.yearBefore),
            figure.published.map(published).joined(separator: "; "),
        ]
    }

    /// The rows of this year and of the year before, beside each other by value.
    private static func rows(of figure: ComposedFigure) -> [[String]] {
        guard let now = figure.figure, let breakdown = now.by?.known else { return [] }
        let before = figure.yearBefore?.rows ?? []
        let gone = before.filter { row in !now.rows.contains { $0.value == row.value } }
        // What nobody said stands last.
        let all = (now.rows + gone.map { StatisticRow($0.value, 0) }).enumerated()
            .sorted { (rank($0.element.value), $0.offset) < (rank($1.element.value), $1.offset) }
            .map(\.element)
        return all.map { row in
            [
                "· " + breakdown.label(of: row.value).current,
                "",
                number(row.count, in: now),
                before.first { $0.value == row.value }
                    .map { number($0.count, in: figure.yearBefore) } ?? "",
                "",
            ]
        }
    }

    private static func rank(_ value: String) -> Int {
        switch value {
        case StatisticBreakdown.several: 1
        case StatisticBreakdown.unknown: 2
        default: 0
        }
    }

    /// A total in words: exact, about, at least, or why there is none.
    private static func number(_ figure: StatisticFigure?) -> String {
        guard let figure else { return "–" }
        guard figure.total == nil else { return number(figure.total, in: figure) }
        return figure.protection == .quartersOnly
            ? figure.protection.label.current : StatisticsPhrase.few()
    }

    private static func number(_ count: Int?, in figure: StatisticFigure?) -> String {
        guard let count else { return StatisticsPhrase.hidden() }
        let isExact = figure.map { $0.protection == .exact } ?? true
        let about = isExact || count == 0 ? "" : "≈ "
        return (figure?.isLowerBound == true ? "≥ " : about) + "\(count)"
    }

    /// A published number with whose it is, and whether what is counted agrees.
    private static func published(_ number: PublishedNumber) -> String {
        let bound = number.figure.bound == .exact ? "" : number.figure.bound.label.current + " "
        let verdict = number.agrees.map { $0 ? " =" : " ≠" } ?? ""
        return
            "\(bound)\(number.figure.value)\(verdict) (\(Wording.label(of: number.body).current))"
    }

    // MARK: - How it was counted

    /// What must be known to set two figures side by side, one text for each.
    var notes: [String] {
        figures.map { figure in
            let provenance = figure.provenance
            let sources = provenance.source.map { Wording.label(of: $0).current }
            var parts = [
                "\n\(figure.indicator.label.current) (\(figure.indicator.text)): "
                    + Self.text(provenance.rule) + ".",
                StatisticsPhrase.once(Self.text(provenance.dedup)),
                StatisticsPhrase.source(
                    sources.joined(separator: ", "),
                    Self.text(provenance.basis)
                ),
            ]
            guard let counted = figure.figure else { return parts.joined(separator: " ") }
            parts.append(
                StatisticsPhrase.standing(
                    counted.asOf.inVietNam,
                    counted.province?.label.current ?? StatisticsPhrase.country()
                )
            )
            if counted.protection != .exact { parts.append(counted.protection.label.current + ".") }
            if let unnumbered = counted.unnumbered {
                parts.append(StatisticsPhrase.unnumbered("\(unnumbered)"))
            }
            if counted.isLowerBound { parts.append(StatisticsPhrase.lowerBound()) }
            return parts.joined(separator: " ")
        }
    }

    private static func text(_ text: StatisticText) -> String {
        Label(vi: text.vi, en: text.en).current
    }

    // MARK: - For spreadsheets

    /// The same as comma-separated values (RFC 4180), words as they are spelled on the wire.
    var csv: String {
        let heading = [
            "indicator", "unit", "from", "until", "asOf", "province", "by", "value", "count",
            "protection", "isLowerBound",
        ]
        let lines = figures.flatMap { [$0.figure, $0.yearBefore].compactMap(\.self) }
            .flatMap { figure in
                [Self.cells(of: figure, nil, figure.total)]
                    + figure.rows.map { Self.cells(of: figure, $0.value, $0.count) }
            }
        return ([heading] + lines)
            .map { $0.map(Self.quoted).joined(separator: ",") }
            .joined(separator: "\r\n")
    }

    private static func cells(
        of figure: StatisticFigure,
        _ value: String?,
        _ count: Int?
    ) -> [String] {
        [
            figure.indicator.text, figure.unit.text, figure.period.from.text,
            figure.period.until.text, figure.asOf.text, figure.province?.text ?? "",
            value == nil ? "" : figure.by?.text ?? "", value ?? "", count.map { "\($0)" } ?? "",
            figure.protection.text, figure.isLowerBound ? "true" : "false",
        ]
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
