/// What kind of instrument two sides signed.
public enum AgreementKind: String, ClosedList {
    /// A treaty between states.
    case treaty
    /// An agreement between governments or ministries.
    case agreement
    /// A memorandum of understanding.
    case memorandum
    /// A protocol to another instrument.
    case protocolTo = "protocol"
    /// A programme of coordination, usually for one year.
    case programme

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .treaty: Label(vi: "Hiệp định giữa hai nhà nước", en: "Treaty")
        case .agreement: Label(vi: "Thoả thuận", en: "Agreement")
        case .memorandum: Label(vi: "Bản ghi nhớ", en: "Memorandum of understanding")
        case .protocolTo: Label(vi: "Nghị định thư", en: "Protocol")
        case .programme: Label(vi: "Chương trình phối hợp", en: "Coordination programme")
        }
    }
}
