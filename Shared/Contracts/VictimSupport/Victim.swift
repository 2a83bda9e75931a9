public import RPC
public import Vocabulary
public import WireCodec

/// A protected person: a victim, a possible victim, or somebody beside one.
///
/// The record says what help depends on, never who the person is: that is ``PersonIdentity``,
/// sealed apart and read with ``ReadIdentity``. The status follows the decisions of
/// ``Identification`` and is never set by hand.
public struct Victim: ServedRecord {
    public typealias Service = VictimSupport
    public typealias ID = VictimRef

    /// How well the person is known.
    public enum State: String, ClosedList {
        /// Registered by whoever first learned the name; nobody has checked it.
        case unverified
        /// The identity was checked.
        case verified
        /// Everything that identifies the person is gone, for good.
        case erased

        public var label: Label {
            switch self {
            case .unverified: Label(vi: "Chưa xác minh", en: "Unverified")
            case .verified: Label(vi: "Đã xác minh nhân thân", en: "Verified")
            case .erased: Label(vi: "Đã xoá", en: "Erased")
            }
        }
    }

    public static let kind: RecordKind = "victims.victim"
    public static let label = Label(vi: "Nạn nhân", en: "Victim")
    /// Two registrations can turn out to be of one.
    public static let isMergeable = true

    public static let authors = RoleSet.firstResponders.union(.facilities)

    public static let readers = RoleSet.officers

    /// Only a caller's own certificate: steps hold free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .unverified, ending: [.verified]) {
        Step(
            .unverified,
            to: .verified,
            by: .police,
            .immigration,
            .borderGuard,
            .missions,
            needs: [.finding]
        )
        Step(
            .unverified,
            to: .erased,
            by: .healthAuthority,
            needs: [.reason],
            approval: .colleague,
            through: "victims.erase"
        )
        Step(
            .verified,
            to: .erased,
            by: .healthAuthority,
            needs: [.reason],
            approval: .colleague,
            through: "victims.erase"
        )
    }

    /// Never by hand: what was learned is amended with ``AmendVictim``, what was decided with the
    /// identification.
    public static func correctableFields(in state: State) -> Set<String> { [] }

    /// Who the person is to the matter.
    public var personKind: Word<PersonKind>
    /// The row of the entitlements matrix.
    public var category: Word<VictimCategory>
    /// What has been decided so far.
    public var status: Word<TraffickingStatus>
    /// How old the person was at the event, as far as the law asks.
    public var ageGroup: Word<AgeGroup>
    /// Gender as the person states it; missing where nobody asked.
    public var gender: Word<Gender>?
    /// Citizenships.
    public var citizenships: [Word<Country>]
    /// The province that cares for the person.
    public var province: Word<Province>
    /// The language they speak best, where an interpreter may be needed.
    public var language: Word<SpokenLanguage>?
    /// The victim whom this person accompanies, guards or is related to.
    public var beside: VictimRef?
    /// Whether the age is disputed: then the person counts as a child until it is decided.
    public var ageDisputed: Bool?
    /// The first day of what was done to the person, at which the age was reckoned; the day on which they
    /// were met, where nobody knows it.
    public var eventOn: CalendarDate?
    /// What the law gives the person, as last reckoned; each change of what is decided reckons it anew.
    public var entitlements: [Word<Entitlement>]?
    /// Which of those without a name or papers: they are called unknown number so much.
    public var unknownNumber: Int?
    /// The ethnic group as the person states it; missing where nobody asked.
    public var ethnicity: Word<EthnicGroup>?

    /// Once the person is erased, the figures keep what was decided and for which kind of person.
    public static func generalised(_ facets: [Facet]) -> [Facet] {
        facets.filter { ["person", "category", "status"].contains($0.key) }
    }

    public var facets: [Facet] {
        [
            Facet("person", personKind), Facet("category", category), Facet("status", status),
            Facet("age", ageGroup), Facet("province", province),
        ]
            + (gender.map { [Facet("gender", $0)] } ?? [])
            + citizenships.map { Facet("citizenship", $0) }
            + (beside.map { [.victim($0)] } ?? [])
            // Which of the 54 it is would single people out.
            + (ethnicity.map { [Facet("minority", $0 == .kinh ? "no" : "yes")] } ?? [])
    }

    /// A person as they are registered.
    public init(
        personKind: Word<PersonKind>,
        category: Word<VictimCategory>,
        status: TraffickingStatus = .possible,
        ageGroup: Word<AgeGroup>,
        gender: Word<Gender>? = nil,
        citizenships: [Word<Country>] = [],
        province: Word<Province>,
        language: Word<SpokenLanguage>? = nil,
        beside: VictimRef? = nil,
        ageDisputed: Bool? = nil
    ) {
        self.personKind = personKind
        self.category = category
        self.status = Word(status)
        self.ageGroup = ageGroup
        self.gender = gender
        self.citizenships = citizenships
        self.province = province
        self.language = language
        self.beside = beside
        self.ageDisputed = ageDisputed
    }
}
