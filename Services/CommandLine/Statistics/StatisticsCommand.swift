import ArgumentParser
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward statistics [INDICATOR …]`: figures of the three services side by side, each with how it was
/// counted, the year before and what was published.
///
/// Without an indicator it lists them all, and asks nobody.
struct StatisticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics",
        abstract: StatisticsPhrase.about()
    )

    @Argument(
        help: ArgumentHelp(StatisticsPhrase.indicators(), valueName: "indicator"),
        completion: .list(Indicator.allCases.map(\.rawValue))
    )
    var indicators: [String] = []

    @Option(help: ArgumentHelp(StatisticsPhrase.from(), valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp(StatisticsPhrase.until(), valueName: "day"))
    var until: String?

    @Option(
        help: ArgumentHelp(StatisticsPhrase.by(), valueName: "breakdown"),
        completion: .list(StatisticBreakdown.allCases.map(\.rawValue))
    )
    var by: String?

    @Option(help: ArgumentHelp(StatisticsPhrase.asOf(), valueName: "moment"))
    var asOf: String?

    @Flag(help: ArgumentHelp(StatisticsPhrase.csv()))
    var csv = false

    @OptionGroup var options: CallOptions

    func run() async throws {
        let output = Output(options.speech)
        guard !indicators.isEmpty else { return try StatisticsCatalogue().show(output) }
        let request = try question()
        let response = try await Session.with(options.session()) { session in
            try await session.call(request)
        }
        let view = StatisticsView(response)
        guard !csv else { return Terminal.say(view.csv) }
        try output.show(response) { view.table }
        for note in view.notes { output.note(note) }
        try Parts(response.parts).tell(output)
    }

    /// The question, of words that this version knows; what is wrong is said before anybody is asked.
    private func question() throws -> ReadStatistics {
        guard let from, let until else {
            throw Failure(
                StatisticsPhrase.needsPeriod(),
                next: ["homeward statistics \(indicators[0]) --from 2026-01-01 --until 2026-06-30"],
                status: .usage
            )
        }
        return ReadStatistics(
            try indicators.map { Word(try Self.indicator($0)) },
            period: StatisticPeriod(from: try Self.day(from), until: try Self.day(until)),
            by: try by.map { Word(try Self.breakdown($0)) },
            asOf: try asOf.flatMap(Self.moment)
        )
    }

    private static func indicator(_ text: String) throws -> Indicator {
        guard let indicator = Indicator(rawValue: text) else {
            throw Failure(
                StatisticsPhrase.noIndicator(text),
                next: Indicator.allCases.map { "\($0.rawValue): \($0.label.current)" },
                status: .usage
            )
        }
        return indicator
    }

    private static func breakdown(_ text: String) throws -> StatisticBreakdown {
        guard let breakdown = StatisticBreakdown(rawValue: text) else {
            throw Failure(
                StatisticsPhrase.noBreakdown(text),
                next: StatisticBreakdown.allCases.map { "\($0.rawValue): \($0.label.current)" },
                status: .usage
            )
        }
        return breakdown
    }

    private static func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(text) else {
            throw Failure(StatisticsPhrase.noDay(text), next: ["2026-06-30"], status: .usage)
        }
        return day
    }

    /// A moment, or the end of a day in Viet Nam; of today, which has not ended, whatever is known by now.
    private static func moment(_ text: String) throws -> Instant? {
        if let day = CalendarDate(text) {
            return day == VietnameseTime.date(of: .now) ? nil : VietnameseTime.end(of: day)
        }
        guard let moment = Instant(text) else {
            throw Failure(
                StatisticsPhrase.noMoment(text),
                next: ["2026-06-30", "2026-06-30T17:00:00Z"],
                status: .usage
            )
        }
        return moment
    }
}

/// The list of indicators, as it is shown.
struct StatisticsCatalogue: Sendable {
    /// For programs.
    private struct Entry: Encodable {
        var indicator: Word<Indicator>
        var provenance: StatisticProvenance
    }

    /// Shows it.
    func show(_ output: Output) throws {
        let entries = IndicatorDefinition.all.map {
            Entry(indicator: Word($0.indicator), provenance: StatisticProvenance($0))
        }
        try output.show(entries) {
            TextTable(
                [
                    StatisticsPhrase.name(), StatisticsPhrase.figure(), StatisticsPhrase.unit(),
                    StatisticsPhrase.breakdowns(),
                ],
                rows: IndicatorDefinition.all.map { definition in
                    [
                        definition.indicator.rawValue,
                        definition.indicator.label.current,
                        definition.unit.label.current,
                        definition.breakdowns.map(\.rawValue).joined(separator: ", "),
                    ]
                }
            )
        }
        output.note("\n" + StatisticsPhrase.howToAsk())
    }
}
