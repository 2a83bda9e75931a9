public import WireCodec

/// Which deadlines somebody asks for.
public struct DeadlineQuery: Codable, Hashable, Sendable {
    /// The last moment of interest; without one, however far away they are.
    public var until: Instant?
    /// Whether only those that are over are told.
    public var overdue: Bool?
    /// Whether only those of records are told that the caller's unit owns, or one below it.
    public var mine: Bool?
    /// The kinds of record; all where empty.
    public var kinds: [RecordKind]

    /// Asks for deadlines.
    public init(
        until: Instant? = nil,
        overdue: Bool? = nil,
        mine: Bool? = nil,
        kinds: [RecordKind] = []
    ) {
        self.until = until
        self.overdue = overdue
        self.mine = mine
        self.kinds = kinds
    }

    /// How many deadlines a page has where nobody says.
    public static let usualPage = 50
    /// How many it has at most: as many as a list.
    public static let longestPage = 200
}
