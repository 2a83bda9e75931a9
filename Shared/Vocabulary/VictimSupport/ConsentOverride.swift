/// Why a disclosure goes ahead without consent; each use is audited.
public enum ConsentOverride: String, ClosedList {
    /// A minor's best interest.
    case bestInterestOfMinor
    /// The duty to report a crime.
    case criminalReportDuty
    /// Somebody's life is in danger.
    case dangerToLife

    public var label: Label {
        switch self {
        case .bestInterestOfMinor:
            Label(
                vi: "Lợi ích tốt nhất của trẻ em",
                en: "Best interest of a minor"
            )
        case .criminalReportDuty:
            Label(
                vi: "Nghĩa vụ tố giác tội phạm",
                en: "Duty to report a crime"
            )
        case .dangerToLife: Label(vi: "Nguy hiểm đến tính mạng", en: "Danger to life")
        }
    }
}
