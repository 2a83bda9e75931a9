public import RPC
public import Vocabulary

/// What points at a referral.
public typealias ReferralID = RecordID<Referral>

/// Asking another body to support a person (chuyển tuyến): it accepts or rejects.
///
/// While the referral is in progress or accepted, the receiving body reads the person's records.
/// Rejecting, revoking or finishing it ends that. A referral to another body discloses the person
/// and so needs their consent, or an audited reason to go ahead without.
public struct Referral: ServedRecord {
    public typealias Service = VictimSupport

    /// Where a referral stands.
    public enum State: String, ClosedList {
        /// Asked, not yet answered.
        case inProgress
        /// The receiving body supports the person.
        case accepted
        /// The receiving body cannot.
        case rejected
        /// What was asked for is done.
        case done
        /// The referring body has taken it back.
        case revoked

        public var label: Label {
            switch self {
            case .inProgress: Label(vi: "Đang chờ trả lời", en: "In progress")
            case .accepted: Label(vi: "Đã chấp nhận", en: "Accepted")
            case .rejected: Label(vi: "Bị từ chối", en: "Rejected")
            case .done: Label(vi: "Hoàn thành", en: "Done")
            case .revoked: Label(vi: "Đã thu hồi", en: "Revoked")
            }
        }
    }

    public static let kind: RecordKind = "victims.referral"
    public static let label = Label(vi: "Chuyển tuyến hỗ trợ", en: "Referral")

    public static let authors = RoleSet.healthAuthority.union(.commune).union(.receivers)

    public static let readers = RoleSet.officers

    /// Only a caller's own certificate: the record holds free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .inProgress) {
        Step(
            .inProgress,
            to: .accepted,
            by: .byReferral,
            .victimSupporters,
            within: .referralAnswer
        )
        Step(
            .inProgress,
            to: .rejected,
            by: .byReferral,
            .victimSupporters,
            needs: [.reason],
            stops: [.referralAnswer]
        )
        Step(
            .inProgress,
            to: .revoked,
            by: .receivers,
            .commune,
            needs: [.reason],
            stops: [.referralAnswer]
        )
        Step(.accepted, to: .done, by: .byReferral, .victimSupporters, needs: [.finding])
        Step(.accepted, to: .revoked, by: .receivers, .commune, needs: [.reason])
    }

    /// Who.
    public var victim: VictimRef
    /// The body that is asked.
    public var recipient: OrgID
    /// Why.
    public var reason: Word<ReferralReason>
    /// What is asked for.
    public var services: [Word<Entitlement>]
    /// The consent that it rests on.
    public var consent: ConsentID?
    /// Why it goes ahead without consent.
    public var withoutConsent: Word<ConsentOverride>?
    /// Whether the receiving body reads the person's record by this referral alone.
    public var grantsAccess: Bool
    /// What the receiving body should know (identity-class).
    public var details: FreeText?

    /// Whom it goes to, for which help and on what consent was checked when it was made; a wrong one
    /// is revoked.
    public static func correctableFields(in state: State) -> Set<String> { ["reason", "details"] }

    public var facets: [Facet] {
        [Facet("reason", reason), Facet("recipient", recipient.path), .victim(victim)]
            + services.map { Facet("service", $0) }
            + (withoutConsent.map { [Facet("withoutConsent", $0)] } ?? [])
    }

    /// A referral as it is made.
    public init(
        victim: VictimRef,
        recipient: OrgID,
        reason: Word<ReferralReason>,
        services: [Word<Entitlement>],
        consent: ConsentID? = nil,
        withoutConsent: Word<ConsentOverride>? = nil,
        grantsAccess: Bool,
        details: FreeText? = nil
    ) {
        self.victim = victim
        self.recipient = recipient
        self.reason = reason
        self.services = services
        self.consent = consent
        self.withoutConsent = withoutConsent
        self.grantsAccess = grantsAccess
        self.details = details
    }
}
