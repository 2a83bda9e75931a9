public import RPC
public import Vocabulary
public import WireCodec

/// What points at a reception.
public typealias ReceptionID = RecordID<Reception>

/// Taking a person in (tiếp nhận): at a border gate, from rescuers, or at a commune.
///
/// Receiving needs a second officer, but never waits for one: a duty officer may act alone with a
/// reason, and is ratified later.
public struct Reception: ServedRecord {
    public typealias Service = VictimSupport

    /// Where a reception stands.
    public enum State: String, ClosedList {
        /// The person is expected.
        case announced
        /// The person is there and cared for.
        case received
        /// A facility or another body has the person.
        case handedOn
        /// The person left: home, or by their own wish.
        case closed
        /// The person did not come.
        case cancelled

        public var label: Label {
            switch self {
            case .announced: Label(vi: "Đã báo trước", en: "Announced")
            case .received: Label(vi: "Đã tiếp nhận", en: "Received")
            case .handedOn: Label(vi: "Đã bàn giao", en: "Handed on")
            case .closed: Label(vi: "Kết thúc", en: "Closed")
            case .cancelled: Label(vi: "Huỷ", en: "Cancelled")
            }
        }
    }

    public static let kind: RecordKind = "victims.reception"
    public static let label = Label(vi: "Tiếp nhận", en: "Reception")

    public static let authors = RoleSet.receivers.union(.commune).union(.liaisonOfficers)

    public static let readers = RoleSet.officers

    /// Only a caller's own certificate: the record holds free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .announced) {
        Step(
            .announced,
            to: .received,
            by: .receivers,
            .commune,
            approval: Approval(by: .receivers.union(.commune), seat: .anywhere)
                .actThenRatify(within: .ratification)
        )
        Step(
            .announced,
            to: .cancelled,
            by: .receivers,
            .commune,
            .liaisonOfficers,
            needs: [.reason]
        )
        Step(
            .received,
            to: .handedOn,
            by: .receivers,
            .commune,
            needs: [.recipient],
            stops: ClockName.assignments
        )
        Step(
            .received,
            to: .closed,
            by: .receivers,
            .commune,
            needs: [.reason],
            stops: ClockName.assignments + [.returnCertificate]
        )
        Step(
            .handedOn,
            to: .closed,
            by: .receivers,
            .commune,
            needs: [.reason],
            stops: [.returnCertificate]
        )
    }

    /// Who.
    public var victim: VictimRef
    /// How the person comes.
    public var manner: Word<ReceptionManner>
    /// The handover that brings the person, where a foreign side does.
    public var handover: HandoverID?
    /// The case file that the person is linked to.
    public var caseFile: CaseFileID?
    /// The border gate.
    public var gate: Word<BorderGate>?
    /// The province that receives.
    public var province: Word<Province>
    /// When the person arrives or arrived.
    public var arrivesAt: Instant
    /// What is needed at once.
    public var urgentNeeds: [Word<Entitlement>]
    /// The language of an interpreter, where one is needed.
    public var interpreter: Word<SpokenLanguage>?
    /// What the receiving officers saw (identity-class).
    public var note: FreeText?
    /// The certificate of return that the person was given at the border.
    public var returnCertificate: ReturnCertificate?

    /// How somebody comes; not who, and not what the reception belongs to.
    public static func correctableFields(in state: State) -> Set<String> {
        ["manner", "gate", "province", "arrivesAt", "urgentNeeds", "interpreter", "note"]
    }

    public var facets: [Facet] {
        [
            Facet("manner", manner), Facet("province", province), .month(arrivesAt),
            .victim(victim),
        ]
            + (gate.map { [Facet("gate", $0)] } ?? [])
            + (handover.map { [.handover($0)] } ?? [])
            + (caseFile.map { [.caseFile($0)] } ?? [])
            + urgentNeeds.map { Facet("need", $0) }
    }

    /// A reception as it is announced.
    public init(
        victim: VictimRef,
        manner: Word<ReceptionManner>,
        handover: HandoverID? = nil,
        caseFile: CaseFileID? = nil,
        gate: Word<BorderGate>? = nil,
        province: Word<Province>,
        arrivesAt: Instant,
        urgentNeeds: [Word<Entitlement>] = [],
        interpreter: Word<SpokenLanguage>? = nil,
        note: FreeText? = nil
    ) {
        self.victim = victim
        self.manner = manner
        self.handover = handover
        self.caseFile = caseFile
        self.gate = gate
        self.province = province
        self.arrivesAt = arrivesAt
        self.urgentNeeds = urgentNeeds
        self.interpreter = interpreter
        self.note = note
    }
}

/// The certificate of return (giấy chứng nhận về nước) of somebody who was brought back to Viet Nam.
public struct ReturnCertificate: Codable, Sendable, Hashable {
    /// Its number (identity-class: people write numbers).
    public var number: FreeText
    /// The day on which it was issued.
    public var issuedOn: CalendarDate
    /// The unit that issued it.
    public var issuedBy: OrgID

    /// A certificate with its number, its day and who issued it.
    public init(number: FreeText, issuedOn: CalendarDate, issuedBy: OrgID) {
        self.number = number
        self.issuedOn = issuedOn
        self.issuedBy = issuedBy
    }
}

extension ClockName {
    /// The clocks of giving a person to a worker; which of them runs follows from the danger they are in.
    public static let assignments: [ClockName] = [.assignment, .urgentAssignment]
}
