/// One call of the work that registers a handover's reception.
///
/// People are counted from 1, in the order in which the claim answered them.
enum ReceptionStep: Hashable, Sendable {
    /// Reserve the handover at liaison. Undone by releasing it.
    case claim
    /// Keep places in facilities for people, so many at once. Undone by giving them up.
    case reserve(ClosedRange<Int>)
    /// Open a person's reception at victim support. Undone by cancelling it.
    case open(Int)
    /// Write the receptions into the manifest: the pivot, after which nothing is undone.
    case confirm
    /// Link a person to the case file, as earlier versions did one by one.
    case link(Int)
    /// Link people to the case file, so many at once. Never undone: they are here, whatever the file
    /// says.
    case links(ClosedRange<Int>)
    /// Make the places that were kept the people's own. Never undone, for the same reason.
    case takeUp(ClosedRange<Int>)

    /// The name in the journal and in a standing, `open/2` or `reserve/51-100`.
    var name: String {
        switch self {
        case .claim: "claim"
        case .reserve(let people): "reserve/\(people.lowerBound)-\(people.upperBound)"
        case .open(let person): "open/\(person)"
        case .link(let person): "link/\(person)"
        case .links(let people): "link/\(people.lowerBound)-\(people.upperBound)"
        case .takeUp(let people): "takeUp/\(people.lowerBound)-\(people.upperBound)"
        case .confirm: "confirm"
        }
    }

    /// The step of a name.
    init?(name: String) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        let told = parts.count == 2 ? String(parts[1]) : nil
        switch (parts.first, told) {
        case ("claim", nil): self = .claim
        case ("confirm", nil): self = .confirm
        case ("reserve", let told?):
            guard let people = Self.people(told) else { return nil }
            self = .reserve(people)
        case ("takeUp", let told?):
            guard let people = Self.people(told) else { return nil }
            self = .takeUp(people)
        case ("open", let told?):
            guard let person = Int(told) else { return nil }
            self = .open(person)
        case ("link", let told?):
            if let people = Self.people(told) {
                self = .links(people)
            } else if let person = Int(told) {
                self = .link(person)
            } else {
                return nil
            }
        default: return nil
        }
    }

    /// `51-100`.
    private static func people(_ told: String) -> ClosedRange<Int>? {
        let ends = told.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else {
            return nil
        }
        return first...last
    }
}
