/// Which way a piece of correspondence goes.
public enum CorrespondenceDirection: String, ClosedList {
    /// From the partner to us.
    case incoming
    /// From us to the partner.
    case outgoing

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .incoming: Label(vi: "Đến", en: "Incoming")
        case .outgoing: Label(vi: "Đi", en: "Outgoing")
        }
    }
}
