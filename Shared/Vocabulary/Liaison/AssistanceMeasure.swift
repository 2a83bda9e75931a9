/// What one state asks of another in a criminal matter.
public enum AssistanceMeasure: String, ClosedList {
    /// Information and documents.
    case information
    /// Serving documents.
    case serveDocuments
    /// Hearing somebody.
    case testimony
    /// Collecting and handing over evidence.
    case evidence
    /// Tracing and seizing proceeds.
    case seizure
    /// Taking a prosecution over.
    case prosecution
    /// Something else.
    case other

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .information:
            Label(vi: "Cung cấp thông tin, tài liệu", en: "Information and documents")
        case .serveDocuments: Label(vi: "Tống đạt giấy tờ", en: "Serving documents")
        case .testimony: Label(vi: "Lấy lời khai", en: "Hearing a person")
        case .evidence: Label(vi: "Thu thập, cung cấp chứng cứ", en: "Evidence")
        case .seizure: Label(vi: "Truy tìm, thu giữ tài sản", en: "Tracing and seizing proceeds")
        case .prosecution:
            Label(vi: "Truy cứu trách nhiệm hình sự", en: "Taking over a prosecution")
        case .other: Label(vi: "Yêu cầu khác", en: "Another measure")
        }
    }
}
