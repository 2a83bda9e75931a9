public import RPC
public import Vocabulary
public import WireCodec

/// What points at a report.
public typealias ReportID = RecordID<Report>

/// A tip that somebody may be, or may become, a victim.
///
/// A report is triaged within a day, verified, and then confirmed, found to be nothing, or
/// forwarded to the body in charge, which accepts it or gives it back: until it accepts, the clock
/// stays with the sender. The people it speaks of are references: their names are with
/// victim support, and so is the reporter's.
public struct Report: ServedRecord, RegisteredRecord {
    public typealias Service = Cases

    /// Where a report stands.
    public enum State: String, ClosedList {
        /// It came in; nobody verifies it yet.
        case received
        /// A unit has it and verifies.
        case assigned
        /// There is something to it.
        case confirmed
        /// There is nothing to it; a second officer agreed.
        case unfounded
        /// Another body is in charge and has accepted it.
        case forwarded
        /// A case file has been opened from it.
        case linkedToCase
        /// Another report says the same and goes on.
        case duplicate

        public var label: Label {
            switch self {
            case .received: Label(vi: "Đã tiếp nhận", en: "Received")
            case .assigned: Label(vi: "Đã phân công xác minh", en: "Assigned")
            case .confirmed: Label(vi: "Có căn cứ", en: "Confirmed")
            case .unfounded: Label(vi: "Không có căn cứ", en: "Unfounded")
            case .forwarded: Label(vi: "Đã chuyển cơ quan khác", en: "Forwarded")
            case .linkedToCase: Label(vi: "Đã lập hồ sơ vụ án", en: "Linked to a case")
            case .duplicate: Label(vi: "Trùng tin báo khác", en: "Duplicate")
            }
        }
    }

    public static let kind: RecordKind = "cases.report"
    public static let label = Label(vi: "Tin báo", en: "Report")
    public static let takesAttachments = true
    public static let book = RegisterBook.reports
    /// Two registrations can turn out to be of one.
    public static let isMergeable = true

    public static let authors = RoleSet.firstResponders

    public static let readers = RoleSet.reportReaders

    /// Only a caller's own certificate: the record holds free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .received) {
        Step(
            .received,
            to: .assigned,
            by: .triagers,
            needs: [.recipient],
            within: .triage,
            starts: [.reportDecision]
        )
        Step(
            .assigned,
            to: .confirmed,
            by: .rescuers,
            needs: [.finding],
            stops: [.reportDecision]
        )
        Step(
            .assigned,
            to: .unfounded,
            by: .police,
            needs: [.reason],
            approval: .colleague,
            stops: [.reportDecision]
        )
        Step(
            .assigned,
            to: .forwarded,
            by: .rescuers,
            needs: [.recipient],
            approval: .recipient(.firstResponders),
            stops: [.reportDecision]
        )
        Step(
            .forwarded,
            to: .assigned,
            by: .firstResponders,
            needs: [.recipient],
            within: .triage,
            starts: [.reportDecision]
        )
        Step(
            .confirmed,
            to: .linkedToCase,
            by: .rescuers,
            needs: [.link],
            through: "cases.open"
        )
        [State.received, .assigned].map { state in
            Step(
                state,
                to: .duplicate,
                by: .triagers,
                needs: [.link],
                stops: [.reportDecision],
                through: "cases.report.markDuplicate"
            )
        }
    }

    /// How it came in.
    public var channel: Word<ReportChannel>
    /// When it came in; legal clocks run from here.
    public var receivedAt: Instant
    /// The province it concerns.
    public var province: Word<Province>
    /// Countries it speaks of, beside Viet Nam.
    public var countries: [Word<Country>]
    /// What people are, or would be, exploited for, as far as the report says.
    public var forms: [Word<FormOfExploitation>]
    /// What was said (identity-class).
    public var summary: FreeText
    /// Who said it, as registered with victim support; missing for an anonymous report.
    public var reporter: VictimRef?
    /// The people it speaks of, as registered with victim support.
    public var people: [VictimRef]
    /// Bodies that support these people and may follow their way without reading the report.
    public var supporters: [OrgID]
    /// The file opened from it.
    public var caseFile: CaseFileID?
    /// How far its source can be relied on.
    public var sourceGrade: Word<SourceGrade>?
    /// How far its content can be relied on.
    public var contentGrade: Word<ContentGrade>?
    /// The report that goes on instead of it.
    public var duplicateOf: ReportID?
    /// The commune that it concerns, where one is known; in no facet, since people are named beside it.
    public var commune: CommuneCode?
    /// Its number in the register of the body that received it.
    public var registered: RegisterNumber?

    /// Bodies that support somebody in it.
    public var knownTo: [OrgID] { supporters }
    public static let namesKnowers = true

    /// What was heard and where; who and which file are linked by methods of their own.
    public static func correctableFields(in state: State) -> Set<String> {
        ["channel", "receivedAt", "province", "commune", "countries", "forms", "summary"]
    }

    /// When it came in.
    public var placedAt: Occurrence? { Occurrence(at: receivedAt) }

    public var communes: [PlacedCommune] {
        commune.map { [PlacedCommune("commune", $0, in: province.known, on: nil)] } ?? []
    }

    public var facets: [Facet] {
        [
            Facet("province", province), Facet("channel", channel), .month(receivedAt),
            .year(receivedAt),
            Facet("anonymous", reporter == nil ? "yes" : "no"),
        ]
            + countries.map { Facet("country", $0) }
            + forms.map { Facet("form", $0) }
            + people.map { .victim($0) }
            + (caseFile.map { [.caseFile($0)] } ?? [])
            + (sourceGrade.map { [Facet("sourceGrade", $0)] } ?? [])
            + (contentGrade.map { [Facet("contentGrade", $0)] } ?? [])
            + (duplicateOf.map { [Facet("duplicateOf", $0.loggable)] } ?? [])
            + (registered.map { [.registered($0)] } ?? [])
    }

    /// A report as it comes in.
    public init(
        channel: ReportChannel,
        receivedAt: Instant,
        province: Province,
        countries: [Country] = [],
        forms: [FormOfExploitation] = [],
        summary: FreeText,
        reporter: VictimRef? = nil,
        people: [VictimRef] = [],
        supporters: [OrgID] = []
    ) {
        self.channel = Word(channel)
        self.receivedAt = receivedAt
        self.province = Word(province)
        self.countries = countries.map { Word($0) }
        self.forms = forms.map { Word($0) }
        self.summary = summary
        self.reporter = reporter
        self.people = people
        self.supporters = supporters
    }
}
