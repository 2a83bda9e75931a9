/// Whether trafficking is suspected behind an illegal crossing.
public enum TraffickingSuspicion: String, ClosedList {
    /// Nobody has looked into it.
    case notExamined
    /// Somebody looked, and there is no sign of it.
    case none
    /// There are signs of it.
    case suspected

    public var label: Label {
        switch self {
        case .notExamined: Label(vi: "Chưa xem xét", en: "Not examined")
        case .none: Label(vi: "Không có dấu hiệu", en: "No sign")
        case .suspected: Label(vi: "Có dấu hiệu mua bán người", en: "Trafficking suspected")
        }
    }
}
