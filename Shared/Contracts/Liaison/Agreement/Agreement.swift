public import Vocabulary
public import WireCodec

/// An instrument between Viet Nam and a partner on exchanging information, rescue and return.
///
/// An agreement may name one channel that letters under it must take. Whoever uses another is
/// warned, never stopped: where somebody is in danger, the telephone comes before the note.
public struct Agreement: Record {
    /// Where an agreement stands.
    public enum State: String, ClosedList {
        /// Our side writes it.
        case drafting
        /// Both sides talk about it.
        case negotiating
        /// Signed, not yet in force.
        case signed
        /// In force.
        case inForce
        /// In force, and being reviewed.
        case underReview
        /// Changed by a later instrument; the rest is in force.
        case amended
        /// Another instrument took its place.
        case superseded
        /// Its time ran out.
        case expired
        /// The talks were given up.
        case abandoned

        public var label: Label {
            switch self {
            case .drafting: Label(vi: "Đang soạn thảo", en: "Drafting")
            case .negotiating: Label(vi: "Đang đàm phán", en: "Negotiating")
            case .signed: Label(vi: "Đã ký", en: "Signed")
            case .inForce: Label(vi: "Có hiệu lực", en: "In force")
            case .underReview: Label(vi: "Đang rà soát", en: "Under review")
            case .amended: Label(vi: "Đã sửa đổi", en: "Amended")
            case .superseded: Label(vi: "Đã được thay thế", en: "Superseded")
            case .expired: Label(vi: "Hết hiệu lực", en: "Expired")
            case .abandoned: Label(vi: "Dừng đàm phán", en: "Abandoned")
            }
        }
    }

    /// What it is called; an instrument's title, never a person's name.
    public var title: FreeText
    /// What kind of instrument it is.
    public var agreementKind: Word<AgreementKind>
    /// The partner.
    public var partner: Word<Country>
    /// The day on which it was signed.
    public var signedOn: CalendarDate?
    /// The day on which it came into force.
    public var inForceFrom: CalendarDate?
    /// The last day on which it holds; open where missing.
    public var expiresOn: CalendarDate?
    /// The channel that letters under it must take, if it names one.
    public var mandatoryChannel: Word<LiaisonChannel>?
    /// The agreement that took its place.
    public var successor: AgreementID?

    /// Its articles, as far as they are written down.
    public var articles: [AgreementArticle]?
    /// The day by which both sides review it.
    public var reviewBy: CalendarDate?
    /// The level of secrecy, where it is a state secret.
    public var secrecy: Word<Secrecy>?

    /// The content of an agreement.
    public init(
        title: FreeText,
        agreementKind: AgreementKind,
        partner: Country,
        signedOn: CalendarDate? = nil,
        inForceFrom: CalendarDate? = nil,
        expiresOn: CalendarDate? = nil,
        mandatoryChannel: LiaisonChannel? = nil,
        successor: AgreementID? = nil
    ) {
        self.title = title
        self.agreementKind = Word(agreementKind)
        self.partner = Word(partner)
        self.signedOn = signedOn
        self.inForceFrom = inForceFrom
        self.expiresOn = expiresOn
        self.mandatoryChannel = mandatoryChannel.map { Word($0) }
        self.successor = successor
    }
}

/// What points at an agreement.
public typealias AgreementID = RecordID<Agreement>

/// An article of an agreement.
public struct AgreementArticle: Codable, Hashable, Sendable {
    /// Its number, from 1.
    public var number: Int
    /// What it is about.
    public var heading: FreeText
    /// What it says.
    public var text: FreeText

    /// An article.
    public init(_ number: Int, _ heading: FreeText, _ text: FreeText) {
        self.number = number
        self.heading = heading
        self.text = text
    }
}
