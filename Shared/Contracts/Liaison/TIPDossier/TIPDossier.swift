public import RPC
public import Vocabulary
public import WireCodec

/// What Viet Nam tells of its work in a reporting year, for the trafficking-in-persons report.
///
/// Bodies supply items, each validated by two of their officers; the desk freezes the cut, whose digest
/// says what was signed off; two officers sign it off, one of the desk and one of the standing office.
public struct TIPDossier: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// Where a dossier stands.
    public enum State: String, ClosedList {
        /// Bodies supply items.
        case collecting
        /// The cut stands and nothing in it changes.
        case frozen
        /// Signed off.
        case approved
        /// Handed to the other side.
        case submitted
        /// Given up.
        case abandoned

        public var label: Label {
            switch self {
            case .collecting: Label(vi: "Đang thu thập", en: "Collecting")
            case .frozen: Label(vi: "Đã chốt số liệu", en: "Frozen")
            case .approved: Label(vi: "Đã phê duyệt", en: "Approved")
            case .submitted: Label(vi: "Đã gửi", en: "Submitted")
            case .abandoned: Label(vi: "Không thực hiện", en: "Abandoned")
            }
        }
    }

    public static let kind: RecordKind = "liaison.tipDossier"
    public static let label = Label(vi: "Hồ sơ báo cáo TIP", en: "TIP dossier")
    public static let authors: RoleSet = .tipDesk
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly
    public static let lifecycle = Lifecycle<State>(from: .collecting) {
        Step(.collecting, to: .frozen, by: .tipDesk)
        Step(.collecting, to: .abandoned, by: .tipDesk, needs: [.reason])
        Step(.frozen, to: .collecting, by: .tipDesk, needs: [.reason])
        Step(.frozen, to: .approved, by: .tipDesk, approval: .by(.planKeepers))
        Step(
            .approved,
            to: .collecting,
            by: .tipDesk,
            needs: [.reason],
            approval: .by(.planKeepers)
        )
        Step(.approved, to: .submitted, by: .tipDesk, needs: [.documentNumber])
    }
    public static let rules: [FieldRule<TIPDossier>] = [
        .text("title", \.title, 1...300), .order("until", from: \.from, to: \.until),
        .list("contributors", \.contributors, 0...64), .distinct("contributors", \.contributors),
    ]
    public static let ownEntries: Set<String> = ["cut", "digest"]

    /// What it is called.
    public var title: FreeText
    /// The first day of the reporting period.
    public var from: CalendarDate
    /// The last day of the reporting period.
    public var until: CalendarDate
    /// The day by which items are due.
    public var due: CalendarDate?
    /// The bodies that supply items, and the standing office that signs off.
    public var contributors: [OrgID]
    /// The items of the frozen cut.
    public var cut: [FrozenItem]
    /// The digest of the frozen cut.
    public var digest: ContentDigest?

    /// Opens a dossier.
    public init(
        title: FreeText,
        from: CalendarDate,
        until: CalendarDate,
        due: CalendarDate? = nil,
        contributors: [OrgID] = []
    ) {
        self.title = title
        self.from = from
        self.until = until
        self.due = due
        self.contributors = contributors
        cut = []
    }

    public static func correctableFields(in state: State) -> Set<String> {
        state == .collecting ? ["title", "from", "until", "due"] : []
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .collecting ? ["title", "due", "contributors"] : []
    }

    /// What was frozen is opened again by a step, with a reason.
    public static func isVoidable(in state: State) -> Bool { false }

    public var partners: [OrgID] { contributors }

    public var facets: [Facet] { [Facet("year", String(until.year))] }
}

/// What points at a dossier.
public typealias TIPDossierID = RecordID<TIPDossier>

/// An item as it stood when the cut was frozen.
public struct FrozenItem: Codable, Hashable, Sendable {
    /// The item.
    public var item: TIPItemID
    /// Its version.
    public var version: Int
    /// The digest of what it said.
    public var digest: ContentDigest

    /// Freezes an item.
    public init(item: TIPItemID, version: Int, digest: ContentDigest) {
        self.item = item
        self.version = version
        self.digest = digest
    }
}
