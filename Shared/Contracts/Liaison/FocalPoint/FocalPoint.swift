public import RPC
public import Vocabulary
public import WireCodec

/// Whom to reach on the other side, by which channel, and from when until when that holds.
public struct FocalPoint: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// Where a focal point stands.
    public enum State: String, ClosedList {
        /// Reached so.
        case named
        /// Another one was named, or none.
        case ended

        public var label: Label {
            switch self {
            case .named: Label(vi: "Đang là đầu mối", en: "Named")
            case .ended: Label(vi: "Đã thôi", en: "Ended")
            }
        }
    }

    public static let kind: RecordKind = "liaison.focalPoint"
    public static let label = Label(vi: "Đầu mối liên lạc", en: "Focal point")
    public static let authors: RoleSet = .liaisonOfficers
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly
    public static let visibility = Visibility.shared
    public static let lifecycle = Lifecycle<State>(from: .named) {
        Step(.named, to: .ended, by: .liaisonOfficers, needs: [.reason])
    }
    public static let rules: [FieldRule<FocalPoint>] = [
        .text("office", \.office, 1...300), .text("contact", \.contact, 1...1_000),
        .order("validUntil", from: \.validFrom, to: \.validUntil),
    ]

    /// The partner.
    public var partner: Word<Country>
    /// Their office.
    public var office: FreeText
    /// How they are reached: identity-class.
    public var contact: FreeText
    /// The channel that they answer on.
    public var channel: Word<LiaisonChannel>
    /// At which level they speak.
    public var level: Word<MeetingLevel>
    /// The body of ours that speaks with them.
    public var counterpart: OrgID
    /// The agreement that names them.
    public var agreement: AgreementID?
    /// From which day on.
    public var validFrom: CalendarDate?
    /// Until which day; open where missing.
    public var validUntil: CalendarDate?

    /// Names a focal point.
    public init(
        partner: Country,
        office: FreeText,
        contact: FreeText,
        channel: LiaisonChannel,
        level: MeetingLevel,
        counterpart: OrgID,
        validFrom: CalendarDate? = nil,
        validUntil: CalendarDate? = nil
    ) {
        self.partner = Word(partner)
        self.office = office
        self.contact = contact
        self.channel = Word(channel)
        self.level = Word(level)
        self.counterpart = counterpart
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    public static func correctableFields(in state: State) -> Set<String> {
        state == .named ? ["office", "contact", "channel", "level", "validFrom", "validUntil"] : []
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .named ? ["office", "contact", "channel", "validUntil"] : []
    }

    public var links: [RecordLink] {
        agreement.map { [RecordLink("agreement", to: $0, of: Agreement.self)] } ?? []
    }
    public var partners: [OrgID] { [counterpart] }

    public var facets: [Facet] {
        [Facet("country", partner), Facet("channel", channel), Facet("level", level)]
    }

    /// Whether it holds on a day.
    public func isValid(on day: CalendarDate) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validUntil.map { day <= $0 } ?? true)
    }

    public static let accessRule = AccessRule.own

    /// Liaison officers of every body must know whom to reach; a restricted one stays with its own.
    public func access(for viewer: Viewer, filing: Filing) -> Access {
        if viewer.holds(.liaisonOfficers), filing.handling != .restricted { return .content }
        return filing.access(for: viewer)
    }
}

/// What points at a focal point.
public typealias FocalPointID = RecordID<FocalPoint>
