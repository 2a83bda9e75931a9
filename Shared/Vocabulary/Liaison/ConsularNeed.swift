/// What a mission does for somebody.
public enum ConsularNeed: String, ClosedList {
    /// Finding and visiting them.
    case contact
    /// Getting them out, with the host bodies.
    case rescue
    /// A safe place.
    case shelter
    /// An interpreter.
    case interpreter
    /// Legal help.
    case legalAid
    /// Medical care.
    case medical
    /// A paper to return with.
    case travelPaper
    /// The journey home.
    case ticket

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .contact: Label(vi: "Tiếp xúc lãnh sự", en: "Consular contact")
        case .rescue: Label(vi: "Phối hợp giải cứu", en: "Rescue with host bodies")
        case .shelter: Label(vi: "Chỗ ở an toàn", en: "Safe place")
        case .interpreter: Label(vi: "Phiên dịch", en: "Interpreter")
        case .legalAid: Label(vi: "Trợ giúp pháp lý", en: "Legal help")
        case .medical: Label(vi: "Chăm sóc y tế", en: "Medical care")
        case .travelPaper: Label(vi: "Giấy tờ về nước", en: "Travel paper")
        case .ticket: Label(vi: "Chi phí về nước", en: "Journey home")
        }
    }
}
