public import Vocabulary
public import WireCodec

/// What points at an assessment.
public typealias NeedsAssessmentID = RecordID<NeedsAssessment>

/// What a person needs, looked at in three circles: themselves, their household, their community.
///
/// Once complete it makes the earlier ones of the same person outdated; plans that rest on those are to
/// name it before they go on. A foreigner's assessment also says how dangerous a return would be; whoever
/// tells an embassy needs one.
public struct NeedsAssessment: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.needsAssessment"
    public static let label = Label(vi: "Đánh giá nhu cầu", en: "Needs assessment")

    public static let authors = RoleSet.caseworkers

    /// Who.
    public var victim: VictimRef
    /// Health, safety, schooling, wishes of the person (identity-class).
    public var individual: FreeText?
    /// Family, income, who waits at home (identity-class).
    public var household: FreeText?
    /// The place the person goes back to (identity-class).
    public var community: FreeText?
    /// What is needed, of the ten kinds of support.
    public var needs: [Word<Entitlement>]
    /// How dangerous a return to their country would be, for a foreigner.
    public var returnRisk: Word<RiskLevel>?
    /// When the person was asked.
    public var assessedAt: Instant
    /// The language of an interpreter, where one helped.
    public var interpreter: Word<SpokenLanguage>?
    /// Bodies that read it too.
    public var team: [OrgID]

    public static let rules: [FieldRule<NeedsAssessment>] = [
        .text("individual", \.individual, 1...20_000),
        .text("household", \.household, 1...20_000),
        .text("community", \.community, 1...20_000),
        .list("needs", \.needs, 0...10),
        .distinct("needs", \.needs),
        .past("assessedAt", \.assessedAt),
        .list("team", \.team, 0...8),
    ]

    /// What was found; not whom it is about.
    public static func correctableFields(in state: State) -> Set<String> {
        [
            "individual", "household", "community", "needs", "returnRisk", "assessedAt",
            "interpreter",
        ]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .begun
            ? [
                "individual", "household", "community", "needs", "returnRisk", "interpreter",
                "team",
            ] : []
    }

    public var facets: [Facet] {
        [.victim(victim), .month(assessedAt)]
            + needs.map { Facet("need", $0) }
            + (returnRisk.map { [Facet("returnRisk", $0)] } ?? [])
    }

    public var partners: [OrgID] { team }

    /// An assessment as it begins.
    public init(
        victim: VictimRef,
        individual: FreeText? = nil,
        household: FreeText? = nil,
        community: FreeText? = nil,
        needs: [Word<Entitlement>] = [],
        returnRisk: Word<RiskLevel>? = nil,
        assessedAt: Instant,
        interpreter: Word<SpokenLanguage>? = nil,
        team: [OrgID] = []
    ) {
        self.victim = victim
        self.individual = individual
        self.household = household
        self.community = community
        self.needs = needs
        self.returnRisk = returnRisk
        self.assessedAt = assessedAt
        self.interpreter = interpreter
        self.team = team
    }
}
