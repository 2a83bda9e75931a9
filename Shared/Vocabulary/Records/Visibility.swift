/// How far beyond its owner a record can be seen.
public enum Visibility: String, ClosedList {
    /// The owning unit, those above it and those it is assigned to.
    case unit
    /// Also the owner's whole ministry.
    case ministry
    /// Others may know that it exists, and ask the owner.
    case shared

    public var label: Label {
        switch self {
        case .unit: Label(vi: "Trong đơn vị", en: "Own unit")
        case .ministry: Label(vi: "Trong bộ", en: "Own ministry")
        case .shared: Label(vi: "Liên ngành (chỉ biết có hồ sơ)", en: "Other bodies, as a stub")
        }
    }
}
