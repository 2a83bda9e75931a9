/// Whether a consent still holds, and if not why it must be asked for anew.
public enum ConsentStanding: String, ClosedList {
    /// It holds.
    case holds
    /// The person has taken it back.
    case withdrawn
    /// The person has turned 16 since.
    case turned16
    /// The person has turned 18 since, and speaks for themselves.
    case turned18
    /// The guardian who gave it is not cleared, or not any more.
    case guardianNotCleared
    /// The person gave it themselves and counts as a child while their age is disputed.
    case ageDisputed

    public var label: Label {
        switch self {
        case .holds: Label(vi: "Còn hiệu lực", en: "Holds")
        case .withdrawn: Label(vi: "Đã rút lại", en: "Withdrawn")
        case .turned16: Label(vi: "Đã đủ 16 tuổi, phải hỏi lại", en: "Turned 16: ask again")
        case .turned18: Label(vi: "Đã đủ 18 tuổi, phải hỏi lại", en: "Turned 18: ask again")
        case .guardianNotCleared:
            Label(vi: "Người giám hộ chưa được công nhận", en: "The guardian is not cleared")
        case .ageDisputed:
            Label(
                vi: "Tuổi đang tranh chấp, coi là trẻ em",
                en: "The age is disputed: a child until decided"
            )
        }
    }
}
