import ServiceContracts
import Vocabulary

extension TargetStanding {
    /// How far a target is by what a service measured, or that it gave no part.
    init(_ target: PlanTarget, measuredIn measures: TargetMeasures?, by service: String) {
        guard let measures else {
            self.init(target, service: service, verdict: .notAnswered)
            return
        }
        let measure = measures.measured.first { $0.indicator == target.indicator }
        guard let count = measure?.count else {
            let reason = measure?.reason ?? Word(.unknownIndicator)
            self.init(target, service: service, verdict: .notMeasurable, reason: reason)
            return
        }
        self.init(
            target,
            service: service,
            verdict: TargetVerdict(of: count, against: target.percent),
            count: count
        )
    }
}

extension TargetVerdict {
    /// The verdict that holds whatever becomes of what is not known, if there is one.
    ///
    /// Records of no known year may belong to the year or not, and then may have reached the target or
    /// not: they are taken for the worst where the target is to be met, and for the best where it is not.
    init(of count: TargetCount, against percent: Figure) {
        let possible = count.denominator + count.undated
        guard possible > 0 else {
            self = count.isLowerBound ? .undecided : .nothingYet
            return
        }
        guard !count.isLowerBound,
            let isMet = percent.isReached(count.numerator, of: possible),
            let mayBeMet = percent.isReached(
                count.numerator + count.unknown + count.undated,
                of: possible
            )
        else {
            self = .undecided
            return
        }
        self = isMet ? .met : mayBeMet ? .undecided : .notMet
    }
}

extension Figure {
    /// Whether a share reaches so many per cent, or exceeds them; `nil` where the target is a bound of
    /// another sort.
    fileprivate func isReached(_ part: Int, of whole: Int) -> Bool? {
        switch bound {
        case .known(.exact): part * 100 >= value * whole
        case .known(.over): part * 100 > value * whole
        case .known(.under), .unrecognized: nil
        }
    }
}
