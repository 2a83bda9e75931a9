public import RPC
public import Vocabulary

/// What points at a question whether a suspect is a protected person.
public typealias ScreeningQuestionID = RecordID<ScreeningQuestion>

/// That the cases service asked about a suspect who may be somebody known here.
///
/// ``AskScreening`` files it on a match, with the health authority that cares for the person, and
/// nobody else reads it: not whoever asked, and not the person's other bodies. Where none cares for the
/// person yet, it is that of the province of the unit that asked, else that of the file's province, else
/// the ministry's own; never all of them. Cases hears that the screening is pending until the authority
/// finds that somebody else was meant, or the identification that the person is no victim; either is
/// told at once (``TellScreening``), and so is that it is pending again. That somebody is a victim, the
/// authority tells the investigators with the number of the decision, as far as the person's protection
/// allows.
public struct ScreeningQuestion: ServedRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.screeningQuestion"
    public static let label = Label(vi: "Câu hỏi sàng lọc đối tượng", en: "Screening question")

    /// The cases service, when it asks; and this service, where somebody turns out to be a victim after
    /// all about whom was asked before.
    public static let authors: RoleSet = [.casesService, .victimSupportService]

    /// Health authorities alone: the police that first registered a person must not learn from here
    /// that they are looked for.
    public static let readers = RoleSet.healthAuthority

    /// Only a caller's own certificate: the record ties a suspect to a person.
    public static let via = MethodDescriptor.Via.callerOnly

    /// The person who may be meant.
    public var victim: VictimRef
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
            .victim(victim), .caseFile(caseFile), Facet("suspect", suspect.loggable),
            Facet("unit", unit.path),
        ]
    }

    /// A question as it is asked.
    public init(victim: VictimRef, suspect: SuspectID, caseFile: CaseFileID, unit: OrgID) {
        self.victim = victim
        self.suspect = suspect
        self.caseFile = caseFile
        self.unit = unit
    }
}
