/// What the check of a person on a manifest found.
public enum IdentityCheck: String, ClosedList {
    /// Not yet answered.
    case pending
    /// A Vietnamese citizen, or otherwise to be received.
    case confirmed
    /// Not to be received; the person leaves the manifest's count.
    case declined

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .pending: Label(vi: "Đang xác minh", en: "Being checked")
        case .confirmed: Label(vi: "Đã xác minh", en: "Confirmed")
        case .declined: Label(vi: "Không tiếp nhận", en: "Declined")
        }
    }
}
