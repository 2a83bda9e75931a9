import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

extension GatewayService {
    /// Asks each service for its indicators, and sets the year before and what was published beside them.
    func readStatistics(
        _ request: ReadStatistics,
        in context: CallContext
    ) async throws -> ReadStatistics.Response {
        let question = try StatisticsQuestion(request)
        async let publishing = question.published(from: services.cases, context.partTime)
        let parts = await Composition<StatisticsPart>(
            in: context,
            cases: question.part(from: services.cases),
            victims: question.part(from: services.victims),
            liaison: question.part(from: services.liaison)
        )
        let published = await publishing
        let reports = try parts.reports(
            asOf: \.readAt,
            lastHeard: lastHeard,
            now: now(),
            nothing: .noFigures
        )
        let figures = parts.answers.flatMap(\.figures)
        return .init(
            parts: reports,
            figures: question.definitions.map { question.compose($0, figures, published) }
        )
    }
}

/// What one service counted, whichever service.
private struct StatisticsPart: Sendable {
    let figures: [StatisticFigure]
    let readAt: Instant
}

/// A question for figures, divided among the services.
private struct StatisticsQuestion: Sendable {
    let definitions: [IndicatorDefinition]
    private let request: ReadStatistics
    private let periods: [StatisticPeriod]

    init(_ request: ReadStatistics) throws {
        guard (1...16).contains(request.indicators.count) else {
            throw ServiceError.invalidQuestion("indicators", "count.1-16")
        }
        guard request.period.from <= request.period.until else {
            throw ServiceError.invalidQuestion("period", "order")
        }
        let definitions = try request.indicators.map { word in
            guard let known = word.known else {
                throw ServiceError.unrecognizedWord(in: "indicators")
            }
            return IndicatorDefinition.of(known)
        }
        if let by = request.by {
            guard let known = by.known, definitions.allSatisfy({ $0.breakdowns.contains(known) })
            else { throw ServiceError.unrecognizedWord(in: "by") }
        }
        self.definitions = definitions
        self.request = request
        periods = [request.period, request.period.yearBefore]
    }

    /// The question to a service; `nil` where none of the indicators is its own.
    func part<Service: ServiceContract>(
        from client: ServiceClient<Service>
    ) -> Part<StatisticsPart>.Question? {
        let own = definitions.filter { $0.service == Service.name }
        guard !own.isEmpty else { return nil }
        let count = CountStatistics<Service>(
            own.map { Word($0.indicator) },
            periods: periods,
            by: request.by,
            asOf: request.asOf
        )
        return { time throws(ServiceError) in
            let answer = try await client.call(count, within: time)
            return StatisticsPart(figures: answer.figures, readAt: answer.readAt)
        }
    }

    /// What was published for the same days, as far as the caller may read it: nothing where they may not,
    /// or the service does not answer, which its own part says.
    func published(
        from client: ServiceClient<Cases>,
        _ time: Duration
    ) async -> [PublishedNumber] {
        var wanted: [PublishedIndicator] = []
        for one in definitions.flatMap(\.published) where !wanted.contains(one) {
            wanted.append(one)
        }
        guard !wanted.isEmpty else { return [] }
        do throws(ServiceError) {
            return try await client.call(
                ReadPublishedFigures(wanted.map { Word($0) }, periods: [request.period]),
                within: time
            ).figures
        } catch {
            return []
        }
    }

    /// One indicator with what is set beside it.
    func compose(
        _ definition: IndicatorDefinition,
        _ figures: [StatisticFigure],
        _ published: [PublishedNumber]
    ) -> ComposedFigure {
        let own = figures.filter { $0.indicator == definition.indicator }
        let figure = own.first { $0.period == request.period }
        let beside = published.filter { number in
            number.indicator.known.map(definition.published.contains) ?? false
        }
        return ComposedFigure(
            definition,
            figure: figure,
            yearBefore: own.first { $0.period != request.period },
            published: beside.map { number in figure.map(number.compared) ?? number }
        )
    }
}
