/// What became of one person when bodies handed on.
public enum HandOnOutcome: String, ClosedList {
    /// The receiving body took the person in.
    case handedOn
    /// The person chose to go home; the law allows it.
    case wentHome
    /// Urgent care came first; the hand-on follows.
    case inHospital
    /// The person left before the hand-on.
    case absconded

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .handedOn: Label(vi: "Đã chuyển giao", en: "Handed on")
        case .wentHome: Label(vi: "Tự trở về nơi cư trú", en: "Went home")
        case .inHospital: Label(vi: "Đang cấp cứu", en: "In hospital")
        case .absconded: Label(vi: "Bỏ đi", en: "Absconded")
        }
    }
}
