public import Vocabulary
public import WireCodec

/// What one service measured of a plan's targets.
public struct TargetMeasures: Codable, Sendable, Hashable {
    /// One for each indicator that was asked for, in that order.
    public var measured: [TargetMeasure]
    /// When the service counted.
    public var asOf: Instant

    /// What a service measured.
    public init(measured: [TargetMeasure], asOf: Instant) {
        self.measured = measured
        self.asOf = asOf
    }
}

/// What one service measured of one target: the numbers, or why there are none.
public struct TargetMeasure: Codable, Sendable, Hashable {
    /// What was asked for.
    public var indicator: Word<PlanIndicator>
    /// The numbers.
    public var count: TargetCount?
    /// Why there are none.
    public var reason: Word<UnmeasuredReason>?

    /// A target that was measured.
    public init(_ indicator: Word<PlanIndicator>, _ count: TargetCount) {
        self.indicator = indicator
        self.count = count
    }

    /// A target that cannot be measured here.
    public init(_ indicator: Word<PlanIndicator>, unmeasured reason: UnmeasuredReason) {
        self.indicator = indicator
        self.reason = Word(reason)
    }
}

/// A share as it was counted: what of what, and what is not known.
///
/// Of ``denominator`` records, ``numerator`` certainly reached what the target asks for; of ``unknown``
/// more of them nobody can say. The true share lies between the two.
public struct TargetCount: Codable, Sendable, Hashable {
    /// What is counted.
    public var counted: Word<TargetUnit>
    /// Whose records were counted.
    public var scope: Word<CountScope>
    /// The year whose records were counted: those that came in, or were begun, in it.
    public var year: Int
    /// Those that reached what the target asks for.
    public var numerator: Int
    /// Those that the target is about.
    public var denominator: Int
    /// Of the denominator, those of which it is not known.
    public var unknown: Int
    /// Those of the year that stand for no case or report of their own, and so are in neither number:
    /// duplicates, files that another body has taken over.
    public var leftOut: Int
    /// Those of no known year, which may belong to this one.
    public var undated: Int
    /// Whether the count stopped at its limit of examined records, so that no share follows from it.
    public var isLowerBound: Bool

    /// A count, nothing as yet.
    public init(_ unit: TargetUnit, _ scope: CountScope, year: Int) {
        counted = Word(unit)
        self.scope = Word(scope)
        self.year = year
        (numerator, denominator, unknown, leftOut, undated) = (0, 0, 0, 0, 0)
        isLowerBound = false
    }
}

/// What the records are that a target counts; never people.
public enum TargetUnit: String, ClosedList {
    /// Reports, each once however often it was told.
    case report
    /// Case files.
    case caseFile

    public var label: Label {
        switch self {
        case .report: Label(vi: "tin báo", en: "reports")
        case .caseFile: Label(vi: "hồ sơ vụ án", en: "case files")
        }
    }
}

/// Whose records were counted.
public enum CountScope: String, ClosedList {
    /// Every record of the service: the national view.
    case national
    /// Those that the caller reads one by one.
    case ownReading

    public var label: Label {
        switch self {
        case .national: Label(vi: "toàn quốc", en: "the whole country")
        case .ownReading: Label(vi: "phần người hỏi được đọc", en: "what the caller reads")
        }
    }
}

/// Why a target has no numbers.
public enum UnmeasuredReason: String, ClosedList {
    /// The service's version does not know the indicator.
    case unknownIndicator
    /// The caller reads no records of the kind that it counts.
    case notReadable

    public var label: Label {
        switch self {
        case .unknownIndicator:
            Label(
                vi: "dịch vụ không biết chỉ tiêu này",
                en: "the service does not know this indicator"
            )
        case .notReadable:
            Label(
                vi: "người hỏi không được đọc loại hồ sơ này",
                en: "the caller reads no records of this kind"
            )
        }
    }
}
