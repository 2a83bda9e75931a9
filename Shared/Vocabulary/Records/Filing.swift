public import WireCodec

/// How a record is filed: everything about it but its content.
public struct Filing: Codable, Hashable, Sendable {
    /// The version, from 1; every accepted change adds one.
    public var version: Int
    /// The organisation that answers for it.
    public var owner: OrgID
    /// The units that it is assigned to beside the owner.
    public var assigned: [OrgID]
    /// How far beyond its owner it can be seen.
    public var visibility: Word<Visibility>
    /// How its content may be used further.
    public var handling: Word<Handling>
    /// When what this version says happened.
    public var occurred: Occurrence
    /// When this version was recorded.
    public var recordedAt: Instant
    /// Who recorded this version: the identity of their certificate.
    public var recordedBy: String
    /// What this version rests on.
    public var legalBasis: LegalBasis?

    /// Files a record.
    public init(
        version: Int = 1,
        owner: OrgID,
        assigned: [OrgID] = [],
        visibility: Visibility = .unit,
        handling: Handling = .open,
        occurred: Occurrence,
        recordedAt: Instant,
        recordedBy: String,
        legalBasis: LegalBasis? = nil
    ) {
        self.version = version
        self.owner = owner
        self.assigned = assigned
        self.visibility = Word(visibility)
        self.handling = Word(handling)
        self.occurred = occurred
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        self.legalBasis = legalBasis
    }

    /// The rule of the house: who may know what, unless a kind says otherwise.
    ///
    /// Content goes to the owning unit and those above it, to the units it is assigned to, and,
    /// where the visibility says so and the handling code does not forbid it, to the owner's
    /// ministry. A shared record shows everybody else that it exists. Roles without content
    /// (auditor, administrator, the national view) get nothing from any of this.
    public func access(for viewer: Viewer) -> Access {
        guard let unit = viewer.unit, !viewer.roles.isSubset(of: .withoutContent) else {
            return .none
        }
        if viewer.covers(owner) || assigned.contains(where: { viewer.covers($0) }) {
            return .content
        }
        if handling == .restricted { return .none }
        switch visibility {
        case .known(.unit), .unrecognized: return .none
        case .known(.ministry):
            let ministry = viewer.successions.current(owner).ministry
            return unit.ministry == ministry ? .content : .none
        case .known(.shared): return .stub
        }
    }
}
