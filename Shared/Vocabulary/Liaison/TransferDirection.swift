/// Which side hands over.
public enum TransferDirection: String, ClosedList {
    /// Viet Nam hands over.
    case outward
    /// The partner hands over.
    case inward

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .outward: Label(vi: "Việt Nam bàn giao", en: "Viet Nam hands over")
        case .inward: Label(vi: "Phía nước ngoài bàn giao", en: "The partner hands over")
        }
    }
}
