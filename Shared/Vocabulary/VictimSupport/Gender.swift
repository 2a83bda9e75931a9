/// A person's gender as they state it.
///
/// The names are those of HTCDS v2.0 (IOM, CC BY 4.0), field `prs_Gender`; *not asked* is a missing
/// value, never this list's last word.
public enum Gender: String, ClosedList {
    /// Feminine.
    case feminine = "Feminine"
    /// Masculine.
    case masculine = "Masculine"
    /// Transgender feminine.
    case transgenderFeminine = "TransgenderFeminine"
    /// Transgender masculine.
    case transgenderMasculine = "TransgenderMasculine"
    /// Neither of the two.
    case nonConforming = "NonConforming"
    /// Asked, and not answered.
    case unknown = "NonSpecifiedUnknown"

    public var label: Label {
        switch self {
        case .feminine: Label(vi: "Nữ", en: "Feminine")
        case .masculine: Label(vi: "Nam", en: "Masculine")
        case .transgenderFeminine: Label(vi: "Chuyển giới nữ", en: "Transgender feminine")
        case .transgenderMasculine: Label(vi: "Chuyển giới nam", en: "Transgender masculine")
        case .nonConforming: Label(vi: "Giới khác", en: "Non-conforming")
        case .unknown: Label(vi: "Không xác định", en: "Not specified or unknown")
        }
    }
}
