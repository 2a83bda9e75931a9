public import RPC
public import Vocabulary
public import WireCodec

/// Records what else was learned of a person: age, gender, citizenship, language, category.
///
/// What is missing stays as it is. The status is not among them: it follows the decisions of the
/// identification.
public struct AmendVictim: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.amend",
        .write,
        callers: .firstResponders.union(.facilities),
        via: .gateway
    )

    /// The person.
    public var victim: VictimRef
    /// The version that the caller saw.
    public var seen: Int
    /// The row of the entitlements matrix.
    public var category: Word<VictimCategory>?
    /// How old the person was at the event.
    public var ageGroup: Word<AgeGroup>?
    /// Gender as the person states it.
    public var gender: Word<Gender>?
    /// Citizenships.
    public var citizenships: [Word<Country>]?
    /// The province that cares for the person.
    public var province: Word<Province>?
    /// The language they speak best.
    public var language: Word<SpokenLanguage>?
    /// Whether the age is disputed; saying no decides it.
    public var ageDisputed: Bool?
    /// The first day of what was done to the person; the age at the event is reckoned anew from it.
    public var eventOn: CalendarDate?
    /// The ethnic group as the person states it.
    public var ethnicity: Word<EthnicGroup>?

    /// Amends a person's record.
    public init(
        victim: VictimRef,
        seen: Int,
        category: VictimCategory? = nil,
        ageGroup: AgeGroup? = nil,
        gender: Gender? = nil,
        citizenships: [Country]? = nil,
        province: Province? = nil,
        language: SpokenLanguage? = nil,
        ageDisputed: Bool? = nil,
        eventOn: CalendarDate? = nil,
        ethnicity: EthnicGroup? = nil
    ) {
        self.victim = victim
        self.seen = seen
        self.category = category.map { Word($0) }
        self.ageGroup = ageGroup.map { Word($0) }
        self.gender = gender.map { Word($0) }
        self.citizenships = citizenships?.map { Word($0) }
        self.province = province.map { Word($0) }
        self.language = language.map { Word($0) }
        self.ageDisputed = ageDisputed
        self.eventOn = eventOn
        self.ethnicity = ethnicity.map { Word($0) }
    }

    /// What it changed.
    public struct Response: Codable, Sendable {
        /// The record's version after it.
        public var version: Int

        /// What it changed.
        public init(version: Int) { self.version = version }
    }
}
