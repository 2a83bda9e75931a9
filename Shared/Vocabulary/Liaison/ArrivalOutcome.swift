/// What became of one person at the gate.
public enum ArrivalOutcome: String, ClosedList {
    /// The person stood at the gate and was counted.
    case arrived
    /// The person was not brought; the partner may say why.
    case failed
    /// The person left on the way.
    case absconded
    /// The person did not want to come.
    case declined

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .arrived: Label(vi: "Đã đến", en: "Arrived")
        case .failed: Label(vi: "Không bàn giao được", en: "Handover failed")
        case .absconded: Label(vi: "Bỏ đi", en: "Absconded")
        case .declined: Label(vi: "Từ chối trở về", en: "Declined to come")
        }
    }
}
