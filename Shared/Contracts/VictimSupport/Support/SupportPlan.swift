public import Vocabulary
public import WireCodec

/// What points at a support plan.
public typealias SupportPlanID = RecordID<SupportPlan>

/// What is done for a person, from first assessment to follow-up after reintegration.
///
/// A plan follows an assessment of the person's needs: it is assessed and planned only while the one that
/// it names is complete and no later one has replaced it. Its fields are those of HTCDS v2.0 (IOM, CC BY
/// 4.0), `spl_`. Entering follow-up files the visits of the first year, each with a clock of its own.
public struct SupportPlan: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.supportPlan"
    public static let label = Label(vi: "Kế hoạch hỗ trợ", en: "Support plan")

    public static let authors = RoleSet.caseworkers

    /// Who.
    public var victim: VictimRef
    /// What kind of plan.
    public var planType: Word<SupportPlanType>
    /// The assessment that it rests on.
    public var assessment: NeedsAssessmentID?
    /// What is to be reached (identity-class).
    public var objectives: FreeText?
    /// Who does what for it (identity-class).
    public var actionPlan: FreeText?
    /// The day on which it is to end.
    public var plannedEnd: CalendarDate?
    /// The day on which it ended.
    public var actualEnd: CalendarDate?
    /// Bodies that carry it out and read it.
    public var team: [OrgID]

    public static let rules: [FieldRule<SupportPlan>] = [
        .text("objectives", \.objectives, 1...20_000),
        .text("actionPlan", \.actionPlan, 1...20_000),
        .list("team", \.team, 0...8),
    ]

    public static let ownEntries: Set<String> = ["actualEnd"]

    /// What was written; not what it rests on.
    public static func correctableFields(in state: State) -> Set<String> {
        ["planType", "objectives", "actionPlan", "plannedEnd"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state != .closed ? ["objectives", "actionPlan", "plannedEnd", "team", "assessment"] : []
    }

    public var facets: [Facet] {
        [.victim(victim), Facet("planType", planType)]
    }

    public var links: [RecordLink] {
        [RecordLink("victim", to: victim, of: Victim.self)]
            + (assessment.map { [RecordLink("assessment", to: $0, of: NeedsAssessment.self)] } ?? [])
    }

    public var partners: [OrgID] { team }

    /// A plan as it begins.
    public init(
        victim: VictimRef,
        planType: Word<SupportPlanType>,
        assessment: NeedsAssessmentID? = nil,
        objectives: FreeText? = nil,
        actionPlan: FreeText? = nil,
        plannedEnd: CalendarDate? = nil,
        actualEnd: CalendarDate? = nil,
        team: [OrgID] = []
    ) {
        self.victim = victim
        self.planType = planType
        self.assessment = assessment
        self.objectives = objectives
        self.actionPlan = actionPlan
        self.plannedEnd = plannedEnd
        self.actualEnd = actualEnd
        self.team = team
    }
}
