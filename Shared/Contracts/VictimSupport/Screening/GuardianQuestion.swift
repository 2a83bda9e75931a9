public import RPC
public import Vocabulary

/// What points at a question whether a suspect speaks for a minor.
public typealias GuardianQuestionID = RecordID<GuardianQuestion>

/// That a suspect may be somebody who speaks for a minor.
///
/// ``AskScreening`` files it beside the ``ScreeningQuestion``s, on the same blind match, with the
/// health authority that cares for the minor; so does whoever proposes a guardian about whom was asked
/// before. Until the authority answers, the guardian is unscreened: they consent to nothing, and what
/// they consented to does not hold. Its answer bars them, or lets them speak again as before. Cases
/// hears nothing of it and waits for nothing: that somebody is a guardian stops no proceedings.
public struct GuardianQuestion: ServedRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.guardianQuestion"
    public static let label = Label(vi: "Câu hỏi về người giám hộ", en: "Question about a guardian")

    /// The cases service, when it asks; whoever proposes a guardian who was asked about before; and this
    /// service, of screenings that asked about no guardians yet.
    public static let authors = Guardianship.authors.union([.casesService, .victimSupportService])

    /// Health authorities alone, as of a ``ScreeningQuestion``: bodies near the minor could tell the
    /// guardian that they are a suspect.
    public static let readers = RoleSet.healthAuthority

    /// Only a caller's own certificate: the record ties a suspect to a person.
    public static let via = MethodDescriptor.Via.callerOnly

    /// The guardian who may be meant, as registered here.
    public var guardian: VictimRef
    /// The suspect, as Cases knows them.
    public var suspect: SuspectID
    /// The file that the suspect belongs to.
    public var caseFile: CaseFileID
    /// The unit whose officer screened the suspect.
    public var unit: OrgID

    /// None: what was asked stands as it was asked.
    public static func correctableFields(in state: State) -> Set<String> { [] }

    public var facets: [Facet] {
        [
            Facet("guardian", guardian.loggable), .caseFile(caseFile),
            Facet("suspect", suspect.loggable), Facet("unit", unit.path),
        ]
    }

    /// A question as it is asked.
    public init(guardian: VictimRef, suspect: SuspectID, caseFile: CaseFileID, unit: OrgID) {
        self.guardian = guardian
        self.suspect = suspect
        self.caseFile = caseFile
        self.unit = unit
    }
}
