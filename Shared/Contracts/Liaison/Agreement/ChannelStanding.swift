public import Vocabulary

/// The letters and calls under an agreement that went or came, and the channel that they took.
///
/// One that names no agreement counts here, too, where it went by another channel than this agreement
/// names and so owes a note through it.
public struct ChannelStanding: Codable, Sendable, Hashable {
    /// Those that went out.
    public var outgoing: Int
    /// Those that came in.
    public var incoming: Int
    /// Those that took another channel than the agreement's.
    public var byOtherChannel: Int
    /// Of those, the ones where somebody was in danger: logged, never stopped.
    public var urgent: Int
    /// Of those by another channel, the ones that name no agreement.
    public var namingNone: Int
    /// The notes that were to follow through the agreement's channel.
    public var notes: NoteStanding
    /// Replies that we owe.
    public var owedByUs: ReplyStanding
    /// Replies that the partner owes.
    public var owedByThem: ReplyStanding
    /// Whether more letters with the partner are kept than were looked at, so that these are lower bounds.
    public var isLowerBound: Bool

    /// No letters.
    public init() {
        (outgoing, incoming, byOtherChannel, urgent, namingNone) = (0, 0, 0, 0, 0)
        notes = NoteStanding()
        (owedByUs, owedByThem) = (ReplyStanding(), ReplyStanding())
        isLowerBound = false
    }
}

/// The notes that follow contact by another channel than the agreement's.
public struct NoteStanding: Codable, Sendable, Hashable {
    /// Followed within the limit.
    public var inTime: Int
    /// Followed, after the limit.
    public var late: Int
    /// Still to follow, with time left.
    public var owed: Int
    /// Still to follow, though the limit is past.
    public var overdue: Int
    /// Of contact that was written down before the limit was kept: whether it was followed in time is not
    /// known.
    public var unknown: Int
    /// The contact whose note is overdue, the longest first; at most ``AgreementStanding/mostNamed``.
    public var overdueFor: [CorrespondenceID]

    /// No notes.
    public init() {
        (inTime, late, owed, overdue, unknown) = (0, 0, 0, 0, 0)
        overdueFor = []
    }
}

/// Replies that one side owes.
public struct ReplyStanding: Codable, Sendable, Hashable {
    /// Still to come, with time left.
    public var outstanding: Int
    /// Still to come, though the limit is past.
    public var overdue: Int
    /// The letters whose reply is overdue, the longest first; at most ``AgreementStanding/mostNamed``.
    public var overdueFor: [CorrespondenceID]

    /// No replies owed.
    public init() {
        (outstanding, overdue) = (0, 0)
        overdueFor = []
    }
}
