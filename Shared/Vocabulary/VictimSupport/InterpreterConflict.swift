/// What speaks against an interpreter for a person.
public enum InterpreterConflict: String, ClosedList {
    /// Both come from one commune: they may know one another.
    case sameCommune
    /// The interpreter's paper is that of somebody registered here.
    case registeredPerson
    /// The interpreter bears a name of the person's, or of somebody beside them.
    case sameName

    public var label: Label {
        switch self {
        case .sameCommune: Label(vi: "Cùng quê (xã)", en: "From the same commune")
        case .registeredPerson:
            Label(
                vi: "Trùng giấy tờ với người đã đăng ký",
                en: "Registered here as a person"
            )
        case .sameName: Label(vi: "Trùng họ tên", en: "Bears the same name")
        }
    }
}
