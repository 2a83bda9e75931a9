/// The books that a body numbers apart, each year from 1.
public enum RegisterBook: String, ClosedList {
    /// What came in.
    case incoming
    /// What went out.
    case outgoing
    /// Minutes of handovers.
    case minutes
    /// Reports of crimes that came in.
    case reports
    /// Case files that were begun.
    case caseFiles

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .incoming: Label(vi: "Sổ công văn đến", en: "Incoming")
        case .outgoing: Label(vi: "Sổ công văn đi", en: "Outgoing")
        case .minutes: Label(vi: "Sổ biên bản bàn giao", en: "Minutes of handovers")
        case .reports: Label(vi: "Sổ tiếp nhận tin báo", en: "Reports received")
        case .caseFiles: Label(vi: "Sổ thụ lý hồ sơ vụ án", en: "Case files")
        }
    }
}
