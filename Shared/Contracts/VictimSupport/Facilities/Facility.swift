public import RPC
public import Vocabulary
public import WireCodec

/// What points at a facility.
public typealias FacilityID = RecordID<Facility>

/// A place where people stay: a licensed facility, or one that was declared in a hurry for many.
///
/// Where it is is a secret that lives depend on: its owner, the body that runs it and those that
/// may refer somebody read it, and nobody else learns that it exists.
public struct Facility: ServedRecord, PlainRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.facility"
    public static let label = Label(vi: "Cơ sở hỗ trợ nạn nhân", en: "Support facility")

    public static let authors = RoleSet.healthAuthority.union(.facilities)

    public static let filers = RoleSet.healthAuthority

    public static let readers = RoleSet.facilityReaders

    /// Only a caller's own certificate: the record holds free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    /// What it is called (secret).
    public var name: FreeText
    /// Where it is (secret).
    public var address: Address
    /// The province.
    public var province: Word<Province>
    /// The body that runs it.
    public var runBy: OrgID
    /// How many people it is planned for.
    public var capacity: Int
    /// Bodies that may refer people to it, and so know of it.
    public var referrers: [OrgID]
    /// How it is reached (secret).
    public var phone: PhoneNumber?
    /// The last day of a temporary place; the step that declares it enters it.
    public var temporaryUntil: CalendarDate?

    public static let rules: [FieldRule<Facility>] = [
        .text("name", \.name, 1...300),
        FieldRule("address", "length.1-500") { facility, _ in
            (1...500).contains(facility.address.disclosed.utf8.count)
        },
        FieldRule("phone", "length.1-40") { facility, _ in
            facility.phone.map { (1...40).contains($0.disclosed.utf8.count) } ?? true
        },
        .number("capacity", \.capacity, 1...2_000),
        .list("referrers", \.referrers, 0...64),
    ]

    public static let ownEntries: Set<String> = ["temporaryUntil"]

    /// How it is called and found.
    public static func correctableFields(in state: State) -> Set<String> {
        ["name", "address", "phone"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        ![.closed, .rejected].contains(state)
            ? ["name", "address", "phone", "capacity", "referrers"] : []
    }

    public var facets: [Facet] {
        [Facet("province", province), Facet("runBy", runBy.path)]
    }

    public var partners: [OrgID] { [runBy] + referrers }

    /// A facility as it is proposed.
    public init(
        name: FreeText,
        address: Address,
        province: Word<Province>,
        runBy: OrgID,
        capacity: Int,
        referrers: [OrgID] = [],
        phone: PhoneNumber? = nil
    ) {
        self.name = name
        self.address = address
        self.province = province
        self.runBy = runBy
        self.capacity = capacity
        self.referrers = referrers
        self.phone = phone
    }
}
