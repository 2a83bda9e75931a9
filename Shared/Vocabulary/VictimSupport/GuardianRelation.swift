/// What a guardian is to a minor.
public enum GuardianRelation: String, ClosedList {
    /// Father or mother.
    case parent
    /// Another relative.
    case relative
    /// Appointed by a court or a People's Committee.
    case appointed
    /// An officer who stands in while there is nobody.
    case official

    public var label: Label {
        switch self {
        case .parent: Label(vi: "Cha, mẹ", en: "Parent")
        case .relative: Label(vi: "Người thân thích", en: "Relative")
        case .appointed: Label(vi: "Được cử, được chỉ định", en: "Appointed")
        case .official: Label(vi: "Cán bộ đại diện", en: "Official")
        }
    }
}
