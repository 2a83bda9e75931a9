public import RPC
public import Vocabulary

/// What points at a suspect.
public typealias SuspectID = RecordID<Suspect>

/// Somebody whom a case file is about.
///
/// The identity is sealed apart from this record and read with ``ReadSuspectIdentity`` only. A
/// suspect may be a possible victim at the same time (forced criminality): each is screened for it
/// when registered and before each act against them (see ``Screening``), and while it is undecided
/// nobody can be accused or the case concluded.
public struct Suspect: ServedRecord {
    public typealias Service = Cases

    public static let kind: RecordKind = "cases.suspect"
    public static let label = Label(vi: "Đối tượng", en: "Suspect")
    /// Two registrations can turn out to be of one.
    public static let isMergeable = true

    public static let authors = RoleSet.investigators

    public static let readers = RoleSet.caseReaders

    /// Only a caller's own certificate: steps hold free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    /// The case file.
    public var caseFile: CaseFileID
    /// What the person did.
    public var roles: [Word<SuspectRole>]
    /// Whether the person may be a victim too.
    public var possibleVictim: Bool
    /// The person's reference with victim support, once registered there as a possible victim.
    public var victim: VictimRef?
    /// The decision that the person is no victim, where the flag was taken back (identity-class).
    public var clearedBy: FreeText?
    /// The transfer at a gate that brought or took the person; the step that hands them over enters it.
    public var handover: BorderTransferID?
    /// Where it stands whether the person is a victim.
    public var screening: Word<ScreeningStatus>?
    /// Every screening for it, in order.
    public var screenings: [Screening]?
    /// The decision that the person is a victim (identity-class).
    public var confirmedBy: FreeText?

    /// The file, the person and the transfer that they belong to stay.
    public static func correctableFields(in state: State) -> Set<String> { ["roles"] }

    /// Nobody may be kept from saying that a suspect may be a victim; only ``ClearPossibleVictim``
    /// takes it back.
    public static let raisableFlags: Set<String> = ["possibleVictim"]

    public var facets: [Facet] {
        [.caseFile(caseFile), Facet("possibleVictim", possibleVictim ? "yes" : "no")]
            + roles.map { Facet("role", $0) }
            + (victim.map { [.victim($0)] } ?? [])
            + (handover.map { [Facet("transfer", $0.loggable)] } ?? [])
            + (screening.map { [Facet("screening", $0)] } ?? [])
    }

    /// A suspect as the file comes to know them.
    public init(
        caseFile: CaseFileID,
        roles: [SuspectRole],
        possibleVictim: Bool,
        victim: VictimRef? = nil,
        handover: BorderTransferID? = nil
    ) {
        self.caseFile = caseFile
        self.roles = roles.map { Word($0) }
        self.possibleVictim = possibleVictim
        self.victim = victim
        self.handover = handover
    }
}
