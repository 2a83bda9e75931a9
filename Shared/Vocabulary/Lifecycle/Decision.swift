/// What a second officer says.
public enum Decision: String, ClosedList {
    /// The step may be taken, or was rightly taken.
    case approve
    /// It may not, or was not.
    case refuse

    public var label: Label {
        switch self {
        case .approve: Label(vi: "Đồng ý", en: "Approve")
        case .refuse: Label(vi: "Không đồng ý", en: "Refuse")
        }
    }
}
