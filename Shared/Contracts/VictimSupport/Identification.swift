public import RPC
public import Vocabulary
public import WireCodec

/// What points at an identification.
public typealias IdentificationID = RecordID<Identification>

/// Finding out whether somebody is a victim (xác định nạn nhân), from first word to decision.
///
/// It begins where the person was: reported at home, rescued, or abroad. Evidence is of the nine
/// kinds of Article 32. Decisions are appended, never overwritten; each changes the person's status
/// in the same transaction.
public struct Identification: ServedRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.identification"
    public static let label = Label(vi: "Xác định nạn nhân", en: "Identification")
    public static let takesAttachments = true

    public static let authors = RoleSet.firstResponders

    public static let readers = RoleSet.officers

    /// Only a caller's own certificate: the record holds free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    /// Never: decisions are revoked or appealed by steps, evidence is added.
    public static func correctableFields(in state: State) -> Set<String> { [] }

    /// Who.
    public var victim: VictimRef
    /// Where it began.
    public var path: Word<PathOfIdentification>
    /// The province in charge.
    public var province: Word<Province>
    /// What it rests on so far.
    public var evidence: [Evidence]
    /// What was decided, oldest first.
    public var decisions: [IdentificationDecision]

    public var facets: [Facet] {
        [Facet("path", path), Facet("province", province), .victim(victim)]
            + evidence.map { Facet("evidence", $0.kind) }
    }

    /// An identification as it begins.
    public init(
        victim: VictimRef,
        path: Word<PathOfIdentification>,
        province: Word<Province>,
        evidence: [Evidence] = [],
        decisions: [IdentificationDecision] = []
    ) {
        self.victim = victim
        self.path = path
        self.province = province
        self.evidence = evidence
        self.decisions = decisions
    }
}

/// A piece of evidence of one of the nine kinds of Article 32.
public struct Evidence: Codable, Sendable, Hashable {
    /// Which kind.
    public var kind: Word<EvidenceKind>
    /// The body it comes from.
    public var from: OrgID?
    /// When it was given.
    public var givenAt: Occurrence
    /// What it says (identity-class).
    public var content: FreeText?
    /// The digest of a scan, kept elsewhere.
    public var digest: Bytes?

    /// A piece of evidence.
    public init(
        kind: EvidenceKind,
        from: OrgID? = nil,
        givenAt: Occurrence,
        content: FreeText? = nil,
        digest: Bytes? = nil
    ) {
        self.kind = Word(kind)
        self.from = from
        self.givenAt = givenAt
        self.content = content
        self.digest = digest
    }
}

/// What was decided about a person, by whom, on which paper.
public struct IdentificationDecision: Codable, Sendable, Hashable {
    /// What was decided.
    public var outcome: Word<Identification.State>
    /// The status that follows.
    public var status: Word<TraffickingStatus>
    /// The body that decided.
    public var decidedBy: OrgID
    /// When it was decided.
    public var at: Instant
    /// The kind of paper that confirms (Article 33), for a confirmation.
    public var paper: Word<ConfirmationPaperKind>?
    /// The decision's number (identity-class).
    public var number: FreeText?

    /// A decision.
    public init(
        outcome: Identification.State,
        status: TraffickingStatus,
        decidedBy: OrgID,
        at: Instant,
        paper: Word<ConfirmationPaperKind>? = nil,
        number: FreeText? = nil
    ) {
        self.outcome = Word(outcome)
        self.status = Word(status)
        self.decidedBy = decidedBy
        self.at = at
        self.paper = paper
        self.number = number
    }
}
