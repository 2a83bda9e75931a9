/// What a support plan is mainly about.
///
/// The names are those of HTCDS v2.0 (IOM, CC BY 4.0), field `spl_Type`.
public enum SupportPlanType: String, ClosedList {
    /// Schooling.
    case education = "Education"
    /// Money.
    case financial = "Financial"
    /// Health of body and mind.
    case health = "Health"
    /// Recovering from exploitation of labour.
    case labourRehabilitation = "LabourExploitationRehabilitation"
    /// Papers, proceedings, compensation.
    case legal = "Legal"
    /// A way to earn one's living.
    case livelihood = "Livelihood"
    /// Knowing one's rights.
    case rightsTraining = "RightsBasedTraining"
    /// Recovering from sexual exploitation.
    case sexualRehabilitation = "SexualExploitationRehabilitation"
    /// Social care.
    case socialCare = "SocialCare"

    public var label: Label {
        switch self {
        case .education: Label(vi: "Học tập", en: "Education")
        case .financial: Label(vi: "Tài chính", en: "Financial")
        case .health: Label(vi: "Sức khoẻ", en: "Health")
        case .labourRehabilitation:
            Label(
                vi: "Phục hồi sau bóc lột lao động",
                en: "Rehabilitation after labour exploitation"
            )
        case .legal: Label(vi: "Pháp lý", en: "Legal")
        case .livelihood: Label(vi: "Sinh kế", en: "Livelihood")
        case .rightsTraining: Label(vi: "Tập huấn về quyền", en: "Rights-based training")
        case .sexualRehabilitation:
            Label(
                vi: "Phục hồi sau bóc lột tình dục",
                en: "Rehabilitation after sexual exploitation"
            )
        case .socialCare: Label(vi: "Chăm sóc xã hội", en: "Social care")
        }
    }
}
