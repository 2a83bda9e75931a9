/// How near a day is.
public enum AlarmLevel: String, ClosedList {
    /// Sixty days or fewer are left.
    case within60Days
    /// Thirty days or fewer are left.
    case within30Days
    /// The day is past.
    case overdue

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .within60Days: Label(vi: "Còn không quá 60 ngày", en: "Within 60 days")
        case .within30Days: Label(vi: "Còn không quá 30 ngày", en: "Within 30 days")
        case .overdue: Label(vi: "Quá hạn", en: "Overdue")
        }
    }
}
