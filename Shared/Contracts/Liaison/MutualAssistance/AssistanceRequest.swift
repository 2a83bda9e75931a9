public import RPC
public import Vocabulary

/// A request for mutual legal assistance in a criminal matter, from one side's central authority to the
/// other's.
public struct AssistanceRequest: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// Where a request stands.
    public enum State: String, ClosedList {
        /// The body that needs it writes it, or it came in.
        case drafted
        /// With the central authority, by two officers.
        case centralAuthority
        /// On its way to the other side, or to the body of ours that carries it out.
        case transmitted
        /// Carried out in part.
        case partial
        /// Carried out.
        case executed
        /// Refused.
        case refused
        /// What came of it is back with whoever asked.
        case returned
        /// Given up before it left.
        case abandoned

        public var label: Label {
            switch self {
            case .drafted: Label(vi: "Đã lập", en: "Drafted")
            case .centralAuthority:
                Label(vi: "Tại cơ quan trung ương", en: "With the central authority")
            case .transmitted: Label(vi: "Đã chuyển", en: "Transmitted")
            case .partial: Label(vi: "Thực hiện một phần", en: "Carried out in part")
            case .executed: Label(vi: "Đã thực hiện", en: "Carried out")
            case .refused: Label(vi: "Bị từ chối", en: "Refused")
            case .returned: Label(vi: "Đã trả kết quả", en: "Returned")
            case .abandoned: Label(vi: "Không gửi", en: "Abandoned")
            }
        }
    }

    public static let kind: RecordKind = "liaison.assistance"
    public static let label = Label(vi: "Tương trợ tư pháp hình sự", en: "Mutual legal assistance")
    public static let authors: RoleSet = .assistanceOfficers
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly
    public static let lifecycle = Lifecycle<State>(from: .drafted) {
        Step(
            .drafted,
            to: .centralAuthority,
            by: .assistanceOfficers,
            approval: .colleague
        )
        Step(.drafted, to: .abandoned, by: .assistanceOfficers, needs: [.reason])
        Step(.centralAuthority, to: .drafted, by: .centralAuthority, needs: [.reason])
        Step(.centralAuthority, to: .transmitted, by: .centralAuthority, needs: [.documentNumber])
        Step(.centralAuthority, to: .refused, by: .centralAuthority, needs: [.reason])
        Step(.transmitted, to: .partial, by: .assistanceOfficers, needs: [.finding])
        Step(.transmitted, to: .executed, by: .assistanceOfficers, needs: [.finding])
        Step(.transmitted, to: .refused, by: .assistanceOfficers, needs: [.reason])
        Step(.partial, to: .executed, by: .assistanceOfficers, needs: [.finding])
        Step(.partial, to: .refused, by: .assistanceOfficers, needs: [.reason])
        Step(.executed, to: .returned, by: .assistanceOfficers)
        Step(.refused, to: .returned, by: .assistanceOfficers)
    }
    public static let rules: [FieldRule<AssistanceRequest>] = [
        .text("office", \.office, 1...300), .text("subject", \.subject, 1...1_000),
        .list("measures", \.measures, 1...7), .distinct("measures", \.measures),
    ]

    /// Which side asks.
    public var direction: Word<AssistanceDirection>
    /// The partner.
    public var partner: Word<Country>
    /// The partner's office.
    public var office: FreeText
    /// What it is about, identity-class.
    public var subject: FreeText
    /// What is asked for.
    public var measures: [Word<AssistanceMeasure>]
    /// The central authority of ours, which reads it.
    public var authority: OrgID
    /// The treaty that it rests on.
    public var agreement: AgreementID?
    /// The case file it belongs to.
    public var caseFile: CaseFileID?
    /// The level of secrecy, where it is a state secret.
    public var secrecy: Word<Secrecy>?

    /// Asks, or writes down that the partner asks.
    public init(
        _ direction: AssistanceDirection,
        partner: Country,
        office: FreeText,
        subject: FreeText,
        measures: [AssistanceMeasure],
        authority: OrgID,
        agreement: AgreementID? = nil,
        caseFile: CaseFileID? = nil
    ) {
        self.direction = Word(direction)
        self.partner = Word(partner)
        self.office = office
        self.subject = subject
        self.measures = measures.map { Word($0) }
        self.authority = authority
        self.agreement = agreement
        self.caseFile = caseFile
    }

    public static func correctableFields(in state: State) -> Set<String> {
        updatableFields(in: state)
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .drafted ? ["office", "subject", "measures"] : []
    }

    /// What became of it may have been noted wrongly, and nothing else leads back.
    public static func isVoidable(in state: State) -> Bool {
        [.drafted, .partial, .executed, .refused, .returned, .abandoned].contains(state)
    }

    public var links: [RecordLink] {
        agreement.map { [RecordLink("agreement", to: $0, of: Agreement.self)] } ?? []
    }
    public var partners: [OrgID] { [authority] }

    public var facets: [Facet] {
        [Facet("country", partner), Facet("direction", direction)]
            + measures.map { Facet("measure", $0) }
            + (caseFile.map { [Facet("case", $0.loggable)] } ?? [])
    }
}

/// What points at a request for mutual legal assistance.
public typealias AssistanceRequestID = RecordID<AssistanceRequest>
