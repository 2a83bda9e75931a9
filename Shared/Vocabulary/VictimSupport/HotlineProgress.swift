/// How far a call to the hotline has come.
public enum HotlineProgress: String, ClosedList {
    /// Kept, not yet with a body.
    case accepted
    /// With a body that has not taken it yet.
    case forwarded
    /// A body acts on it.
    case taken

    public var label: Label {
        switch self {
        case .accepted: Label(vi: "Đã ghi nhận", en: "Accepted")
        case .forwarded: Label(vi: "Đã chuyển", en: "Forwarded")
        case .taken: Label(vi: "Đã có nơi nhận", en: "Taken")
        }
    }
}
