public import RPC
public import Vocabulary
public import WireCodec

/// Files the handover that a partner or a mission asks for, with the list of the people announced.
///
/// Whoever learned their names registered them with victim support first (`victims.intake`). The
/// bodies named may read the handover from then on. Answers `invalidArgument` when nobody or more
/// than 500 people are announced, or somebody twice.
public struct AnnounceHandover: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.handover.announce",
        .write,
        callers: .handoverOfficers
    )

    /// The partner that hands over.
    public var partner: Word<Country>
    /// The partner's office that announced it; 1 to 300 bytes.
    public var partnerOffice: FreeText
    /// When the announcement came.
    public var announcedAt: Instant
    /// The people announced, in the order of the partner's list.
    public var people: [VictimRef]
    /// The agreement under which it happens.
    public var agreement: AgreementID?
    /// The case file that the people belong to, if it is known.
    public var caseFile: CaseFileID?
    /// The bodies that take part: the gate's, the immigration department, the receiving authority.
    public var bodies: [OrgID]
    /// Bodies that may follow the people's journey without reading the handover.
    public var supporters: [OrgID]

    /// Announces a handover.
    public init(
        partner: Country,
        partnerOffice: FreeText,
        announcedAt: Instant,
        people: [VictimRef],
        agreement: AgreementID? = nil,
        caseFile: CaseFileID? = nil,
        bodies: [OrgID],
        supporters: [OrgID] = []
    ) {
        self.partner = Word(partner)
        self.partnerOffice = partnerOffice
        self.announcedAt = announcedAt
        self.people = people
        self.agreement = agreement
        self.caseFile = caseFile
        self.bodies = bodies
        self.supporters = supporters
    }

    public typealias Response = HandoverAnswer
}

/// A handover, and what is unusual about it.
public struct HandoverAnswer: Codable, Sendable {
    /// The handover as filed.
    public var filed: Filed<Handover>
    /// Announced, arrived and handed on, counted.
    public var delta: ManifestDelta
    /// What somebody should follow up.
    public var warnings: [Word<LiaisonWarning>]
    /// The act that waits for a second officer, if one does.
    public var awaiting: ApprovalID?
    /// The act that one duty officer did alone and that waits to be ratified.
    public var toRatify: ApprovalID?

    /// Answers with a handover.
    public init(
        filed: Filed<Handover>,
        delta: ManifestDelta,
        warnings: [LiaisonWarning] = [],
        awaiting: ApprovalID? = nil,
        toRatify: ApprovalID? = nil
    ) {
        self.filed = filed
        self.delta = delta
        self.warnings = warnings.map { Word($0) }
        self.awaiting = awaiting
        self.toRatify = toRatify
    }
}

/// How the three counts of a manifest differ; each person stands in the manifest itself.
public struct ManifestDelta: Codable, Hashable, Sendable {
    /// People whom the foreign side announced.
    public var announced: Int
    /// People who stood at the gate.
    public var arrived: Int
    /// Of those, people whom nobody had announced.
    public var unannounced: Int
    /// People announced who were not brought.
    public var failed: Int
    /// People announced who left on the way.
    public var absconded: Int
    /// People who did not want to come, or were not to be received.
    public var declined: Int
    /// People announced of whom nothing is written down yet.
    public var uncounted: Int
    /// People whom another body took on.
    public var handedOn: Int
    /// People who arrived and went home or left.
    public var gone: Int
    /// People who arrived and are still with the receiving officers.
    public var remaining: Int

    /// Nobody anywhere.
    public init() {
        announced = 0
        arrived = 0
        unannounced = 0
        failed = 0
        absconded = 0
        declined = 0
        uncounted = 0
        handedOn = 0
        gone = 0
        remaining = 0
    }
}
