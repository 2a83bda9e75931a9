/// What a call to the hotline 111 is about.
public enum HotlineTopic: String, ClosedList {
    /// The caller asks something.
    case information
    /// The caller wants to talk.
    case counselling
    /// The caller tells of somebody who may be a victim.
    case report
    /// The caller is in danger.
    case danger

    public var label: Label {
        switch self {
        case .information: Label(vi: "Hỏi thông tin", en: "Information")
        case .counselling: Label(vi: "Tư vấn", en: "Counselling")
        case .report: Label(vi: "Báo tin về người nghi là nạn nhân", en: "Report")
        case .danger: Label(vi: "Đang gặp nguy hiểm", en: "Danger")
        }
    }
}
