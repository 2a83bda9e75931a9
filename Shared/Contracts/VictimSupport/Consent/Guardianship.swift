public import Vocabulary

/// What points at a guardianship.
public typealias GuardianshipID = RecordID<Guardianship>

/// That somebody speaks for a minor: screened by two bodies first, and never while they may be a
/// suspect.
///
/// A guardian who is not cleared consents to nothing; what they consented to no longer holds once
/// they are barred, nor while it is open whether they are a suspect (``GuardianQuestion``): then they
/// are unscreened, and nobody clears them before the answer. Nobody discloses anything to a guardian by any method of this service.
public struct Guardianship: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.guardianship"
    public static let label = Label(vi: "Giám hộ", en: "Guardianship")

    public static let authors = RoleSet.caseworkers.union(.rescuers)

    /// The minor.
    public var victim: VictimRef
    /// The guardian, as registered here.
    public var guardian: VictimRef
    /// What they are to the minor.
    public var relation: Word<GuardianRelation>
    /// The decision or paper that it rests on (identity-class).
    public var basis: FreeText?
    /// Bodies that screen the guardian and read this.
    public var team: [OrgID]
    /// Questions whether the guardian is a suspect that are open, or that found them to be one.
    public var questions: [GuardianQuestionID]?
    /// Whether the guardian was cleared when the first of them came, and speaks again after the last.
    public var wasCleared: Bool?

    public static let rules: [FieldRule<Guardianship>] = [
        FieldRule("guardian", "another") { guardianship, _ in
            guardianship.guardian != guardianship.victim
        },
        .text("basis", \.basis, 1...4_000),
        .list("team", \.team, 0...8),
    ]

    public static let ownEntries: Set<String> = ["questions", "wasCleared"]

    /// What they are to the minor, and the paper.
    public static func correctableFields(in state: State) -> Set<String> {
        ["relation", "basis"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state != .ended ? ["basis", "team"] : []
    }

    public var facets: [Facet] {
        [.victim(victim), Facet("guardian", guardian.loggable), Facet("relation", relation)]
    }

    public var links: [RecordLink] {
        [
            RecordLink("victim", to: victim, of: Victim.self),
            RecordLink("guardian", to: guardian, of: Victim.self),
        ]
    }

    public var partners: [OrgID] { team }

    /// A guardianship as it is proposed.
    public init(
        victim: VictimRef,
        guardian: VictimRef,
        relation: Word<GuardianRelation>,
        basis: FreeText? = nil,
        team: [OrgID] = []
    ) {
        self.victim = victim
        self.guardian = guardian
        self.relation = relation
        self.basis = basis
        self.team = team
    }
}
