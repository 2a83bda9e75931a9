public import Vocabulary

/// Whom our bodies can reach on the other side today: those that the agreement names, and those of the
/// partner that name no agreement.
public struct FocalPointStanding: Codable, Sendable, Hashable {
    /// Those that hold today.
    public var valid: Int
    /// Those that hold from a later day on.
    public var ahead: Int
    /// Those that hold no longer.
    public var ended: Int
    /// Channels that nobody answers on today: the agreement's own, and those that somebody once did on.
    public var missing: [Word<LiaisonChannel>]

    /// Whom our bodies can reach.
    public init(valid: Int, ahead: Int, ended: Int, missing: [Word<LiaisonChannel>]) {
        self.valid = valid
        self.ahead = ahead
        self.ended = ended
        self.missing = missing
    }
}
