public import RPC
public import Vocabulary
public import WireCodec

/// What points at a wanted notice.
public typealias WantedNoticeID = RecordID<WantedNotice>

/// A wanted notice (quyết định truy nã) for a suspect.
///
/// It holds no name: who is wanted is the suspect's identity, sealed apart. It is issued by a decision
/// that a second officer approves, after the suspect has been screened, and withdrawn at once when the
/// suspect turns out to be a victim.
public struct WantedNotice: ServedRecord, PlainRecord {
    public typealias Service = Cases

    /// Where a notice stands.
    public enum State: String, ClosedList {
        /// It is written.
        case drafted
        /// It is out; a second officer agreed.
        case issued
        /// The person was found.
        case fulfilled
        /// It was taken back.
        case withdrawn

        public var label: Label {
            switch self {
            case .drafted: Label(vi: "Dự thảo", en: "Drafted")
            case .issued: Label(vi: "Đã ban hành", en: "Issued")
            case .fulfilled: Label(vi: "Đã bắt được", en: "Fulfilled")
            case .withdrawn: Label(vi: "Đã đình nã", en: "Withdrawn")
            }
        }
    }

    public static let kind: RecordKind = "cases.wanted"
    public static let label = Label(vi: "Quyết định truy nã", en: "Wanted notice")
    public static let authors = RoleSet.investigators
    public static let readers = RoleSet.caseReaders
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .drafted) {
        Step(
            .drafted,
            to: .issued,
            by: .police,
            .borderGuard,
            needs: [.documentNumber, .decisionDate],
            approval: .superior
        )
        Step(.issued, to: .fulfilled, by: .investigators, needs: [.finding])
        Step(.drafted, to: .withdrawn, by: .investigators, needs: [.reason])
        Step(.issued, to: .withdrawn, by: .investigators, needs: [.reason])
    }

    public static let rules: [FieldRule<WantedNotice>] = [
        .list("countries", \.countries, 0...32), .distinct("countries", \.countries),
        FieldRule("countries", "needs.bilateral") { notice, _ in
            notice.countries.isEmpty != (notice.reach == .bilateral)
        },
    ]
    public static let ownEntries: Set<String> = ["issuedOn"]

    /// Who is wanted.
    public var suspect: SuspectID
    /// How far it reaches.
    public var reach: Word<NoticeReach>
    /// The countries that it is sent to, where it names some.
    public var countries: [Word<Country>]
    /// The day of the decision; the step enters it.
    public var issuedOn: CalendarDate?

    /// Nothing: a notice that is wrong is withdrawn.
    public static func correctableFields(in state: State) -> Set<String> { [] }
    /// That the person was found; one that was taken back stays back.
    public static func isVoidable(in state: State) -> Bool { state == .fulfilled }
    /// Until it is out.
    public static func updatableFields(in state: State) -> Set<String> {
        state == .drafted ? ["reach", "countries"] : []
    }

    public var links: [RecordLink] { [RecordLink("suspect", to: suspect, of: Suspect.self)] }

    public var facets: [Facet] {
        [.suspect(suspect), Facet("reach", reach)]
            + countries.map { Facet("country", $0) } + Facet.periods(of: issuedOn)
    }

    /// A notice as it is written.
    public init(suspect: SuspectID, reach: NoticeReach, countries: [Country] = []) {
        self.suspect = suspect
        self.reach = Word(reach)
        self.countries = countries.map { Word($0) }
    }
}
