/// What a person agrees to, one purpose each.
public enum ConsentPurpose: String, ClosedList {
    /// To be interviewed.
    case interview
    /// That a facility or helper learns who they are.
    case disclosureToFacility
    /// That investigators learn who they are.
    case disclosureToPolice
    /// That relatives are looked for.
    case familyTracing
    /// Use without identity for figures and research.
    case statistics
    /// That the embassy of their country learns of them.
    case disclosureToEmbassy
    /// Being handed over to another state: their own, or one that takes them.
    case returnAbroad

    public var label: Label {
        switch self {
        case .interview: Label(vi: "Phỏng vấn", en: "Interview")
        case .disclosureToFacility:
            Label(
                vi: "Cung cấp thông tin cho cơ sở hỗ trợ",
                en: "Disclosure to a support facility"
            )
        case .disclosureToPolice:
            Label(
                vi: "Cung cấp thông tin cho cơ quan điều tra",
                en: "Disclosure to investigators"
            )
        case .familyTracing: Label(vi: "Tìm thân nhân", en: "Family tracing")
        case .disclosureToEmbassy:
            Label(
                vi: "Thông báo cho đại sứ quán",
                en: "Disclosure to their embassy"
            )
        case .returnAbroad:
            Label(
                vi: "Bàn giao về nước, ra nước ngoài",
                en: "Return to another state"
            )
        case .statistics:
            Label(
                vi: "Thống kê, nghiên cứu không định danh",
                en: "Statistics without identity"
            )
        }
    }
}
