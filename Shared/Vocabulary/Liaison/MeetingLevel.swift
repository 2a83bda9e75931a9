/// At which level two sides talk.
public enum MeetingLevel: String, ClosedList {
    /// Between ministries or commands.
    case central
    /// Between departments.
    case department
    /// Between provinces.
    case province
    /// Between border posts.
    case post

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .central: Label(vi: "Trung ương", en: "Central")
        case .department: Label(vi: "Cục, vụ", en: "Department")
        case .province: Label(vi: "Cấp tỉnh", en: "Province")
        case .post: Label(vi: "Đồn, trạm", en: "Border post")
        }
    }
}
