/// How a person came into reception.
public enum ReceptionManner: String, ClosedList {
    /// Handed over at a border gate or airport.
    case foreignHandover
    /// Brought in by those who rescued them.
    case rescued
    /// Came on their own (Art. 27).
    case selfReported
    /// Came home with a mission's help (Art. 30).
    case throughMission

    public var label: Label {
        switch self {
        case .foreignHandover:
            Label(
                vi: "Tiếp nhận từ phía nước ngoài",
                en: "Handed over by a foreign side"
            )
        case .rescued: Label(vi: "Được giải cứu", en: "Rescued")
        case .selfReported: Label(vi: "Tự trình báo", en: "Self-reported")
        case .throughMission:
            Label(
                vi: "Qua cơ quan đại diện ở nước ngoài",
                en: "Through a mission abroad"
            )
        }
    }
}
