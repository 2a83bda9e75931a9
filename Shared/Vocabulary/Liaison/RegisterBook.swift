/// The books that a body numbers apart, each year from 1.
public enum RegisterBook: String, ClosedList {
    /// What came in.
    case incoming
    /// What went out.
    case outgoing
    /// Minutes of handovers.
    case minutes

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .incoming: Label(vi: "Sổ công văn đến", en: "Incoming")
        case .outgoing: Label(vi: "Sổ công văn đi", en: "Outgoing")
        case .minutes: Label(vi: "Sổ biên bản bàn giao", en: "Minutes of handovers")
        }
    }
}
