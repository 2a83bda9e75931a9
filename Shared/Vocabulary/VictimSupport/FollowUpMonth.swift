/// The months after reintegration in which every plan has a visit.
public enum FollowUpMonth: String, ClosedList {
    /// The first.
    case first = "1"
    /// The third.
    case third = "3"
    /// The sixth.
    case sixth = "6"
    /// The twelfth.
    case twelfth = "12"

    /// The clock that runs until the visit.
    public var clock: ClockName { ClockName(rawValue: "followUp\(rawValue)") }

    public var label: Label {
        switch self {
        case .first: Label(vi: "Tháng thứ 1", en: "First month")
        case .third: Label(vi: "Tháng thứ 3", en: "Third month")
        case .sixth: Label(vi: "Tháng thứ 6", en: "Sixth month")
        case .twelfth: Label(vi: "Tháng thứ 12", en: "Twelfth month")
        }
    }
}

extension ClockName {
    /// Until each of the four visits.
    public static let followUps = FollowUpMonth.allCases.map(\.clock)
}
