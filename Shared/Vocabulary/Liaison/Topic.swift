/// How far something concerns trafficking in persons: calls and letters are often about more.
public enum Topic: String, ClosedList {
    /// Trafficking in persons alone.
    case trafficking
    /// Trafficking among other matters.
    case partly
    /// Another matter of the border.
    case other

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .trafficking: Label(vi: "Mua bán người", en: "Trafficking in persons")
        case .partly: Label(vi: "Có một phần về mua bán người", en: "Partly trafficking")
        case .other: Label(vi: "Nội dung khác", en: "Another matter")
        }
    }
}
