/// Papers that identify a person.
public enum DocumentKind: String, ClosedList {
    /// The citizen identity card.
    case citizenCard
    /// A passport of any country.
    case passport
    /// A birth certificate.
    case birthCertificate
    /// A travel paper issued for the return.
    case returnPaper
    /// The personal number alone.
    case personalNumber
    /// Another paper.
    case other

    public var label: Label {
        switch self {
        case .citizenCard: Label(vi: "Căn cước công dân", en: "Citizen identity card")
        case .passport: Label(vi: "Hộ chiếu", en: "Passport")
        case .birthCertificate: Label(vi: "Giấy khai sinh", en: "Birth certificate")
        case .returnPaper: Label(vi: "Giấy tờ về nước", en: "Return paper")
        case .personalNumber:
            Label(
                vi: "Số định danh cá nhân",
                en: "Personal identification number"
            )
        case .other: Label(vi: "Giấy tờ khác", en: "Another paper")
        }
    }
}
