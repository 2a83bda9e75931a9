public import WireCodec

/// A record that needs no method of its own to come into being: its authors file it, and bring it up
/// to date, through the kernel's generic methods.
///
/// What it may hold stands in ``rules``; what it points at, in ``links``. Both are checked whenever it
/// is filed, brought up to date or corrected.
public protocol PlainRecord: Record {
    /// What its fields must keep.
    static var rules: [FieldRule<Self>] { get }
    /// What its fields must keep beside while it stands in a state: the one in which it is filed, and those
    /// that steps enter, or that hold again once a step is void.
    static func rules(in state: State) -> [FieldRule<Self>]
    /// Who may file one; everybody who may change it, unless said otherwise.
    static var filers: RoleSet { get }
    /// Fields that steps and methods enter: empty when it is filed, and no update touches them.
    static var ownEntries: Set<String> { get }
    /// The fields that its authors may bring up to date in a state, by their names on the wire.
    ///
    /// An update says that the world changed; that an earlier version was wrong is a correction.
    static func updatableFields(in state: State) -> Set<String>
    /// How far beyond its owner it can be seen.
    static var visibility: Visibility { get }

    /// Records of the same service that it points at.
    var links: [RecordLink] { get }
    /// Units that read it beside its owner, from the moment it is filed or updated to name them until an
    /// update names them no more.
    ///
    /// A body whose part outlasts that, since it signed or owes something, stands in a field that the
    /// states of its part do not open to updates.
    var partners: [OrgID] { get }
    /// The person under whose key it is sealed, so that it goes when they are erased.
    var subject: VictimRef? { get }
}

extension PlainRecord {
    /// None.
    public static func rules(in state: State) -> [FieldRule<Self>] { [] }
    /// Whoever may change it.
    public static var filers: RoleSet { authors }
    /// None.
    public static var ownEntries: Set<String> { [] }
    /// None.
    public static func updatableFields(in state: State) -> Set<String> { [] }
    /// The owning unit.
    public static var visibility: Visibility { .unit }
    /// None.
    public var links: [RecordLink] { [] }
    /// None.
    public var partners: [OrgID] { [] }
    /// Nobody: it has a key of its own.
    public var subject: VictimRef? { nil }

    /// Which of its own entries a record's content on the wire holds before a step or method made them.
    public static func entered(in content: WireValue) -> [String] {
        ownEntries.sorted().filter { name in
            switch content[name] {
            case nil, .null, .bool(false), .unsigned(0), .array([]): false
            default: true
            }
        }
    }

    /// Whether any state admits an update.
    public static var isUpdatable: Bool {
        State.allCases.contains { !updatableFields(in: $0).isEmpty }
    }
}
