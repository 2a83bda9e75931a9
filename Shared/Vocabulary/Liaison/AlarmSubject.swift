/// What an agreement asks for that is near or past its day.
public enum AlarmSubject: String, ClosedList {
    /// Talks of a series.
    case talks
    /// The review of the agreement.
    case review
    /// The last day on which it holds.
    case expiry

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .talks: Label(vi: "Hội đàm định kỳ", en: "Talks")
        case .review: Label(vi: "Rà soát thoả thuận", en: "Review")
        case .expiry: Label(vi: "Hết hiệu lực", en: "Expiry")
        }
    }
}
