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
        let services = services
        let time = context.downstreamDeadline.remaining * 9 / 10
        async let ofCases = question.part(of: Cases.self, from: services.cases, time)
        async let ofVictims = question.part(of: VictimSupport.self, from: services.victims, time)
        async let ofLiaison = question.part(of: Liaison.self, from: services.liaison, time)
        async let publishing = question.published(from: services.cases, time)
        let parts = [
            (service: Cases.name, part: await ofCases),
            (service: VictimSupport.name, part: await ofVictims),
            (service: Liaison.name, part: await ofLiaison),
        ].compactMap { service, part in part.map { (service: service, part: $0) } }
        let published = await publishing
        let reports = try reports(on: parts)
        let figures = parts.compactMap(\.part.answer).flatMap(\.figures)
        return .init(
            parts: reports,
            figures: question.definitions.map { question.compose($0, figures, published) }
        )
    }

    /// How each part came out; throws where there is nothing to show.
    private func reports(
        on parts: [(service: String, part: Part<StatisticsPart>)]
    ) throws(ServiceError) -> [PartReport] {
        for case (_, .misasked(let error)) in parts { throw error }
        for (service, part) in parts where part.wasHeard { lastHeard.note(service, at: now()) }
        guard parts.contains(where: { $0.part.answer != nil }) else {
            guard !parts.allSatisfy({ $0.part.status == .denied }) else { throw .noFigures }
            throw parts.compactMap(\.part.refusal).first ?? .nobodyAnswered
        }
        return parts.map { service, part in
            PartReport(
                service: service,
                status: part.status,
                asOf: part.answer?.readAt,
                lastHeard: part.wasHeard ? nil : lastHeard[service]
            )
        }
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
            throw ServiceError.invalid("indicators", "count.1-16")
        }
        guard request.period.from <= request.period.until else {
            throw ServiceError.invalid("period", "order")
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

    /// What a service counts of it; nothing where none of the indicators is its own.
    func part<Service: ServiceContract>(
        of service: Service.Type,
        from client: ServiceClient<Service>,
        _ time: Duration
    ) async -> Part<StatisticsPart>? {
        let own = definitions.filter { $0.service == Service.name }
        guard !own.isEmpty else { return nil }
        do throws(ServiceError) {
            let answer = try await client.call(
                CountStatistics<Service>(
                    own.map { Word($0.indicator) },
                    periods: periods,
                    by: request.by,
                    asOf: request.asOf
                ),
                within: time
            )
            return .answered(StatisticsPart(figures: answer.figures, readAt: answer.readAt))
        } catch {
            return Part(error)
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
