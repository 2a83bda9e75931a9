public import RPC
public import Vocabulary

/// Files a draft to be approved by a second officer and sent.
///
/// The answer warns when the agreement names another channel, or, where the letter names none, when an
/// agreement in force with the partner does; the draft is filed all the same.
public struct DraftCorrespondence: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.correspondence.draft",
        .write,
        callers: .liaisonOfficers
    )

    /// What is written; direction, number and passing-on are the service's business.
    public var letter: LetterContent
    /// How the content may be used further.
    public var handling: Word<Handling>

    /// Files a draft.
    public init(letter: LetterContent, handling: Handling = .open) {
        self.letter = letter
        self.handling = Word(handling)
    }

    public typealias Response = CorrespondenceAnswer
}

/// What an officer writes down of a letter, note or call.
public struct LetterContent: Codable, Sendable, Hashable {
    /// What it is.
    public var correspondenceKind: Word<CorrespondenceKind>
    /// The road it takes.
    public var channel: Word<LiaisonChannel>
    /// How fast an answer is owed.
    public var urgency: Word<Urgency>
    /// The partner.
    public var partner: Word<Country>
    /// The partner's office; 1 to 300 bytes.
    public var partnerOffice: FreeText
    /// What it is about; 1 to 1,000 bytes, identity-class.
    public var subject: FreeText
    /// What it says; up to 64 KiB, identity-class.
    public var body: FreeText
    /// The agreement under which it is written.
    public var agreement: AgreementID?
    /// The piece that it answers.
    public var inReplyTo: CorrespondenceID?
    /// The people it speaks of, as registered with victim support; at most 500.
    public var people: [VictimRef]
    /// The case file it belongs to.
    public var caseFile: CaseFileID?
    /// How far it concerns trafficking.
    public var topic: Word<Topic>?
    /// The level of secrecy, where it is a state secret.
    public var secrecy: Word<Secrecy>?
    /// The contact by another channel that it follows, as its agreement asks.
    public var follows: CorrespondenceID?

    /// Writes a letter down.
    public init(
        kind: CorrespondenceKind,
        channel: LiaisonChannel,
        urgency: Urgency = .normal,
        partner: Country,
        partnerOffice: FreeText,
        subject: FreeText,
        body: FreeText,
        agreement: AgreementID? = nil,
        inReplyTo: CorrespondenceID? = nil,
        people: [VictimRef] = [],
        caseFile: CaseFileID? = nil
    ) {
        correspondenceKind = Word(kind)
        self.channel = Word(channel)
        self.urgency = Word(urgency)
        self.partner = Word(partner)
        self.partnerOffice = partnerOffice
        self.subject = subject
        self.body = body
        self.agreement = agreement
        self.inReplyTo = inReplyTo
        self.people = people
        self.caseFile = caseFile
    }
}

/// A piece of correspondence, and what is unusual about it.
public struct CorrespondenceAnswer: Codable, Sendable {
    /// The piece as filed.
    public var filed: Filed<Correspondence>
    /// What somebody should follow up.
    public var warnings: [Word<LiaisonWarning>]
    /// The focal points that replaced the one that no longer holds; on another channel where there is
    /// none on this.
    public var focalPoints: [FocalPointID]?

    /// Answers with a piece of correspondence.
    public init(
        filed: Filed<Correspondence>,
        warnings: [LiaisonWarning] = [],
        focalPoints: [FocalPointID]? = nil
    ) {
        self.filed = filed
        self.warnings = warnings.map { Word($0) }
        self.focalPoints = focalPoints
    }
}
