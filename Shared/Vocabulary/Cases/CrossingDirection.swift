/// Which way people crossed the border unlawfully.
public enum CrossingDirection: String, ClosedList {
    /// Out of Viet Nam.
    case exit
    /// Into Viet Nam.
    case entry
    /// Both, counted together by whoever counted.
    case both

    public var label: Label {
        switch self {
        case .exit: Label(vi: "Xuất cảnh", en: "Exit")
        case .entry: Label(vi: "Nhập cảnh", en: "Entry")
        case .both: Label(vi: "Xuất và nhập cảnh", en: "Exit and entry")
        }
    }
}
