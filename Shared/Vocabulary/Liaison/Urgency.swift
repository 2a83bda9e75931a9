/// How fast an answer is owed.
public enum Urgency: String, ClosedList {
    /// The usual time.
    case normal
    /// Somebody is in danger; hours count.
    case urgentRescue

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .normal: Label(vi: "Thường", en: "Normal")
        case .urgentRescue: Label(vi: "Khẩn, giải cứu", en: "Urgent rescue")
        }
    }
}
