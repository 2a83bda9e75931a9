/// The nine kinds of evidence that a victim may be identified by (Article 32 of Law 53/2024).
public enum EvidenceKind: String, ClosedList {
    /// From bodies that conduct proceedings.
    case proceedings
    /// From those who rescued the person.
    case rescuer
    /// From a Vietnamese mission abroad.
    case mission
    /// From another domestic body.
    case domesticBody
    /// From a competent foreign body.
    case foreignBody
    /// What the person or a relative says.
    case ownStatement
    /// What a perpetrator says.
    case perpetratorStatement
    /// What another victim or a witness says.
    case witness
    /// Any other lawful source.
    case otherLawful

    public var label: Label {
        switch self {
        case .proceedings:
            Label(
                vi: "Tài liệu của cơ quan tiến hành tố tụng",
                en: "From proceedings bodies"
            )
        case .rescuer:
            Label(
                vi: "Tài liệu của cơ quan, đơn vị giải cứu",
                en: "From the rescuing body"
            )
        case .mission:
            Label(
                vi: "Tài liệu của cơ quan đại diện Việt Nam ở nước ngoài",
                en: "From a Vietnamese mission abroad"
            )
        case .domesticBody:
            Label(
                vi: "Tài liệu của cơ quan khác trong nước",
                en: "From another domestic body"
            )
        case .foreignBody:
            Label(
                vi: "Tài liệu của cơ quan có thẩm quyền nước ngoài",
                en: "From a competent foreign body"
            )
        case .ownStatement:
            Label(
                vi: "Lời khai của người đó hoặc người thân thích",
                en: "Statement of the person or a relative"
            )
        case .perpetratorStatement:
            Label(
                vi: "Lời khai của người thực hiện hành vi mua bán",
                en: "Statement of a perpetrator"
            )
        case .witness:
            Label(
                vi: "Lời khai của nạn nhân khác, người làm chứng",
                en: "Statement of another victim or a witness"
            )
        case .otherLawful: Label(vi: "Nguồn hợp pháp khác", en: "Another lawful source")
        }
    }
}
