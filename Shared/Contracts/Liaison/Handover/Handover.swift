public import Vocabulary
public import WireCodec

/// The handing over of people by a foreign side to Viet Nam, at a gate.
///
/// A partner or a mission asks; the immigration department checks who the people are; a second
/// officer agrees to accept them; they arrive and are counted one by one; the minutes are signed by
/// both sides, ours by at least two officers; other bodies take the people on. People are
/// references: no name passes through liaison.
public struct Handover: Record {
    /// Where a handover stands.
    public enum State: String, ClosedList {
        /// Asked for by a partner or mission.
        case requested
        /// The immigration department checks who the people are.
        case identityChecking
        /// A second officer agreed to receive them.
        case accepted
        /// A gate and a day are agreed.
        case scheduled
        /// The people, or some of them, stood at the gate.
        case arrived
        /// Both sides signed the minutes.
        case minutesSigned
        /// Everybody who arrived is with another body or went home.
        case transferred
        /// Nothing more is owed.
        case closed
        /// Viet Nam does not receive them.
        case declined
        /// Nobody was handed over.
        case failed

        public var label: Label {
            switch self {
            case .requested: Label(vi: "Có đề nghị bàn giao", en: "Requested")
            case .identityChecking:
                Label(vi: "Đang xác minh nhân thân", en: "Identities being checked")
            case .accepted: Label(vi: "Đồng ý tiếp nhận", en: "Accepted")
            case .scheduled: Label(vi: "Đã hẹn ngày, cửa khẩu", en: "Scheduled")
            case .arrived: Label(vi: "Đã đến cửa khẩu", en: "Arrived")
            case .minutesSigned: Label(vi: "Đã ký biên bản", en: "Minutes signed")
            case .transferred: Label(vi: "Đã chuyển giao", en: "Transferred")
            case .closed: Label(vi: "Đã kết thúc", en: "Closed")
            case .declined: Label(vi: "Không tiếp nhận", en: "Declined")
            case .failed: Label(vi: "Không bàn giao được", en: "Failed")
            }
        }
    }

    /// The partner that hands over.
    public var partner: Word<Country>
    /// The partner's office that announced it.
    public var partnerOffice: FreeText
    /// The agreement under which it happens.
    public var agreement: AgreementID?
    /// The case file that the people belong to, as far as it is known.
    public var caseFile: CaseFileID?
    /// Where.
    public var gate: Word<BorderGate>?
    /// On which day.
    public var scheduledFor: CalendarDate?
    /// The people, in the order in which they are numbered; at most 500.
    public var manifest: [ManifestEntry]
    /// When the first of them stood at the gate.
    public var arrivedAt: Instant?
    /// The minutes, once drawn up.
    public var minutes: Minutes?
    /// The gateway's piece of work that registers the people's reception, while one holds it.
    public var receptionClaim: ReceptionClaim?
    /// Bodies that may follow these people's journey without reading the handover; at most 16.
    public var supporters: [OrgID]
    /// Which state was entered when, and by whose hand, oldest first.
    public var milestones: [Milestone]

    /// A handover as it is announced.
    public init(
        partner: Word<Country>,
        partnerOffice: FreeText,
        agreement: AgreementID?,
        caseFile: CaseFileID?,
        manifest: [ManifestEntry],
        supporters: [OrgID]
    ) {
        self.partner = partner
        self.partnerOffice = partnerOffice
        self.agreement = agreement
        self.caseFile = caseFile
        self.manifest = manifest
        self.supporters = supporters
        milestones = []
    }
}

/// That a handover entered a state.
public struct Milestone: Codable, Hashable, Sendable {
    /// The state.
    public var state: Word<Handover.State>
    /// When.
    public var at: Instant
    /// The unit whose officer did it.
    public var unit: OrgID

    /// Notes that a state was entered.
    public init(state: Handover.State, at: Instant, unit: OrgID) {
        self.state = Word(state)
        self.at = at
        self.unit = unit
    }
}

/// What points at a handover.
public typealias HandoverID = RecordID<Handover>

/// One person on a manifest, and what became of them at each point.
public struct ManifestEntry: Codable, Hashable, Sendable {
    /// The number on the list, from 1.
    public var position: Int
    /// The person, as registered with victim support.
    public var person: VictimRef
    /// Whether the foreign side had announced them.
    public var announced: Bool
    /// What the check of their identity found.
    public var identity: Word<IdentityCheck>
    /// What became of them at the gate; missing until they are counted.
    public var arrival: Word<ArrivalOutcome>?
    /// When they were counted.
    public var arrivedAt: Instant?
    /// The last hand-on in which they were offered to a body.
    public var offer: HandOnID?
    /// What became of them afterwards; missing until they are handed on.
    public var handOn: Word<HandOnOutcome>?
    /// The body that took them on.
    public var handedTo: OrgID?
    /// Their reception at victim support, once the gateway registered it.
    public var reception: ReceptionID?

    /// A person on a manifest.
    public init(position: Int, person: VictimRef, announced: Bool, identity: IdentityCheck) {
        self.position = position
        self.person = person
        self.announced = announced
        self.identity = Word(identity)
    }
}

/// Which piece of the gateway's work holds the registration of a handover's reception.
public struct ReceptionClaim: Codable, Hashable, Sendable {
    /// The work's identifier.
    public var saga: Identifier
    /// Whether its result stands in the manifest for good.
    public var confirmed: Bool

    /// Notes a claim.
    public init(saga: Identifier, confirmed: Bool = false) {
        self.saga = saga
        self.confirmed = confirmed
    }
}
