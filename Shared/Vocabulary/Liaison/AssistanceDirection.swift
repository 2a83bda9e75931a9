/// Which side asks.
public enum AssistanceDirection: String, ClosedList {
    /// Viet Nam asks.
    case outgoing
    /// The partner asks.
    case incoming

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .outgoing: Label(vi: "Việt Nam yêu cầu", en: "Viet Nam asks")
        case .incoming: Label(vi: "Nước ngoài yêu cầu", en: "The partner asks")
        }
    }
}
