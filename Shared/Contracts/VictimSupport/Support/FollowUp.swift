public import Vocabulary

/// What points at a visit.
public typealias FollowUpID = RecordID<FollowUp>

/// Looking after a person who has gone home: in the first, third, sixth and twelfth month.
///
/// A plan that enters follow-up files these four; others are filed by hand, without a month.
public struct FollowUp: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.followUp"
    public static let label = Label(vi: "Theo dõi sau tái hòa nhập", en: "Follow-up")

    public static let authors = RoleSet.caseworkers

    /// Who.
    public var victim: VictimRef
    /// The plan that it belongs to.
    public var plan: SupportPlanID
    /// Which month, of the four that every plan has.
    public var month: Word<FollowUpMonth>?
    /// The body that makes it.
    public var visitor: OrgID
    /// What is to be asked (identity-class).
    public var note: FreeText?

    public static let rules: [FieldRule<FollowUp>] = [
        .text("note", \.note, 1...20_000)
    ]

    public static let ownEntries: Set<String> = ["month"]

    /// What is to be asked.
    public static func correctableFields(in state: State) -> Set<String> {
        ["note"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .due ? ["note"] : []
    }

    public var facets: [Facet] {
        [.victim(victim), Facet("plan", plan.loggable), Facet("visitor", visitor.path)]
            + (month.map { [Facet("followUpMonth", $0)] } ?? [])
    }

    public var links: [RecordLink] {
        [
            RecordLink("victim", to: victim, of: Victim.self),
            RecordLink("plan", to: plan, of: SupportPlan.self),
        ]
    }

    public var partners: [OrgID] { [visitor] }

    /// A visit as it is planned.
    public init(
        victim: VictimRef,
        plan: SupportPlanID,
        month: Word<FollowUpMonth>? = nil,
        visitor: OrgID,
        note: FreeText? = nil
    ) {
        self.victim = victim
        self.plan = plan
        self.month = month
        self.visitor = visitor
        self.note = note
    }
}
