/// Where the identification of a person began, which decides its first state.
public enum PathOfIdentification: String, ClosedList {
    /// The person or a representative reported it (Art. 27).
    case reported
    /// The person was rescued (Art. 28).
    case rescued
    /// The person is abroad (Art. 29 and 30).
    case abroad

    public var label: Label {
        switch self {
        case .reported: Label(vi: "Tự trình báo", en: "Reported")
        case .rescued: Label(vi: "Được giải cứu", en: "Rescued")
        case .abroad: Label(vi: "Ở nước ngoài", en: "Abroad")
        }
    }
}
