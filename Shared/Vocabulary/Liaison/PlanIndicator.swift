/// What a plan measures itself by.
public enum PlanIndicator: String, ClosedList {
    /// Reports received that were processed.
    case reportsProcessed
    /// Reports that were resolved.
    case reportsResolved
    /// Opened cases that were investigated and cleared.
    case casesCleared
    /// Cases that were solved and prosecuted.
    case casesProsecuted
    /// Cases that were tried.
    case casesTried

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .reportsProcessed: Label(vi: "Tin báo được tiếp nhận, xử lý", en: "Reports processed")
        case .reportsResolved: Label(vi: "Tin báo được giải quyết", en: "Reports resolved")
        case .casesCleared: Label(vi: "Vụ án khởi tố được điều tra, khám phá", en: "Cases cleared")
        case .casesProsecuted: Label(vi: "Vụ án được giải quyết, truy tố", en: "Cases prosecuted")
        case .casesTried: Label(vi: "Vụ án được xét xử", en: "Cases tried")
        }
    }
}
