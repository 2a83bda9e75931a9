public import RPC
public import Vocabulary

/// Proposes that everything which identifies a person be destroyed, for good.
///
/// ✱: it happens when a second officer approves it through `victims.victim.decide`. Then the
/// person's key is destroyed, the search index and every text about them are deleted, the figures keep
/// only status and category, and a tombstone makes every restored backup erase them again before
/// it serves.
public struct EraseVictim: ServiceRequest {
    public typealias Service = VictimSupport
    public typealias Response = StepOutcome<Victim>
    public static let method = MethodDescriptor(
        "victims.erase",
        .write,
        callers: .healthAuthority
    )

    /// The person.
    public var victim: VictimRef
    /// The version that the caller saw.
    public var seen: Int
    /// Why (identity-class).
    public var reason: FreeText
    /// What it rests on.
    public var legalBasis: LegalBasis?

    /// Proposes an erasure.
    public init(
        victim: VictimRef,
        seen: Int,
        reason: FreeText,
        legalBasis: LegalBasis? = nil
    ) {
        self.victim = victim
        self.seen = seen
        self.reason = reason
        self.legalBasis = legalBasis
    }
}
