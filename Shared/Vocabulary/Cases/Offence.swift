/// The offence that a case is opened for.
///
/// Article 150 covers trafficking in persons, Article 151 in persons under 16.
public enum Offence: String, ClosedList {
    /// Trafficking in persons.
    case article150 = "art150"
    /// Trafficking in persons under 16.
    case article151 = "art151"
    /// Another offence; the file says which.
    case other

    public var label: Label {
        switch self {
        case .article150:
            Label(
                vi: "Mua bán người (Điều 150 BLHS)",
                en: "Trafficking in persons (Penal Code, Art. 150)"
            )
        case .article151:
            Label(
                vi: "Mua bán người dưới 16 tuổi (Điều 151 BLHS)",
                en: "Trafficking in persons under 16 (Penal Code, Art. 151)"
            )
        case .other: Label(vi: "Tội danh khác", en: "Another offence")
        }
    }
}
