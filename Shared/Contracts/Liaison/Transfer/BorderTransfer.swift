public import RPC
public import Vocabulary

/// The handing over of suspects in either direction, and of victims whom Viet Nam hands over.
///
/// Victims who come home at a gate are a ``Handover``. Each person stands in the manifest with what
/// became of them; the minutes are signed by two officers of ours and counter-signed by the other side,
/// as those of a handover are (``MinutedRecord``).
///
/// Nobody is handed over to another state whom Cases or victim support has not cleared: suspects are screened
/// for being victims first (``AdmitHandover``), victims are assessed and agree (``AdmitReturn``). Both are
/// asked when officers agree to a transfer and again when a day is set; a service that cannot be asked has
/// not said yes (`transfer.notCleared`).
public struct BorderTransfer: MinutedRecord, PlainRecord {
    public typealias Service = Liaison
    public typealias MinutesAnswer = Filed<BorderTransfer>

    /// Where a transfer stands.
    public enum State: String, ClosedList {
        /// Asked for by one of the sides.
        case requested
        /// Two officers agreed to it.
        case accepted
        /// A gate and a day are agreed.
        case scheduled
        /// The people, or some of them, were handed over.
        case handedOver
        /// Both sides signed the minutes.
        case minutesSigned
        /// Not agreed to.
        case declined
        /// Nobody was handed over.
        case failed

        public var label: Label {
            switch self {
            case .requested: Label(vi: "Có đề nghị", en: "Requested")
            case .accepted: Label(vi: "Đồng ý bàn giao", en: "Accepted")
            case .scheduled: Label(vi: "Đã hẹn ngày, cửa khẩu", en: "Scheduled")
            case .handedOver: Label(vi: "Đã bàn giao", en: "Handed over")
            case .minutesSigned: Label(vi: "Đã ký biên bản", en: "Minutes signed")
            case .declined: Label(vi: "Không bàn giao", en: "Declined")
            case .failed: Label(vi: "Không bàn giao được", en: "Failed")
            }
        }
    }

    public static let kind: RecordKind = "liaison.transfer"
    public static let label = Label(vi: "Chuyển giao đối tượng, nạn nhân", en: "Transfer of people")
    public static let authors = RoleSet.transferOfficers.union(.minutesSigners)
    public static let filers: RoleSet = .transferOfficers
    public static let takesAttachments = true
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly
    public static let lifecycle = Lifecycle<State>(from: .requested) {
        Step(
            .requested,
            to: .accepted,
            by: .transferOfficers,
            needs: [.documentNumber],
            approval: .by(.transferOfficers)
        )
        Step(
            .requested,
            to: .declined,
            by: .transferOfficers,
            needs: [.reason],
            approval: .by(.transferOfficers)
        )
        Step(.accepted, to: .scheduled, by: .transferOfficers, needs: [.gate, .scheduledDate])
        Step(
            .accepted,
            to: .failed,
            by: .transferOfficers,
            needs: [.reason],
            approval: .by(.transferOfficers)
        )
        Step(
            .scheduled,
            to: .handedOver,
            by: .transferOfficers,
            through: CountTransfer.method.name
        )
        Step(
            .scheduled,
            to: .failed,
            by: .transferOfficers,
            needs: [.reason],
            approval: .by(.transferOfficers)
        )
        Step(
            .handedOver,
            to: .minutesSigned,
            by: .minutesSigners,
            through: SignMinutes<BorderTransfer>.method.name
        )
    }
    public static let rules: [FieldRule<BorderTransfer>] = [
        .text("office", \.office, 1...300), .list("people", \.people, 1...500),
        .distinct("people", \.people), .list("bodies", \.bodies, 0...32),
        FieldRule("people", "contradicts.subject") { transfer, _ in
            transfer.people.allSatisfy { $0.is(transfer.subject) }
        },
        FieldRule("direction", "through.liaison.handover.announce") { transfer, _ in
            !(transfer.subject == .victims && transfer.direction == .inward)
        },
    ]
    public static let ownEntries: Set<String> = ["minutes"]

    /// Nobody is counted before they stand at the gate.
    public static func rules(in state: State) -> [FieldRule<BorderTransfer>] {
        guard [.requested, .accepted, .scheduled].contains(state) else { return [] }
        return [
            FieldRule("people", "outcome") { transfer, _ in
                transfer.people.allSatisfy { $0.outcome == nil }
            }
        ]
    }

    /// Who is handed over.
    public var subject: Word<TransferSubject>
    /// By whom.
    public var direction: Word<TransferDirection>
    /// The partner.
    public var partner: Word<Country>
    /// The partner's office.
    public var office: FreeText
    /// The people, in the order in which they are numbered.
    public var people: [TransferEntry]
    /// Bodies of ours that take part, and read it.
    public var bodies: [OrgID]
    /// The agreement under which it happens.
    public var agreement: AgreementID?
    /// The request for assistance that it answers.
    public var assistance: AssistanceRequestID?
    /// The case file that the people belong to.
    public var caseFile: CaseFileID?
    /// The minutes, once drawn up.
    public var minutes: Minutes?

    /// Asks for a transfer.
    public init(
        of subject: TransferSubject,
        _ direction: TransferDirection,
        partner: Country,
        office: FreeText,
        people: [TransferEntry],
        bodies: [OrgID] = [],
        agreement: AgreementID? = nil,
        caseFile: CaseFileID? = nil
    ) {
        self.subject = Word(subject)
        self.direction = Word(direction)
        self.partner = Word(partner)
        self.office = office
        self.people = people
        self.bodies = bodies
        self.agreement = agreement
        self.caseFile = caseFile
    }

    /// What was counted and signed stays; the office that asks can be set right before.
    public static func correctableFields(in state: State) -> Set<String> {
        [.requested, .accepted, .scheduled].contains(state) ? ["office"] : []
    }

    public static func updatableFields(in state: State) -> Set<String> {
        [.requested, .accepted, .scheduled].contains(state) ? ["office", "bodies"] : []
    }

    public var links: [RecordLink] {
        (agreement.map { [RecordLink("agreement", to: $0, of: Agreement.self)] } ?? [])
            + (assistance.map {
                [RecordLink("assistance", to: $0, of: AssistanceRequest.self)]
            } ?? [])
    }
    public var partners: [OrgID] { bodies }

    public var facets: [Facet] {
        var facets = [
            Facet("subject", subject), Facet("direction", direction), Facet("country", partner),
        ]
        if let caseFile { facets.append(Facet("case", caseFile.loggable)) }
        if let minutes { facets.append(.registered(minutes.number)) }
        for entry in people {
            if let victim = entry.victim { facets.append(.victim(victim)) }
            if let suspect = entry.suspect { facets.append(Facet("suspect", suspect.loggable)) }
        }
        return facets
    }
}

/// What points at a transfer.
public typealias BorderTransferID = RecordID<BorderTransfer>

/// One person of a transfer: a victim or a suspect, by reference, and what became of them.
public struct TransferEntry: Codable, Hashable, Sendable {
    /// The person, as registered with victim support.
    public var victim: VictimRef?
    /// The person, as registered with cases.
    public var suspect: SuspectID?
    /// What became of them at the gate; missing until they are counted.
    public var outcome: Word<ArrivalOutcome>?

    /// A victim.
    public init(victim: VictimRef) { self.victim = victim }

    /// A suspect.
    public init(suspect: SuspectID) { self.suspect = suspect }

    /// Whether it points at one person of this kind.
    func `is`(_ subject: Word<TransferSubject>) -> Bool {
        switch subject {
        case .known(.victims): victim != nil && suspect == nil
        case .known(.suspects): suspect != nil && victim == nil
        case .unrecognized: true
        }
    }
}
