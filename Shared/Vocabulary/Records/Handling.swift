/// How information may be used further: Europol's handling codes.
public enum Handling: String, ClosedList {
    /// For fighting crime and protecting victims, without further restriction.
    case open = "H0"
    /// Not as evidence in court without the originator's permission.
    case notInCourt = "H1"
    /// Not passed on without the originator's permission.
    case notPassedOn = "H2"
    /// Only for those it is assigned to.
    case restricted = "H3"

    public var label: Label {
        switch self {
        case .open: Label(vi: "H0: dùng cho phòng, chống tội phạm", en: "H0: crime-fighting use")
        case .notInCourt:
            Label(
                vi: "H1: không dùng làm chứng cứ khi chưa được phép",
                en: "H1: not in court without permission"
            )
        case .notPassedOn:
            Label(
                vi: "H2: không chuyển tiếp khi chưa được phép",
                en: "H2: not passed on without permission"
            )
        case .restricted:
            Label(vi: "H3: chỉ người được giao", en: "H3: only those it is assigned to")
        }
    }
}
