/// What is alike between a missing person and somebody known.
public enum TracePart: String, ClosedList {
    /// The number of a paper.
    case document
    /// Words of a name.
    case name
    /// The year of birth.
    case birth
    /// The commune of origin.
    case commune

    public var label: Label {
        switch self {
        case .document: Label(vi: "Giấy tờ", en: "Paper")
        case .name: Label(vi: "Họ tên", en: "Name")
        case .birth: Label(vi: "Năm sinh", en: "Birth")
        case .commune: Label(vi: "Quê quán", en: "Commune")
        }
    }
}
