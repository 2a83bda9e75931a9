/// Why the law gives somebody a kind of support, or does not.
public enum EntitlementReason: String, ClosedList {
    /// A victim.
    case victim
    /// A minor who accompanies somebody entitled.
    case accompanyingMinor
    /// Identification runs, abroad.
    case inProcessAbroad
    /// Identification runs, in the country.
    case inProcessInCountry
    /// A foreigner trafficked in Viet Nam.
    case foreigner
    /// Given as the case requires: somebody decides.
    case asCaseRequires
    /// The law names this support for others, not for this category.
    case notInRow
    /// Not confirmed as a victim: until then the row of those in process holds.
    case notConfirmed
    /// Decided not to be a victim.
    case notAVictim
    /// No provision is known for that day.
    case noRule
    /// The minor in company has come of age.
    case cameOfAge

    /// Whether the support is given.
    public var grants: Bool {
        switch self {
        case .victim, .accompanyingMinor, .inProcessAbroad, .inProcessInCountry, .foreigner,
            .asCaseRequires:
            true
        case .notInRow, .notConfirmed, .notAVictim, .noRule, .cameOfAge: false
        }
    }

    public var label: Label {
        switch self {
        case .victim: Label(vi: "Là nạn nhân", en: "A victim")
        case .accompanyingMinor:
            Label(vi: "Người dưới 18 tuổi đi cùng", en: "An accompanying minor")
        case .inProcessAbroad:
            Label(
                vi: "Đang trong quá trình xác định, ở nước ngoài",
                en: "In process of identification, abroad"
            )
        case .inProcessInCountry:
            Label(
                vi: "Đang trong quá trình xác định, trong nước",
                en: "In process of identification, in the country"
            )
        case .foreigner:
            Label(
                vi: "Người nước ngoài bị mua bán tại Việt Nam",
                en: "A foreigner trafficked in Viet Nam"
            )
        case .asCaseRequires: Label(vi: "Tuỳ trường hợp cụ thể", en: "As the case requires")
        case .notInRow:
            Label(
                vi: "Luật không quy định cho nhóm này",
                en: "The law does not name it for this category"
            )
        case .notConfirmed:
            Label(vi: "Chưa được xác định là nạn nhân", en: "Not confirmed as a victim yet")
        case .notAVictim: Label(vi: "Không phải nạn nhân", en: "Not a victim")
        case .cameOfAge:
            Label(vi: "Người đi cùng đã đủ 18 tuổi", en: "No minor in company any more")
        case .noRule:
            Label(
                vi: "Không có quy định nào được biết cho ngày này",
                en: "No provision is known for that day"
            )
        }
    }
}
