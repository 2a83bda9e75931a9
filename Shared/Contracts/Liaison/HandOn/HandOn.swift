public import Vocabulary

/// The handing on of people from the body that received them to the body that cares for them.
///
/// Kept apart from the handover between the two countries. The body that gives and the body that
/// takes each sign the same digest; nobody is handed on by two of these at once.
public struct HandOn: Record {
    /// Where a hand-on stands.
    public enum State: String, ClosedList {
        /// The giving body signed.
        case offered
        /// The taking body signed too; the people are with it.
        case accepted
        /// The taking body does not take these people on.
        case declined
        /// The giving body took the offer back.
        case withdrawn

        public var label: Label {
            switch self {
            case .offered: Label(vi: "Đề nghị chuyển giao", en: "Offered")
            case .accepted: Label(vi: "Đã nhận bàn giao", en: "Accepted")
            case .declined: Label(vi: "Không nhận", en: "Declined")
            case .withdrawn: Label(vi: "Đã rút", en: "Withdrawn")
            }
        }
    }

    /// The handover by which the people came.
    public var handover: HandoverID
    /// The body that gives.
    public var giver: OrgID
    /// The body that takes.
    public var taker: OrgID
    /// The people, in the order of the manifest.
    public var people: [VictimRef]
    /// What both sign.
    public var digest: ContentDigest
    /// The giving officer's signature.
    public var given: OfficerSignature
    /// The taking officer's signature.
    public var taken: OfficerSignature?

    /// A hand-on that the giving body has signed.
    public init(
        handover: HandoverID,
        giver: OrgID,
        taker: OrgID,
        people: [VictimRef],
        digest: ContentDigest,
        given: OfficerSignature
    ) {
        self.handover = handover
        self.giver = giver
        self.taker = taker
        self.people = people
        self.digest = digest
        self.given = given
    }
}

/// What points at a hand-on.
public typealias HandOnID = RecordID<HandOn>

/// What both bodies sign: who gives whom to whom, after which handover.
///
/// The digest is the SHA-256 of the text `homeward/hand-on/1`, a zero byte, and this value as the
/// wire encodes it.
public struct HandOnContent: Codable, Hashable, Sendable {
    /// The hand-on.
    public var handOn: HandOnID
    /// The handover by which the people came.
    public var handover: HandoverID
    /// The digest of the handover's minutes.
    public var minutes: ContentDigest
    /// The body that gives.
    public var giver: OrgID
    /// The body that takes.
    public var taker: OrgID
    /// The people, in the order of the manifest.
    public var people: [VictimRef]

    /// What a hand-on says.
    public init(
        handOn: HandOnID,
        handover: HandoverID,
        minutes: ContentDigest,
        giver: OrgID,
        taker: OrgID,
        people: [VictimRef]
    ) {
        self.handOn = handOn
        self.handover = handover
        self.minutes = minutes
        self.giver = giver
        self.taker = taker
        self.people = people
    }
}
