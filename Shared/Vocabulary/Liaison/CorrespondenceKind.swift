/// What a piece of correspondence is.
public enum CorrespondenceKind: String, ClosedList {
    /// A letter between officers or bodies.
    case letter
    /// An official letter with a register number.
    case officialLetter
    /// A note verbale.
    case noteVerbale
    /// A call on the cross-border line, written down.
    case hotlineCall

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .letter: Label(vi: "Thư trao đổi", en: "Letter")
        case .officialLetter: Label(vi: "Công văn", en: "Official letter")
        case .noteVerbale: Label(vi: "Công hàm", en: "Note verbale")
        case .hotlineCall: Label(vi: "Cuộc gọi đường dây nóng", en: "Hotline call")
        }
    }
}
