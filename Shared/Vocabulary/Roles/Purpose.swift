/// Why somebody reads what identifies a person; each use is audited with its word.
public enum Purpose: String, ClosedList {
    /// Receiving a person at a gate or a commune.
    case reception
    /// Deciding whether somebody is a victim.
    case identification
    /// Protection, shelter and support.
    case support
    /// Bringing somebody home.
    case repatriation
    /// Investigating, prosecuting or judging.
    case proceedings
    /// Finding relatives.
    case familyTracing
    /// Averting danger to life.
    case dangerToLife
    /// A request of the person concerned.
    case personsRequest
    /// Finding out whether a suspect is a victim before anything is done to them.
    case screening
    /// Reviewing how the system was used.
    case review

    public var label: Label {
        switch self {
        case .reception: Label(vi: "Tiếp nhận", en: "Reception")
        case .identification: Label(vi: "Xác định nạn nhân", en: "Victim identification")
        case .support: Label(vi: "Bảo vệ, hỗ trợ", en: "Protection and support")
        case .repatriation: Label(vi: "Đưa về nước", en: "Repatriation")
        case .proceedings: Label(vi: "Tố tụng", en: "Criminal proceedings")
        case .familyTracing: Label(vi: "Tìm thân nhân", en: "Family tracing")
        case .dangerToLife: Label(vi: "Nguy hiểm tính mạng", en: "Danger to life")
        case .personsRequest:
            Label(vi: "Yêu cầu của chính người đó", en: "The person's own request")
        case .screening: Label(vi: "Sàng lọc đối tượng", en: "Screening of a suspect")
        case .review: Label(vi: "Kiểm tra, rà soát", en: "Review")
        }
    }
}
