public import RPC
public import Vocabulary
public import WireCodec

/// What points at a reference to evidence.
public typealias EvidenceReferenceID = RecordID<EvidenceReference>

/// That a piece of evidence exists: its digest and who holds it, never its content.
///
/// Whoever holds the piece can show that it is the one that the file speaks of; this record tells
/// nothing of it to anybody else.
public struct EvidenceReference: ServedRecord, PlainRecord {
    public typealias Service = Cases

    /// Where the piece is.
    public enum State: String, ClosedList {
        /// Its custodian holds it.
        case held
        /// It was given back; a second officer agreed.
        case released
        /// It was destroyed by a decision; a second officer agreed.
        case destroyed

        public var label: Label {
            switch self {
            case .held: Label(vi: "Đang lưu giữ", en: "Held")
            case .released: Label(vi: "Đã trả lại", en: "Released")
            case .destroyed: Label(vi: "Đã tiêu huỷ", en: "Destroyed")
            }
        }
    }

    public static let kind: RecordKind = "cases.evidence"
    public static let label = Label(vi: "Dẫn chiếu chứng cứ", en: "Evidence reference")
    public static let authors = RoleSet.investigators
    public static let readers = RoleSet.caseReaders
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .held) {
        Step(
            .held,
            to: .released,
            by: .investigators,
            .procuracy,
            .courts,
            needs: [.documentNumber, .decisionDate],
            approval: .colleague
        )
        Step(
            .held,
            to: .destroyed,
            by: .investigators,
            .procuracy,
            .courts,
            needs: [.documentNumber, .decisionDate],
            approval: .colleague
        )
    }

    public static let rules: [FieldRule<EvidenceReference>] = [.past("heldSince", \.heldSince)]

    /// The file that it belongs to.
    public var caseFile: CaseFileID
    /// What kind of evidence it is.
    public var proof: Word<ProofKind>
    /// The digest of the piece, or of the photograph that stands for it.
    public var digest: ContentDigest
    /// The body that holds it.
    public var custodian: OrgID
    /// Since when.
    public var heldSince: CalendarDate

    /// The digest is what the reference is; a wrong one is another piece.
    public static func correctableFields(in state: State) -> Set<String> {
        ["proof", "heldSince"]
    }

    /// It changes hands.
    public static func updatableFields(in state: State) -> Set<String> {
        state == .held ? ["custodian", "heldSince"] : []
    }

    public var links: [RecordLink] { [RecordLink("caseFile", to: caseFile, of: CaseFile.self)] }
    /// Whoever holds the piece knows of the reference.
    public var partners: [OrgID] { [custodian] }

    public var facets: [Facet] {
        [
            .caseFile(caseFile), Facet("proof", proof), Facet("custodian", custodian.path),
        ] + Facet.periods(of: heldSince)
    }

    /// A reference to a piece of evidence.
    public init(
        caseFile: CaseFileID,
        proof: ProofKind,
        digest: ContentDigest,
        custodian: OrgID,
        heldSince: CalendarDate
    ) {
        self.caseFile = caseFile
        self.proof = Word(proof)
        self.digest = digest
        self.custodian = custodian
        self.heldSince = heldSince
    }
}
