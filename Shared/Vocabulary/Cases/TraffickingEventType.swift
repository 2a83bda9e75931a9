/// Which part of the trafficking an event is.
///
/// The names are those of HTCDS v2.0 (IOM, CC BY 4.0), field `hte_Type`.
public enum TraffickingEventType: String, ClosedList {
    /// The person was recruited.
    case recruitment = "Recruitment"
    /// The person was on the way.
    case transit = "Transit"
    /// The person was exploited.
    case exploitation = "Exploitation"

    public var label: Label {
        switch self {
        case .recruitment: Label(vi: "Tuyển mộ", en: "Recruitment")
        case .transit: Label(vi: "Vận chuyển, quá cảnh", en: "Transit")
        case .exploitation: Label(vi: "Bóc lột", en: "Exploitation")
        }
    }
}
