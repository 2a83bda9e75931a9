/// The row of the entitlements matrix that a person falls under (Article 37 of Law 53/2024).
///
/// Category and trafficking status are two things: the status says what was decided, the category what
/// follows from it.
public enum VictimCategory: String, ClosedList {
    /// A victim who is a citizen, or stateless and permanently resident.
    case citizen
    /// A person under 18 who accompanies a victim.
    case accompanyingMinor
    /// A Vietnamese abroad whose identification runs.
    case inProcessAbroad
    /// A person in the country whose identification runs.
    case inProcessInCountry
    /// A foreigner trafficked in Viet Nam.
    case foreigner

    public var label: Label {
        switch self {
        case .citizen:
            Label(
                vi: "Công dân Việt Nam hoặc người không quốc tịch thường trú",
                en: "Vietnamese citizen or stateless permanent resident"
            )
        case .accompanyingMinor: Label(vi: "Người dưới 18 tuổi đi cùng", en: "Accompanying minor")
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
                en: "Foreigner trafficked in Viet Nam"
            )
        }
    }
}
