public import Vocabulary
public import WireCodec

/// How an agreement is kept, as far as the reader reads what belongs to it.
///
/// There is no title, no name and no letter's text in it. What is missing was not told: only the terms,
/// and what is found by the partner, need the agreement itself to be the reader's to read.
public struct AgreementStanding: Codable, Sendable, Hashable {
    /// How many references of one kind are named at most; the counts beside them are whole.
    public static let mostNamed = 50

    /// The agreement.
    public var agreement: AgreementID
    /// Whose record it is: whom to ask.
    public var owner: OrgID
    /// What it says and where it stands; missing where the reader may only know that it exists.
    public var terms: AgreementTerms?
    /// The talks that it asks for again and again, the nearest first.
    public var cadences: [CadenceStanding]
    /// The other talks with the partner, by why they were held; a record of them names no agreement.
    public var otherTalks: [TalksStanding]
    /// The letters under it and the channel that they took.
    public var letters: ChannelStanding?
    /// Whom to reach on the other side; missing for whoever reads no focal points.
    public var focalPoints: FocalPointStanding?
    /// The yearly programmes that carry it out, the latest first.
    public var programmes: [ProgrammeStanding]
    /// What else is done under it: handovers, transfers, requests for assistance.
    public var undertakings: [UndertakingStanding]
    /// When the service read all this.
    public var asOf: Instant

    /// An agreement of which only that it exists is told.
    public init(
        agreement: AgreementID,
        owner: OrgID,
        cadences: [CadenceStanding],
        programmes: [ProgrammeStanding],
        asOf: Instant
    ) {
        self.agreement = agreement
        self.owner = owner
        self.cadences = cadences
        otherTalks = []
        self.programmes = programmes
        undertakings = []
        self.asOf = asOf
    }
}

/// What an agreement says of itself, in words and days.
public struct AgreementTerms: Codable, Sendable, Hashable {
    /// Where it stands.
    public var state: Word<Agreement.State>
    /// Its version.
    public var version: Int
    /// What kind of instrument it is.
    public var agreementKind: Word<AgreementKind>
    /// The partner.
    public var partner: Word<Country>
    /// Whether it holds today, by its state and its days.
    public var holdsToday: Bool
    /// The day on which it was signed.
    public var signedOn: CalendarDate?
    /// The day on which it came into force.
    public var inForceFrom: CalendarDate?
    /// The last day on which it holds.
    public var expiresOn: CalendarDate?
    /// The day by which both sides review it.
    public var reviewBy: CalendarDate?
    /// The channel that letters under it must take.
    public var mandatoryChannel: Word<LiaisonChannel>?
    /// The agreement that took its place.
    public var successor: AgreementID?
    /// Its own days that are near or past, while it is in force.
    public var alarms: [AgreementAlarm]

    /// The terms of an agreement, in force today or not.
    public init(
        of agreement: Agreement,
        state: Word<Agreement.State>,
        version: Int,
        holdsToday: Bool,
        alarms: [AgreementAlarm]
    ) {
        self.state = state
        self.version = version
        agreementKind = agreement.agreementKind
        partner = agreement.partner
        self.holdsToday = holdsToday
        signedOn = agreement.signedOn
        inForceFrom = agreement.inForceFrom
        expiresOn = agreement.expiresOn
        reviewBy = agreement.reviewBy
        mandatoryChannel = agreement.mandatoryChannel
        successor = agreement.successor
        self.alarms = alarms
    }
}
