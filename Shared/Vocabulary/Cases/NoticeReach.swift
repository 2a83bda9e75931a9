/// How far a wanted notice reaches.
public enum NoticeReach: String, ClosedList {
    /// Viet Nam.
    case national
    /// Countries named by the notice, by agreement.
    case bilateral
    /// Interpol's members.
    case interpol

    public var label: Label {
        switch self {
        case .national: Label(vi: "Trong nước", en: "National")
        case .bilateral: Label(vi: "Nước được nêu trong thông báo", en: "Countries named")
        case .interpol: Label(vi: "Qua Interpol", en: "Through Interpol")
        }
    }
}
