/// Who looks for a missing person.
public enum TraceSeeker: String, ClosedList {
    /// The family.
    case family
    /// The police.
    case police
    /// A mission abroad.
    case mission
    /// A foreign body.
    case foreignBody

    public var label: Label {
        switch self {
        case .family: Label(vi: "Gia đình", en: "Family")
        case .police: Label(vi: "Công an", en: "Police")
        case .mission: Label(vi: "Cơ quan đại diện", en: "Mission")
        case .foreignBody: Label(vi: "Phía nước ngoài", en: "Foreign body")
        }
    }
}
