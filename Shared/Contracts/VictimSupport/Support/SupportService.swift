public import Vocabulary
public import WireCodec

/// What points at a service.
public typealias SupportServiceID = RecordID<SupportService>

/// One piece of support: of which of the ten kinds, by which body, until when.
public struct SupportService: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.service"
    public static let label = Label(vi: "Dịch vụ hỗ trợ", en: "Support service")

    public static let authors = RoleSet.caseworkers

    /// Who.
    public var victim: VictimRef
    /// The plan that it belongs to.
    public var plan: SupportPlanID?
    /// Which of the ten kinds.
    public var entitlement: Word<Entitlement>
    /// The body that gives it.
    public var provider: OrgID
    /// The day by which it is to be given.
    public var due: CalendarDate?
    /// The day on which it was given.
    public var done: CalendarDate?
    /// Whether it is given although the law does not: then whoever gives it pays for it.
    public var beyondLaw: Bool?
    /// What exactly (identity-class).
    public var details: FreeText?

    public static let rules: [FieldRule<SupportService>] = [
        .text("details", \.details, 1...20_000)
    ]

    public static let ownEntries: Set<String> = ["done"]

    /// What was written; another body or another kind is another service.
    public static func correctableFields(in state: State) -> Set<String> {
        ["details", "due"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        [.ordered, .accepted].contains(state) ? ["details", "due"] : []
    }

    public var facets: [Facet] {
        [.victim(victim), Facet("entitlement", entitlement), Facet("provider", provider.path)]
            + (beyondLaw == true ? [Facet("beyondLaw", "yes")] : [])
            + (plan.map { [Facet("plan", $0.loggable)] } ?? [])
    }

    public var links: [RecordLink] {
        [RecordLink("victim", to: victim, of: Victim.self)]
            + (plan.map { [RecordLink("plan", to: $0, of: SupportPlan.self)] } ?? [])
    }

    public var partners: [OrgID] { [provider] }

    /// A service as it is ordered.
    public init(
        victim: VictimRef,
        plan: SupportPlanID? = nil,
        entitlement: Word<Entitlement>,
        provider: OrgID,
        due: CalendarDate? = nil,
        done: CalendarDate? = nil,
        beyondLaw: Bool? = nil,
        details: FreeText? = nil
    ) {
        self.victim = victim
        self.plan = plan
        self.entitlement = entitlement
        self.provider = provider
        self.due = due
        self.done = done
        self.beyondLaw = beyondLaw
        self.details = details
    }
}
