/// How a report came in.
///
/// The public hotline 111 is not the cross-border hotline between border posts; the latter is a letter
/// of the liaison service.
public enum ReportChannel: String, ClosedList {
    /// A call to the national hotline 111.
    case hotline111
    /// Somebody came and said so (Law 53/2024, Art. 27).
    case inPerson
    /// A letter or written denunciation.
    case letter
    /// A Vietnamese mission abroad passed it on.
    case mission
    /// A foreign body passed it on.
    case partner
    /// An online form or message.
    case online
    /// Officers at a border gate met the person.
    case borderGate

    public var label: Label {
        switch self {
        case .hotline111: Label(vi: "Tổng đài 111", en: "Hotline 111")
        case .inPerson: Label(vi: "Trình báo trực tiếp", en: "In person")
        case .letter: Label(vi: "Đơn thư", en: "Letter")
        case .mission:
            Label(
                vi: "Cơ quan đại diện Việt Nam ở nước ngoài",
                en: "Vietnamese mission abroad"
            )
        case .partner: Label(vi: "Cơ quan nước ngoài", en: "Foreign partner")
        case .online: Label(vi: "Trực tuyến", en: "Online")
        case .borderGate: Label(vi: "Cửa khẩu", en: "Border gate")
        }
    }
}
