/// What somebody may know of a record; each level includes the ones before it.
public enum Access: Int, Comparable, Sendable, Hashable, CaseIterable {
    /// Not even that it exists.
    case none
    /// That it exists, of which kind, and whom to ask.
    case stub
    /// All of it.
    case content

    public static func < (left: Access, right: Access) -> Bool { left.rawValue < right.rawValue }
}
