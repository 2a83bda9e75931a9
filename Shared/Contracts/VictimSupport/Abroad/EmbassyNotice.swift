public import Vocabulary

/// What points at a notice to an embassy.
public typealias EmbassyNoticeID = RecordID<EmbassyNotice>

/// Telling a foreigner's embassy of them: only with their consent, and never where a return would
/// be dangerous.
///
/// It rests on a completed assessment that says how dangerous, and on a consent to this purpose;
/// both are looked at again when it is sent.
public struct EmbassyNotice: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.embassyNotice"
    public static let label = Label(vi: "Thông báo cho đại sứ quán", en: "Notice to an embassy")

    public static let authors = RoleSet.caseworkers.union(.consular)

    /// Who.
    public var victim: VictimRef
    /// Whose embassy.
    public var country: Word<Country>
    /// The assessment of the risk of return.
    public var assessment: NeedsAssessmentID
    /// The person's consent.
    public var consent: ConsentID
    /// What the embassy is told (identity-class).
    public var text: FreeText
    /// Bodies that send it and read it.
    public var team: [OrgID]

    public static let rules: [FieldRule<EmbassyNotice>] = [
        FieldRule("country", "another") { notice, _ in notice.country != .vietNam },
        .text("text", \.text, 1...20_000),
        .list("team", \.team, 0...8),
    ]

    /// What was written.
    public static func correctableFields(in state: State) -> Set<String> {
        ["text"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .drafted ? ["text", "team"] : []
    }

    public var facets: [Facet] {
        [.victim(victim), Facet("country", country)]
    }

    public var links: [RecordLink] {
        [
            RecordLink("victim", to: victim, of: Victim.self),
            RecordLink("assessment", to: assessment, of: NeedsAssessment.self),
            RecordLink("consent", to: consent, of: Consent.self),
        ]
    }

    public var partners: [OrgID] { team }

    /// A notice as it is drafted.
    public init(
        victim: VictimRef,
        country: Word<Country>,
        assessment: NeedsAssessmentID,
        consent: ConsentID,
        text: FreeText,
        team: [OrgID] = []
    ) {
        self.victim = victim
        self.country = country
        self.assessment = assessment
        self.consent = consent
        self.text = text
        self.team = team
    }
}
