public import RPC
public import Vocabulary

/// What points at a request for a person's record.
public typealias TransferRequestID = RecordID<TransferRequest>

/// Asking the body that a hit named for a person's record.
///
/// It belongs to the body that is asked. Whoever asks knows that their request exists, and no more,
/// until it is granted: a reference would already say something.
public struct TransferRequest: ServedRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.transferRequest"
    public static let label = Label(vi: "Đề nghị cung cấp hồ sơ", en: "Transfer request")

    public static let authors = RoleSet.identityReaders

    public static let readers = RoleSet.officers

    /// Only a caller's own certificate: the record holds free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    /// Who matched what was asked for.
    public var victim: VictimRef
    /// The body that asks.
    public var recipient: OrgID
    /// Why it asks.
    public var reason: Word<ReferralReason>
    /// Why it should be granted without the person's consent, if it should.
    public var withoutConsent: Word<ConsentOverride>?
    /// Whether it was granted.
    public var granted: Bool
    /// What the body that is asked should know (identity-class).
    public var details: FreeText?

    /// None: what somebody asked for stands as they asked it.
    public static func correctableFields(in state: State) -> Set<String> { [] }

    public static let accessRule = AccessRule.own

    /// The rule of the house; whoever asks knows of it, and reads it once it is granted.
    public func access(for viewer: Viewer, filing: Filing) -> Access {
        let access = filing.access(for: viewer)
        guard access == .none, let unit = viewer.unit, !viewer.roles.isSubset(of: .withoutContent),
            unit.contains(recipient)
        else { return access }
        return granted ? .content : .stub
    }

    public var facets: [Facet] {
        [.victim(victim), Facet("recipient", recipient.path), Facet("reason", reason)]
            + (withoutConsent.map { [Facet("withoutConsent", $0)] } ?? [])
    }

    /// A request as it is made.
    public init(
        victim: VictimRef,
        recipient: OrgID,
        reason: Word<ReferralReason>,
        withoutConsent: Word<ConsentOverride>? = nil,
        details: FreeText? = nil
    ) {
        self.victim = victim
        self.recipient = recipient
        self.reason = reason
        self.withoutConsent = withoutConsent
        granted = false
        self.details = details
    }
}
