/// Why an investigation rests.
///
/// The words say what has to happen before it goes on. They cite no article: which of the code's
/// grounds each of them comes under is in the decision, whose number the officer gives.
public enum SuspensionGround: String, ClosedList {
    /// A suspect is abroad.
    case suspectAbroad
    /// A suspect is searched for by a wanted notice.
    case suspectWanted
    /// A foreign authority has not answered a request for assistance yet, which the step names.
    case awaitingAssistance
    /// Another ground, which the reason names.
    case other

    public var label: Label {
        switch self {
        case .suspectAbroad: Label(vi: "Đối tượng ở nước ngoài", en: "Suspect abroad")
        case .suspectWanted: Label(vi: "Đang truy nã đối tượng", en: "Suspect wanted")
        case .awaitingAssistance:
            Label(vi: "Chờ kết quả tương trợ tư pháp", en: "Awaiting mutual assistance")
        case .other: Label(vi: "Căn cứ khác", en: "Another ground")
        }
    }
}
