/// A source of evidence in criminal proceedings.
///
/// The list is that of the Criminal Procedure Code (101/2015/QH13, Điều 87).
public enum ProofKind: String, ClosedList {
    /// Physical evidence.
    case object
    /// Testimony and statements.
    case statement
    /// Electronic data.
    case electronicData
    /// A conclusion of an expert or a valuation.
    case expertConclusion
    /// Minutes of the proceedings.
    case minutes
    /// What mutual legal assistance brought.
    case legalAssistance
    /// Another document or thing.
    case other

    public var label: Label {
        switch self {
        case .object: Label(vi: "Vật chứng", en: "Physical evidence")
        case .statement: Label(vi: "Lời khai, lời trình bày", en: "Statement")
        case .electronicData: Label(vi: "Dữ liệu điện tử", en: "Electronic data")
        case .expertConclusion:
            Label(vi: "Kết luận giám định, định giá", en: "Expert conclusion or valuation")
        case .minutes: Label(vi: "Biên bản tố tụng", en: "Minutes of the proceedings")
        case .legalAssistance:
            Label(
                vi: "Kết quả tương trợ tư pháp, hợp tác quốc tế",
                en: "Result of mutual legal assistance"
            )
        case .other: Label(vi: "Tài liệu, đồ vật khác", en: "Another document or thing")
        }
    }
}
