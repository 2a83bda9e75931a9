public import Vocabulary
public import WireCodec

/// The minutes of a handover or a transfer: what was counted, and who put their hand to it.
///
/// Officers sign the digest of ``MinutesContent``, or of ``TransferMinutesContent``. A signature is a call made with the officer's own
/// certificate; nobody signs for somebody else, and no service does. The foreign side's is a scan,
/// of which the digest stands here. Once both sides have signed, only a signed addendum corrects.
public struct Minutes: Codable, Hashable, Sendable {
    /// Vietnamese officers that must sign, at least.
    public static let signersNeeded = 2

    /// The number in the register of the body that drew them up.
    public var number: RegisterNumber
    /// How often they were drawn up; each edition is signed anew.
    public var edition: Int
    /// When they were drawn up.
    public var drawnUpAt: Instant
    /// What the officers sign.
    public var digest: ContentDigest
    /// Our signatures, oldest first.
    public var signatures: [OfficerSignature]
    /// The foreign side's signature.
    public var foreignSide: ForeignSignature?
    /// What was set right afterwards, oldest first.
    public var addenda: [Addendum]

    /// Minutes that nobody has signed yet.
    public init(number: RegisterNumber, edition: Int, drawnUpAt: Instant, digest: ContentDigest) {
        self.number = number
        self.edition = edition
        self.drawnUpAt = drawnUpAt
        self.digest = digest
        signatures = []
        addenda = []
    }
}

/// What minutes say, in the order and form over which their digest is taken.
///
/// The digest is the SHA-256 of the text `homeward/minutes/1`, a zero byte, and this value as the
/// wire encodes it, so that a signer's own program can check what it signs.
public struct MinutesContent: Codable, Hashable, Sendable {
    /// The handover.
    public var handover: HandoverID
    /// The number of the minutes.
    public var number: RegisterNumber
    /// The edition.
    public var edition: Int
    /// The partner that handed over.
    public var partner: Word<Country>
    /// Where.
    public var gate: Word<BorderGate>?
    /// The people, by their number on the list.
    public var people: [Line]

    /// What the minutes of a handover say.
    public init(
        handover: HandoverID,
        number: RegisterNumber,
        edition: Int,
        partner: Word<Country>,
        gate: Word<BorderGate>?,
        people: [Line]
    ) {
        self.handover = handover
        self.number = number
        self.edition = edition
        self.partner = partner
        self.gate = gate
        self.people = people
    }

    /// One person in the minutes.
    public struct Line: Codable, Hashable, Sendable {
        /// The number on the list.
        public var position: Int
        /// The person.
        public var person: VictimRef
        /// Whether they had been announced.
        public var announced: Bool
        /// What became of them at the gate.
        public var arrival: Word<ArrivalOutcome>?
        /// When they were counted.
        public var arrivedAt: Instant?

        /// A person in the minutes.
        public init(
            position: Int,
            person: VictimRef,
            announced: Bool,
            arrival: Word<ArrivalOutcome>?,
            arrivedAt: Instant?
        ) {
            self.position = position
            self.person = person
            self.announced = announced
            self.arrival = arrival
            self.arrivedAt = arrivedAt
        }
    }
}

/// An officer's signature: which officer, of which unit, under which digest, in which call.
public struct OfficerSignature: Codable, Hashable, Sendable {
    /// The identity of the officer's certificate.
    public var officer: String
    /// The unit for which they signed.
    public var unit: OrgID
    /// When.
    public var at: Instant
    /// What they signed.
    public var digest: ContentDigest
    /// The call by which they signed; the audit trail holds it.
    public var request: Identifier

    /// A signature.
    public init(
        officer: String,
        unit: OrgID,
        at: Instant,
        digest: ContentDigest,
        request: Identifier
    ) {
        self.officer = officer
        self.unit = unit
        self.at = at
        self.digest = digest
        self.request = request
    }
}

/// The foreign side's signature, as far as we hold it: the digest of a scan and who presented it.
public struct ForeignSignature: Codable, Hashable, Sendable {
    /// The digest of the scan of what they signed.
    public var scan: ContentDigest
    /// The office that presented it.
    public var office: FreeText
    /// When we took it in.
    public var at: Instant
    /// The officer who took it in.
    public var attachedBy: String

    /// Notes a foreign signature.
    public init(scan: ContentDigest, office: FreeText, at: Instant, attachedBy: String) {
        self.scan = scan
        self.office = office
        self.at = at
        self.attachedBy = attachedBy
    }
}

/// What sets signed minutes right: a text of its own, signed like the minutes.
public struct Addendum: Codable, Hashable, Sendable {
    /// The number, from 1.
    public var number: Int
    /// What is set right, identity-class.
    public var text: FreeText
    /// When it was written.
    public var writtenAt: Instant
    /// What the officers sign: number, text and the digest of the minutes.
    public var digest: ContentDigest
    /// Our signatures, oldest first; it holds with as many as the minutes need.
    public var signatures: [OfficerSignature]

    /// An addendum that nobody has signed yet.
    public init(number: Int, text: FreeText, writtenAt: Instant, digest: ContentDigest) {
        self.number = number
        self.text = text
        self.writtenAt = writtenAt
        self.digest = digest
        signatures = []
    }
}
