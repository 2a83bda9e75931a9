/// How far the source of a report can be relied on (4×4 system, A to D; X where it cannot be judged).
public enum SourceGrade: String, ClosedList {
    /// No doubt of it.
    case reliable = "A"
    /// Mostly reliable.
    case mostlyReliable = "B"
    /// Mostly unreliable.
    case mostlyUnreliable = "C"
    /// Unreliable.
    case unreliable = "D"
    /// It cannot be judged.
    case unknown = "X"

    public var label: Label {
        switch self {
        case .reliable: Label(vi: "A: nguồn tin cậy", en: "A: reliable source")
        case .mostlyReliable: Label(vi: "B: phần lớn tin cậy", en: "B: mostly reliable")
        case .mostlyUnreliable: Label(vi: "C: phần lớn không tin cậy", en: "C: mostly unreliable")
        case .unreliable: Label(vi: "D: không tin cậy", en: "D: unreliable")
        case .unknown: Label(vi: "X: chưa đánh giá được", en: "X: cannot be judged")
        }
    }
}

/// How far the content of a report can be relied on (4×4 system, 1 to 4).
public enum ContentGrade: String, ClosedList {
    /// Known to be true without reserve.
    case certain = "1"
    /// Known to the source itself.
    case firstHand = "2"
    /// Not known to the source itself, and confirmed by others.
    case corroborated = "3"
    /// Not known to the source itself, and confirmed by nobody.
    case unconfirmed = "4"

    public var label: Label {
        switch self {
        case .certain: Label(vi: "1: chắc chắn đúng", en: "1: known to be true")
        case .firstHand: Label(vi: "2: nguồn trực tiếp biết", en: "2: known to the source itself")
        case .corroborated:
            Label(vi: "3: nghe lại, đã có xác nhận", en: "3: hearsay, confirmed by others")
        case .unconfirmed:
            Label(vi: "4: nghe lại, chưa có xác nhận", en: "4: hearsay, unconfirmed")
        }
    }
}
