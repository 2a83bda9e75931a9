public import RPC
public import Records
import ServiceContracts
public import Vocabulary
import WireCodec

/// What a service counts its figures from: lines that it made of its records as they stood at a moment.
public protocol FigureSource: Sendable {
    /// Goes over the records that the indicators need, each kind once.
    init(over records: FigureWalk) async throws

    /// Whether records were left unexamined.
    var isLowerBound: Bool { get }

    /// What counts for an indicator in a period, with the words of a breakdown.
    func things(
        for indicator: Indicator,
        in period: StatisticPeriod,
        by breakdown: StatisticBreakdown?
    ) -> [CountedThing]
}

/// The route of a service's figures, `CountStatistics<Service>`.
///
/// The service says how its records become things that count; who may see how much of it, and how small
/// numbers are kept safe, is the same for every service and said here.
public struct StatisticsRoute<Service: ServiceContract, Source: FigureSource>: Sendable {
    private let keeper: RecordKeeper
    private let owners: RoleSet

    /// Serves figures from a keeper; `owners` are the roles that answer for them at the centre.
    public init(_ keeper: RecordKeeper, from source: Source.Type, owners: RoleSet) {
        self.keeper = keeper
        self.owners = owners
    }

    /// The route.
    public var route: Route<Service> { Route(count) }

    private func count(
        _ request: CountStatistics<Service>,
        in context: CallContext
    ) async throws -> CountStatistics<Service>.Response {
        let now = try await keeper.read(context) { desk in (desk.now, desk.viewer) }
        guard let scope = FigureScope(of: now.1, owners: owners) else {
            throw ServiceError.noFigures
        }
        let question = try FigureQuestion(request, of: Service.name, now: now.0)
        // Protected figures have a moment of their own; each moment is walked to once.
        let moments = question.definitions.map { scope.moment(of: $0, question.asOf) }
        var sources: [Instant: Source] = [:]
        for moment in Set(moments) {
            let wanted = zip(question.definitions, moments).filter { $0.1 == moment }
            sources[moment] = try await Source(
                over: FigureWalk(
                    for: Set(wanted.map(\.0.indicator)),
                    in: keeper,
                    asOf: moment,
                    for: context
                )
            )
        }
        var figures: [StatisticFigure] = []
        for (definition, moment) in zip(question.definitions, moments) {
            for period in question.periods {
                guard let source = sources[moment] else { continue }
                figures.append(
                    scope.figure(definition, period, question.by, asOf: moment, from: source)
                )
            }
        }
        return .init(figures: figures, readAt: now.0)
    }
}

extension FigureScope {
    /// Whether small numbers of an indicator are kept from this reader.
    private func protects(_ definition: IndicatorDefinition) -> Bool {
        definition.isProtected && !isExact
    }

    /// As of when an indicator is counted for this reader, who asked for a moment.
    func moment(of definition: IndicatorDefinition, _ asked: Instant) -> Instant {
        protects(definition) ? FigureCutoff.before(asked) : asked
    }

    /// One figure as this reader may see it.
    func figure(
        _ definition: IndicatorDefinition,
        _ period: StatisticPeriod,
        _ breakdown: StatisticBreakdown?,
        asOf: Instant,
        from source: some FigureSource
    ) -> StatisticFigure {
        let isProtected = protects(definition)
        guard !isProtected || period.isOfQuarters else {
            return StatisticFigure(
                definition,
                period: period,
                asOf: asOf,
                province: province,
                total: nil,
                by: breakdown,
                rows: [],
                unnumbered: nil,
                protection: .quartersOnly,
                isLowerBound: false
            )
        }
        let table = Tabulation(
            source.things(for: definition.indicator, in: period, by: breakdown),
            in: province
        )
        let rows = breakdown == nil ? [] : table.ordered
        let shown =
            isProtected
            ? DisclosureControl.protect(total: table.total, rows.map(\.count))
            : DisclosureControl.Shown(
                total: table.total,
                rows: rows.map(\.count),
                protection: .exact
            )
        return StatisticFigure(
            definition,
            period: period,
            asOf: asOf,
            province: province,
            total: shown.total,
            by: breakdown,
            rows: zip(rows, shown.rows).map { StatisticRow($0.value, $1) },
            unnumbered: table.unnumbered == 0 ? nil : table.unnumbered,
            protection: shown.protection,
            isLowerBound: source.isLowerBound
        )
    }
}

/// A question for figures that keeps to the rules.
struct FigureQuestion {
    let definitions: [IndicatorDefinition]
    let periods: [StatisticPeriod]
    let by: StatisticBreakdown?
    let asOf: Instant

    /// Indicators that one question asks for at most: each may be a walk over a kind.
    static let indicatorLimit = 16
    /// Periods that one question asks for at most: this year and the one before, twice.
    static let periodLimit = 4
    /// The longest period: what is kept of cases goes back no further.
    static let dayLimit = 36_525

    /// Checks a question to a service at a moment.
    init<Service>(
        _ request: CountStatistics<Service>,
        of service: String,
        now: Instant
    ) throws {
        guard (1...Self.indicatorLimit).contains(request.indicators.count) else {
            throw ServiceError.invalidQuestion("indicators", "count.1-\(Self.indicatorLimit)")
        }
        guard (1...Self.periodLimit).contains(request.periods.count) else {
            throw ServiceError.invalidQuestion("periods", "count.1-\(Self.periodLimit)")
        }
        let definitions = try request.indicators.map { word in
            guard let definition = word.known.map(IndicatorDefinition.of),
                definition.service == service
            else { throw ServiceError.unrecognizedWord(in: "indicators") }
            return definition
        }
        self.definitions = definitions
        for period in request.periods {
            guard period.from <= period.until else {
                throw ServiceError.invalidQuestion("periods", "order")
            }
            guard period.days <= Self.dayLimit else {
                throw ServiceError.invalidQuestion("periods", "range.1-\(Self.dayLimit)")
            }
        }
        periods = request.periods
        by = try request.by.map { word in
            guard let known = word.known, definitions.allSatisfy({ $0.breakdowns.contains(known) })
            else { throw ServiceError.unrecognizedWord(in: "by") }
            return known
        }
        asOf = request.asOf ?? now
        guard asOf <= now else { throw ServiceError.invalidQuestion("asOf", "past") }
    }
}
