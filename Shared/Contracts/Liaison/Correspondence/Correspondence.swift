public import Vocabulary
public import WireCodec

/// A letter, note or call across the border, in or out.
///
/// An outgoing one is approved by a second officer and gets its register number when it is sent; an
/// incoming one gets its number when it is received. Numbers run per body, direction and year,
/// without gaps: what was voided keeps its number. Body and subject are identity-class.
public struct Correspondence: NumberedRecord {
    /// Where a piece of correspondence stands.
    public enum State: String, ClosedList {
        /// Ours, being written.
        case draft
        /// Ours, approved by a second officer.
        case approved
        /// Ours, on its way.
        case sent
        /// Theirs, arrived and registered.
        case received
        /// The receiving side said that it has it.
        case acknowledged
        /// Answered.
        case replied
        /// Nothing more is owed.
        case closed
        /// Ours, never sent.
        case discarded

        public var label: Label {
            switch self {
            case .draft: Label(vi: "Dự thảo", en: "Draft")
            case .approved: Label(vi: "Đã duyệt", en: "Approved")
            case .sent: Label(vi: "Đã gửi", en: "Sent")
            case .received: Label(vi: "Đã nhận", en: "Received")
            case .acknowledged: Label(vi: "Đã báo nhận", en: "Acknowledged")
            case .replied: Label(vi: "Đã phúc đáp", en: "Replied")
            case .closed: Label(vi: "Đã kết thúc", en: "Closed")
            case .discarded: Label(vi: "Đã huỷ dự thảo", en: "Discarded")
            }
        }
    }

    /// Which way it goes.
    public var direction: Word<CorrespondenceDirection>
    /// What it is.
    public var correspondenceKind: Word<CorrespondenceKind>
    /// The road it takes.
    public var channel: Word<LiaisonChannel>
    /// How fast an answer is owed.
    public var urgency: Word<Urgency>
    /// The partner.
    public var partner: Word<Country>
    /// The partner's office.
    public var partnerOffice: FreeText
    /// The partner's own number, on what came in.
    public var partnerNumber: FreeText?
    /// What it is about, identity-class.
    public var subject: FreeText
    /// What it says, identity-class.
    public var body: FreeText
    /// The agreement under which it is written.
    public var agreement: AgreementID?
    /// The piece that it answers.
    public var inReplyTo: CorrespondenceID?
    /// The piece that the originator hereby allows us to pass on.
    public var permitsForwarding: CorrespondenceID?
    /// The people it speaks of, as registered with victim support.
    public var people: [VictimRef]
    /// The case file it belongs to.
    public var caseFile: CaseFileID?
    /// Its place in the register, once it has one.
    public var registered: RegisterNumber?
    /// The channel that the agreement named when another was used; a note through it is owed.
    ///
    /// A letter that names no agreement is compared with those in force with the partner, unless it is
    /// about another matter than trafficking.
    public var owedChannel: Word<LiaisonChannel>?
    /// Where it was passed on to, oldest first.
    public var forwards: [Forwarding]
    /// How far it concerns trafficking: calls and letters are often about more.
    public var topic: Word<Topic>?
    /// The level of secrecy, where it is a state secret.
    public var secrecy: Word<Secrecy>?
    /// The contact by another channel that this note follows.
    public var follows: CorrespondenceID?
    /// The note that followed this contact through the agreement's channel.
    public var followedBy: CorrespondenceID?
    /// The piece that the originator is hereby asked to let us pass on.
    public var asksToForward: CorrespondenceID?

    /// The content of a piece of correspondence, before it has a number.
    public init(
        direction: CorrespondenceDirection,
        correspondenceKind: Word<CorrespondenceKind>,
        channel: Word<LiaisonChannel>,
        urgency: Word<Urgency>,
        partner: Word<Country>,
        partnerOffice: FreeText,
        subject: FreeText,
        body: FreeText
    ) {
        self.direction = Word(direction)
        self.correspondenceKind = correspondenceKind
        self.channel = channel
        self.urgency = urgency
        self.partner = partner
        self.partnerOffice = partnerOffice
        self.subject = subject
        self.body = body
        people = []
        forwards = []
    }
}

/// What points at a piece of correspondence.
public typealias CorrespondenceID = RecordID<Correspondence>

/// That a piece of correspondence was passed on, and by whose permission.
public struct Forwarding: Codable, Hashable, Sendable {
    /// To whom.
    public var recipient: OrgID
    /// When.
    public var at: Instant
    /// The originator's letter that allows it, where the handling code asks for one.
    public var permission: CorrespondenceID?

    /// Notes a passing-on.
    public init(recipient: OrgID, at: Instant, permission: CorrespondenceID?) {
        self.recipient = recipient
        self.at = at
        self.permission = permission
    }
}
