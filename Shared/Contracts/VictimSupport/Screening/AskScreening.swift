public import RPC
public import Vocabulary

/// Asks whether a suspect may be somebody known here, so that no victim is punished for what they were
/// forced to do.
///
/// The cases service asks, under its own certificate and with the purpose `screening`; no officer
/// can. A match goes to the health authority that cares for the person as a ``ScreeningQuestion``;
/// the answer tells neither who, nor whom to ask. Each question counts against the budgets of the
/// officer who screens and of their unit (`victims.matchBudget`), so that nobody looks for people by
/// registering suspects. An identity that says too little is refused with `victims.tooFewParts`. What
/// is refused is in the audit under that officer.
public struct AskScreening: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.screening.ask",
        .write,
        callers: [.casesService],
        needsPurpose: true
    )

    /// The suspect.
    public var suspect: SuspectID
    /// The file that the suspect belongs to.
    public var caseFile: CaseFileID
    /// Who the suspect is, as far as the file knows; telephone numbers and the home stay away.
    public var identity: PersonIdentity
    /// The identity of the officer who screens.
    public var officer: String
    /// The officer's unit.
    public var unit: OrgID
    /// The province in charge of the file: whose authority looks where neither the person's nor the
    /// unit's is known.
    public var province: Word<Province>?

    /// Asks about a suspect.
    public init(
        suspect: SuspectID,
        caseFile: CaseFileID,
        identity: PersonIdentity,
        officer: String,
        unit: OrgID,
        province: Word<Province>? = nil
    ) {
        self.suspect = suspect
        self.caseFile = caseFile
        self.identity = identity
        self.officer = officer
        self.unit = unit
        self.province = province
    }

    /// Whether to wait.
    public struct Response: Codable, Sendable {
        /// Whether the health authority has to look, or has found a victim.
        public var isPending: Bool

        /// Whether to wait.
        public init(isPending: Bool) { self.isPending = isPending }
    }
}
