public import Vocabulary

/// What points at a transfer.
public typealias TransferID = RecordID<Transfer>

/// Giving the responsibility for a person to another body: it takes over, and the former one reads
/// no more.
///
/// The other body learns who the person is, so this rests on a consent as a referral does, or on an
/// audited reason without.
public struct Transfer: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.transfer"
    public static let label = Label(vi: "Chuyển giao trách nhiệm", en: "Transfer")

    public static let authors = RoleSet.firstResponders.union(.caseworkers)

    /// Who.
    public var victim: VictimRef
    /// The body that is to take over.
    public var recipient: OrgID
    /// Why it goes ahead without consent, if it does.
    public var withoutConsent: Word<ConsentOverride>?
    /// The consent that it rests on.
    public var consent: ConsentID?
    /// Whether the other body reads the record by this offer alone.
    public var grantsAccess: Bool?
    /// What the other body should know (identity-class).
    public var details: FreeText?

    public static let rules: [FieldRule<Transfer>] = [
        .text("details", \.details, 1...20_000)
    ]

    public static let ownEntries: Set<String> = ["consent", "grantsAccess"]

    /// What the other body should know.
    public static func correctableFields(in state: State) -> Set<String> {
        ["details"]
    }

    public var facets: [Facet] {
        [.victim(victim), Facet("recipient", recipient.path)]
            + (withoutConsent.map { [Facet("withoutConsent", $0)] } ?? [])
    }

    /// A transfer as it is offered.
    public init(
        victim: VictimRef,
        recipient: OrgID,
        withoutConsent: Word<ConsentOverride>? = nil,
        consent: ConsentID? = nil,
        grantsAccess: Bool? = nil,
        details: FreeText? = nil
    ) {
        self.victim = victim
        self.recipient = recipient
        self.withoutConsent = withoutConsent
        self.consent = consent
        self.grantsAccess = grantsAccess
        self.details = details
    }
}
