import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// Figures as people and spreadsheets read them.
@Suite struct StatisticsViewTests {
    private static let period = StatisticPeriod(
        from: CalendarDate("2026-01-01") ?? .earliest,
        until: CalendarDate("2026-06-30") ?? .earliest
    )
    private static let moment = Instant(millisecondsSinceEpoch: 1_782_800_000_000)

    private func figure(
        _ indicator: Indicator,
        _ total: Int?,
        by breakdown: StatisticBreakdown? = nil,
        _ rows: [StatisticRow] = [],
        _ protection: StatisticProtection = .exact,
        isLowerBound: Bool = false,
        unnumbered: Int? = nil,
        in period: StatisticPeriod = period
    ) -> StatisticFigure {
        StatisticFigure(
            .of(indicator),
            period: period,
            asOf: Self.moment,
            province: nil,
            total: total,
            by: breakdown,
            rows: rows,
            unnumbered: unnumbered,
            protection: protection,
            isLowerBound: isLowerBound
        )
    }

    private func view(
        _ figure: StatisticFigure?,
        before: StatisticFigure? = nil,
        _ indicator: Indicator
    ) -> StatisticsView {
        StatisticsView(
            .init(
                parts: [],
                figures: [
                    ComposedFigure(
                        .of(indicator),
                        figure: figure,
                        yearBefore: before,
                        published: []
                    )
                ]
            )
        )
    }

    @Test func `rows of both years stand beside each other, and the unknown last`() {
        let now = figure(
            .reportsReceived,
            6,
            by: .form,
            [
                StatisticRow("ForcedLabour", 4), StatisticRow("several", 1),
                StatisticRow("unknown", 1),
            ]
        )
        let before = figure(
            .reportsReceived,
            3,
            by: .form,
            [StatisticRow("Servitude", 2), StatisticRow("unknown", 1)],
            in: Self.period.yearBefore
        )
        let rows = view(now, before: before, .reportsReceived).table.rows
        #expect(rows.map { $0[2] } == ["6", "4", "0", "1", "1"])
        #expect(rows.map { $0[3] } == ["3", "", "2", "", "1"])
        #expect(rows.last?[0] == "· " + StatisticBreakdown.form.label(of: "unknown").current)
    }

    @Test func `what is rounded, withheld, at least or missing is said so`() {
        let rounded = figure(
            .victimsConfirmed,
            35,
            by: .sex,
            [StatisticRow("Feminine", 20), StatisticRow("Masculine", nil)],
            .rounded
        )
        let cells = view(rounded, .victimsConfirmed).table.rows.map { $0[2] }
        #expect(cells == ["≈ 35", "≈ 20", StatisticsPhrase.hidden()])
        let few = figure(.victimsConfirmed, nil, by: nil, [], .withheld)
        #expect(view(few, .victimsConfirmed).table.rows.first?[2] == StatisticsPhrase.few())
        let month = figure(.victimsConfirmed, nil, by: nil, [], .quartersOnly)
        #expect(
            view(month, .victimsConfirmed).table.rows.first?[2]
                == StatisticProtection.quartersOnly.label.current
        )
        let least = figure(.casesOpened, 9, isLowerBound: true)
        #expect(view(least, .casesOpened).table.rows.first?[2] == "≥ 9")
        #expect(view(nil, .casesOpened).table.rows.first?[2] == "–")
    }

    @Test func `below the table stands how each figure was counted`() throws {
        let counted = figure(.crossingPersons, 40, unnumbered: 2)
        let note = try #require(view(counted, .crossingPersons).notes.first)
        let definition = IndicatorDefinition.of(.crossingPersons)
        for text in [
            definition.rule.current, definition.dedup.current, definition.basis.current,
            StatisticsPhrase.country(), StatisticsPhrase.unnumbered("2"),
        ] {
            #expect(note.contains(text), "\(text)")
        }
    }

    @Test func `a spreadsheet gets the words as they are on the wire`() {
        let counted = figure(.casesOpened, 3, by: .article, [StatisticRow("art150", 3)])
        let lines = view(counted, .casesOpened).csv.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 3)
        #expect(
            lines[1].hasPrefix("cases.opened,case,2026-01-01,2026-06-30,")
                && lines[1].hasSuffix(",,,,3,exact,false")
        )
        #expect(lines[2].hasSuffix(",,article,art150,3,exact,false"))
    }
}
