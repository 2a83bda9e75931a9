/// Who a protected person is to the matter at hand.
public enum PersonKind: String, ClosedList {
    /// The person whom the matter is about.
    case victim
    /// Whoever reported it.
    case reporter
    /// Whoever came along.
    case companion
    /// Who speaks for a minor.
    case guardian
    /// A relative.
    case relative
    /// Somebody who is looked for.
    case missing

    public var label: Label {
        switch self {
        case .victim:
            Label(
                vi: "Nạn nhân hoặc người nghi là nạn nhân",
                en: "Victim or possible victim"
            )
        case .reporter: Label(vi: "Người trình báo", en: "Reporter")
        case .companion: Label(vi: "Người đi cùng", en: "Companion")
        case .guardian: Label(vi: "Người giám hộ", en: "Guardian")
        case .relative: Label(vi: "Người thân thích", en: "Relative")
        case .missing: Label(vi: "Người mất tích", en: "Missing person")
        }
    }
}
