/// A plan or programme whose tasks bodies report on, by its number.
public enum NationalPlan: String, ClosedList {
    /// The plan of steering committee 138 for 2024.
    case plan2024 = "19/KH-BCĐ138/CP"
    /// The programme for 2021 to 2025.
    case programme2021 = "193/QĐ-TTg"
    /// The programme for 2026 to 2030.
    case programme2026 = "33/QĐ-TTg"
    /// Another plan.
    case other

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .plan2024:
            Label(vi: "Kế hoạch 19/KH-BCĐ138/CP năm 2024", en: "Plan 19/KH-BCĐ138/CP of 2024")
        case .programme2021:
            Label(vi: "Chương trình 193/QĐ-TTg (2021-2025)", en: "Programme 193/QĐ-TTg (2021-2025)")
        case .programme2026:
            Label(vi: "Chương trình 33/QĐ-TTg (2026-2030)", en: "Programme 33/QĐ-TTg (2026-2030)")
        case .other: Label(vi: "Kế hoạch khác", en: "Another plan")
        }
    }
}
