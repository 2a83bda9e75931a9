/// What a published number of the police or the border guard counts.
///
/// The unit is part of the word: a case is no person, and a person-time no person.
public enum PublishedIndicator: String, ClosedList {
    /// Plans of operations carried out.
    case operationPlans
    /// Networks (rings) broken.
    case networksBroken
    /// Suspects arrested.
    case arrested
    /// People rescued.
    case rescued
    /// Trafficking cases detected or investigated.
    case cases
    /// Subjects of trafficking cases; a case may have none.
    case subjects
    /// Victims and suspected victims, published as one number.
    case victimsAndSuspected
    /// Confirmed victims.
    case victims
    /// Cases of illegal crossing.
    case crossings
    /// People in illegal crossings.
    case crossingPersons
    /// Person-times of illegal crossing.
    case crossingPersonTimes

    public var label: Label {
        switch self {
        case .operationPlans: Label(vi: "Chuyên án, kế hoạch đấu tranh", en: "Operation plans")
        case .networksBroken: Label(vi: "Đường dây bị triệt phá", en: "Networks broken")
        case .arrested: Label(vi: "Đối tượng bị bắt", en: "Suspects arrested")
        case .rescued: Label(vi: "Người được giải cứu", en: "People rescued")
        case .cases: Label(vi: "Số vụ mua bán người", en: "Trafficking cases")
        case .subjects: Label(vi: "Số đối tượng", en: "Subjects")
        case .victimsAndSuspected:
            Label(vi: "Nạn nhân và người nghi là nạn nhân", en: "Victims and suspected victims")
        case .victims: Label(vi: "Nạn nhân đã xác định", en: "Confirmed victims")
        case .crossings:
            Label(vi: "Số vụ xuất nhập cảnh trái phép", en: "Illegal crossings (cases)")
        case .crossingPersons:
            Label(vi: "Số người xuất nhập cảnh trái phép", en: "Illegal crossings (people)")
        case .crossingPersonTimes:
            Label(vi: "Lượt người xuất nhập cảnh trái phép", en: "Illegal crossings (person-times)")
        }
    }
}
