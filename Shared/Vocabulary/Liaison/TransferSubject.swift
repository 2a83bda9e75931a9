/// Who is handed over.
public enum TransferSubject: String, ClosedList {
    /// Victims or possible victims.
    case victims
    /// People who are accused or wanted.
    case suspects

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .victims: Label(vi: "Nạn nhân", en: "Victims")
        case .suspects: Label(vi: "Đối tượng", en: "Suspects")
        }
    }
}
