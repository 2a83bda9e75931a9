/// What has been decided about a person so far.
///
/// The names are those of HTCDS v2.0 (IOM, CC BY 4.0), field `vic_TraffickingStatus`. Suspected and
/// confirmed victims are never merged silently: whoever counts must say which.
public enum TraffickingStatus: String, ClosedList {
    /// Nothing has been decided; help comes first.
    case possible = "PossibleVictimOfTrafficking"
    /// Confirmed by those who may.
    case actual = "ActualVictimOfTrafficking"
    /// Decided otherwise by those who may.
    case notAVictim = "NotAVictimOfTrafficking"

    public var label: Label {
        switch self {
        case .possible: Label(vi: "Người nghi là nạn nhân", en: "Possible victim of trafficking")
        case .actual: Label(vi: "Nạn nhân", en: "Victim of trafficking")
        case .notAVictim: Label(vi: "Không phải nạn nhân", en: "Not a victim of trafficking")
        }
    }
}
