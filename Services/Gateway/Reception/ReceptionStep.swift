/// One call of the work that registers a handover's reception.
///
/// People are counted from 1, in the order in which the claim answered them.
enum ReceptionStep: Hashable, Sendable {
    /// Reserve the handover at liaison. Undone by releasing it.
    case claim
    /// Open a person's reception at victim support. Undone by cancelling it.
    case open(Int)
    /// Write the receptions into the manifest: the pivot, after which nothing is undone.
    case confirm
    /// Link a person to the case file. Never undone: the person is here, whatever the file says.
    case link(Int)

    /// The name in the journal and in a standing, `open/2`.
    var name: String {
        switch self {
        case .claim: "claim"
        case .open(let person): "open/\(person)"
        case .link(let person): "link/\(person)"
        case .confirm: "confirm"
        }
    }

    /// The step of a name.
    init?(name: String) {
        let parts = name.split(separator: "/")
        switch (parts.first, parts.count == 2 ? Int(parts[1]) : nil) {
        case ("claim", nil): self = .claim
        case ("confirm", nil): self = .confirm
        case ("open", let person?): self = .open(person)
        case ("link", let person?): self = .link(person)
        default: return nil
        }
    }
}
