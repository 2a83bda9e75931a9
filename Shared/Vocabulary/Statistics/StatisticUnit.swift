/// What a figure counts.
///
/// One unit is never made of another: referrals are no persons, person-times no
/// persons, and a case may have no suspect.
public enum StatisticUnit: String, ClosedList {
    /// Reports (tin báo).
    case report
    /// Cases (vụ).
    case caseFile = "case"
    /// Suspects (đối tượng), each person once.
    case suspect
    /// Persons (người), each once.
    case person
    /// Person-times (lượt người): who comes twice counts twice.
    case personTime
    /// Referrals (lượt chuyển tuyến).
    case referral
    /// Telephone calls (cuộc gọi).
    case call
    /// Cases of illegal crossing (vụ).
    case crossing
    /// Applications (đơn).
    case application
    /// Activities (hoạt động).
    case activity
    /// Sessions (buổi, lớp, đợt) of activities.
    case session

    public var label: Label {
        switch self {
        case .report: Label(vi: "tin báo", en: "report")
        case .caseFile: Label(vi: "vụ", en: "case")
        case .suspect: Label(vi: "đối tượng", en: "suspect")
        case .person: Label(vi: "người", en: "person")
        case .personTime: Label(vi: "lượt người", en: "person-time")
        case .referral: Label(vi: "lượt chuyển tuyến", en: "referral")
        case .call: Label(vi: "cuộc gọi", en: "call")
        case .crossing: Label(vi: "vụ xuất nhập cảnh trái phép", en: "illegal crossing")
        case .application: Label(vi: "đơn", en: "application")
        case .activity: Label(vi: "hoạt động", en: "activity")
        case .session: Label(vi: "buổi", en: "session")
        }
    }
}
