/// How dangerous something would be for a person.
public enum RiskLevel: String, ClosedList {
    /// Nothing points to danger.
    case low
    /// Danger that precautions can meet.
    case medium
    /// Serious danger: it must not be done.
    case high

    public var label: Label {
        switch self {
        case .low: Label(vi: "Thấp", en: "Low")
        case .medium: Label(vi: "Trung bình", en: "Medium")
        case .high: Label(vi: "Cao", en: "High")
        }
    }
}
