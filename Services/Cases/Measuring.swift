import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension CasesService {
    /// Measures a plan's targets by where reports and case files stand.
    func measureTargets(
        _ request: CasesPlanPart,
        in context: CallContext
    ) async throws -> TargetMeasures {
        guard request.indicators.count <= 16,
            Set(request.indicators).count == request.indicators.count
        else { throw CasesRefusal.invalid("indicators", "count.0-16") }
        guard (2_000...2_100).contains(request.year) else {
            throw CasesRefusal.invalid("year", "range.2000-2100")
        }
        return try await keeper.read(context) { desk in
            TargetMeasures(
                measured: try request.indicators.map { try desk.measure($0, in: request.year) },
                asOf: desk.now
            )
        }
    }
}

extension ReadingDesk {
    /// One target, as far as the caller may hear of it.
    fileprivate func measure(
        _ indicator: Word<PlanIndicator>,
        in year: Int
    ) throws -> TargetMeasure {
        guard let known = indicator.known else {
            return TargetMeasure(indicator, unmeasured: .unknownIndicator)
        }
        switch known {
        case .reportsProcessed, .reportsResolved:
            return try measure(known, .report, in: year, of: Report.self) { $0.part(of: $1) }
        case .casesCleared, .casesProsecuted, .casesTried:
            return try measure(known, .caseFile, in: year, of: CaseFile.self) { $0.part(of: $1) }
        }
    }

    private func measure<R: ServedRecord>(
        _ indicator: PlanIndicator,
        _ unit: TargetUnit,
        in year: Int,
        of type: R.Type,
        _ part: (R.State, PlanIndicator) -> TargetPart
    ) throws -> TargetMeasure {
        let scope: CountScope = viewer.holds(.nationalView) ? .national : .ownReading
        guard scope == .national || viewer.holds(R.readers) else {
            return TargetMeasure(Word(indicator), unmeasured: .notReadable)
        }
        let facet = Facet("year", String(year))
        let found =
            scope == .national
            ? try countAll(R.self, having: facet) : try count(R.self, facets: [facet])
        var count = TargetCount(unit, scope, year: year)
        count.isLowerBound = found.isLowerBound
        count.undated =
            scope == .national
            ? try countAll(R.self, lacking: facet.key)
            : try self.count(R.self, by: facet.key).byValue[""] ?? 0
        for (state, records) in found.byValue {
            // What is kept is a word of this version; should one not be, nobody knows what it reached.
            let part = R.State(rawValue: state).map { part($0, indicator) } ?? .unknown
            count.add(records, as: part)
        }
        return TargetMeasure(Word(indicator), count)
    }
}

/// What a record that stands in a state is to a target.
enum TargetPart {
    /// It reached what the target asks for.
    case reached
    /// It has not, as yet or for good.
    case notReached
    /// The target is about it, and its state does not say whether it did.
    case unknown
    /// It stands for no case or report of its own.
    case leftOut
    /// The target is not about it.
    case outside
}

extension TargetCount {
    /// Counts so many more records.
    fileprivate mutating func add(_ records: Int, as part: TargetPart) {
        switch part {
        case .reached: numerator += records
        case .unknown: unknown += records
        case .notReached: break
        case .leftOut: leftOut += records
        case .outside: break
        }
        if [.reached, .notReached, .unknown].contains(part) { denominator += records }
    }
}

extension Report.State {
    /// What a report in this state is to a target.
    ///
    /// It is processed once somebody has it, and resolved once the clock of its decision has stopped with a
    /// decision: there is something to it, or nothing. What another body has accepted is decided there.
    fileprivate func part(of indicator: PlanIndicator) -> TargetPart {
        switch (self, indicator) {
        case (.duplicate, _): .leftOut
        case (.received, _): .notReached
        case (.assigned, .reportsProcessed): .reached
        case (.assigned, _): .notReached
        case (.forwarded, .reportsProcessed): .reached
        case (.forwarded, _): .unknown
        case (.confirmed, _), (.unfounded, _), (.linkedToCase, _): .reached
        }
    }
}

extension CaseFile.State {
    /// What a case file in this state is to a target.
    ///
    /// Of the cases opened, those are cleared whose investigation was concluded with a proposal to
    /// prosecute. Of those concluded, those are prosecuted that went to court; of those that went to court,
    /// those are tried that have a judgment. Whether one that the procuracy ended counts as cleared or
    /// solved, the plan does not say; what a file was before it was reopened, its state does not.
    fileprivate func part(of indicator: PlanIndicator) -> TargetPart {
        switch self {
        case .transferred: .leftOut
        case .draft, .verifying, .notOpened: .outside
        case .opened, .investigating, .suspended:
            indicator == .casesCleared ? .notReached : .outside
        case .reopened: indicator == .casesCleared ? .unknown : .outside
        case .terminated: indicator == .casesTried ? .outside : .unknown
        case .concluded:
            switch indicator {
            case .casesCleared: .reached
            case .casesProsecuted: .notReached
            default: .outside
            }
        case .prosecuted: indicator == .casesTried ? .notReached : .reached
        case .tried, .finalJudgment: .reached
        }
    }
}
