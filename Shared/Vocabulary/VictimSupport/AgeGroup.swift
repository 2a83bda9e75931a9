/// How old a person was at an event, as far as the law asks.
///
/// The Penal Code asks whether a person was under 16, the law of 2024 whether they were under 18;
/// both are kept, and *unknown* is an answer of its own.
public enum AgeGroup: String, ClosedList {
    /// Under 16, and so under 18.
    case under16
    /// 16 or 17: a minor for the law of 2024 only.
    case from16To17
    /// 18 or over.
    case adult
    /// Under 18; whether under 16 is unknown.
    case minorOfUnknownAge
    /// Nobody knows.
    case unknown

    /// Whether the person is known to be under 18; `nil` where nobody knows.
    public var isMinor: Bool? {
        switch self {
        case .under16, .from16To17, .minorOfUnknownAge: true
        case .adult: false
        case .unknown: nil
        }
    }

    public var label: Label {
        switch self {
        case .under16: Label(vi: "Dưới 16 tuổi", en: "Under 16")
        case .from16To17: Label(vi: "Từ đủ 16 đến dưới 18 tuổi", en: "16 or 17")
        case .adult: Label(vi: "Từ đủ 18 tuổi", en: "18 or over")
        case .minorOfUnknownAge:
            Label(
                vi: "Dưới 18 tuổi, chưa rõ tuổi",
                en: "Under 18, exact age unknown"
            )
        case .unknown: Label(vi: "Chưa rõ", en: "Unknown")
        }
    }
}
