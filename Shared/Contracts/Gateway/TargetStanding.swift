public import Vocabulary

/// How far one target of a plan is.
public struct TargetStanding: Codable, Sendable, Hashable {
    /// What is measured.
    public var indicator: Word<PlanIndicator>
    /// The share that the plan asks for, in per cent.
    public var percent: Figure
    /// The service that keeps the facts, `cases`.
    public var service: String
    /// Whether it is reached.
    public var verdict: Word<TargetVerdict>
    /// The numbers; missing where the verdict says that there are none.
    public var count: TargetCount?
    /// Why it cannot be measured, where it cannot.
    public var reason: Word<UnmeasuredReason>?

    /// How far a target is.
    public init(
        _ target: PlanTarget,
        service: String,
        verdict: TargetVerdict,
        count: TargetCount? = nil,
        reason: Word<UnmeasuredReason>? = nil
    ) {
        indicator = target.indicator
        percent = target.percent
        self.service = service
        self.verdict = Word(verdict)
        self.count = count
        self.reason = reason
    }
}

/// Whether a target is reached, as far as the numbers say.
public enum TargetVerdict: String, ClosedList {
    /// Reached, whatever becomes of what is not known.
    case met
    /// Not reached, whatever becomes of what is not known.
    case notMet
    /// What is not known decides it.
    case undecided
    /// There is nothing yet that the target is about.
    case nothingYet
    /// It cannot be measured; the reason stands beside it.
    case notMeasurable
    /// The service that would know gave no part.
    case notAnswered

    public var label: Label {
        switch self {
        case .met: Label(vi: "Đạt", en: "Met")
        case .notMet: Label(vi: "Chưa đạt", en: "Not met")
        case .undecided: Label(vi: "Chưa kết luận được", en: "Undecided")
        case .nothingYet: Label(vi: "Chưa phát sinh", en: "Nothing to measure yet")
        case .notMeasurable: Label(vi: "Không đo được", en: "Not measurable")
        case .notAnswered: Label(vi: "Dịch vụ không trả lời", en: "No answer")
        }
    }
}
