/// The level of a state secret; the law knows three.
public enum Secrecy: String, ClosedList {
    /// No secret.
    case unclassified
    /// Secret.
    case secret
    /// Top secret.
    case topSecret
    /// Of the highest level.
    case mostSecret

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .unclassified: Label(vi: "Không mật", en: "Not secret")
        case .secret: Label(vi: "Mật", en: "Secret")
        case .topSecret: Label(vi: "Tối mật", en: "Top secret")
        case .mostSecret: Label(vi: "Tuyệt mật", en: "Most secret")
        }
    }
}
