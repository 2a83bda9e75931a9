/// The part of the trafficking-in-persons dossier that an item belongs to.
public enum TIPSection: String, ClosedList {
    /// Investigations, prosecutions, convictions.
    case prosecution
    /// Victims identified and supported.
    case protection
    /// Prevention and awareness.
    case prevention
    /// Cooperation with partners.
    case partnership
    /// Laws, plans and funds.
    case policy

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .prosecution: Label(vi: "Điều tra, truy tố, xét xử", en: "Prosecution")
        case .protection: Label(vi: "Bảo vệ nạn nhân", en: "Protection")
        case .prevention: Label(vi: "Phòng ngừa", en: "Prevention")
        case .partnership: Label(vi: "Hợp tác quốc tế", en: "Partnership")
        case .policy: Label(vi: "Pháp luật, chính sách", en: "Laws and policy")
        }
    }
}
