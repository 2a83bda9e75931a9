/// Why two sides meet when they do.
public enum MeetingManner: String, ClosedList {
    /// As their cadence says.
    case regular
    /// Because one of them asked.
    case adhoc
    /// Because somebody is in danger: reported to the competent level, never held up.
    case urgent

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .regular: Label(vi: "Định kỳ", en: "Regular")
        case .adhoc: Label(vi: "Đột xuất", en: "Ad hoc")
        case .urgent: Label(vi: "Khẩn cấp", en: "Urgent")
        }
    }
}
