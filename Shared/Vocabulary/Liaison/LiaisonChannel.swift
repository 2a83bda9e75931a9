/// The road on which a letter or call crosses the border.
///
/// Not the public hotline 111: that is a channel of reports.
public enum LiaisonChannel: String, ClosedList {
    /// A note from ministry to mission or back.
    case noteVerbale
    /// The Interpol network, through the national bureau.
    case interpol
    /// The police bodies of ASEAN.
    case aseanapol
    /// The Vietnamese mission abroad, or the partner's mission here.
    case embassy
    /// From post to post across the line.
    case borderPost
    /// The bodies' own telephone line across the border.
    case hotline

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .noteVerbale: Label(vi: "Công hàm", en: "Note verbale")
        case .interpol: Label(vi: "Kênh Interpol", en: "Interpol")
        case .aseanapol: Label(vi: "Kênh Aseanapol", en: "Aseanapol")
        case .embassy: Label(vi: "Cơ quan đại diện", en: "Embassy or consulate")
        case .borderPost: Label(vi: "Đồn, trạm biên phòng đối diện", en: "Border post")
        case .hotline: Label(vi: "Đường dây nóng giữa hai bên", en: "Cross-border hotline")
        }
    }
}
