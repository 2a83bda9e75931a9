public import Vocabulary

/// What an officer decided of a row that seems to be of a person taken in before.
///
/// The standard has no number of a case: a row that has changed, and a row of somebody else, look alike
/// to a program. So an officer looks, and says which of the two it is.
public struct HTCDSDecision: Codable, Sendable, Hashable {
    /// The row.
    public var row: Int
    /// Whose row it is; left out where it is somebody else's, who is registered anew.
    public var person: VictimRef?
    /// The version of the person's row that the officer saw; needed with ``person``.
    public var seen: Int?

    /// The row is what the other body now says of a person whom the unit has taken in.
    ///
    /// It is kept beside them as the next version of their row. Our own records of the person stay: an
    /// officer amends them.
    public static func same(_ row: Int, as person: VictimRef, seen: Int) -> Self {
        Self(row: row, person: person, seen: seen)
    }

    /// The row is of somebody who is not registered yet.
    public static func another(_ row: Int) -> Self { Self(row: row) }

    private init(row: Int, person: VictimRef? = nil, seen: Int? = nil) {
        self.row = row
        self.person = person
        self.seen = seen
    }
}
