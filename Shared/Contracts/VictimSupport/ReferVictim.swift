public import RPC
public import Vocabulary

/// Refers a person to another body, which may read the person's records until it has answered no.
///
/// Another body learns who the person is, so this rests on a consent given to that purpose and not
/// withdrawn, or on one of the three reasons to go ahead without: then the caller states it, and
/// it is audited. Answers `failedPrecondition` (`consent.missing`) otherwise.
public struct ReferVictim: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.referral.make",
        .write,
        callers: .receivers.union(.commune)
    )

    /// The person.
    public var victim: VictimRef
    /// The body that is asked.
    public var recipient: OrgID
    /// Why.
    public var reason: Word<ReferralReason>
    /// What is asked for; at least one.
    public var services: [Word<Entitlement>]
    /// Why it goes ahead without consent, if it does.
    public var withoutConsent: Word<ConsentOverride>?
    /// What the receiving body should know (identity-class).
    public var details: FreeText?

    /// Refers a person.
    public init(
        victim: VictimRef,
        recipient: OrgID,
        reason: ReferralReason,
        services: [Entitlement],
        withoutConsent: ConsentOverride? = nil,
        details: FreeText? = nil
    ) {
        self.victim = victim
        self.recipient = recipient
        self.reason = Word(reason)
        self.services = services.map { Word($0) }
        self.withoutConsent = withoutConsent.map { Word($0) }
        self.details = details
    }

    /// Where the referral is.
    public struct Response: Codable, Sendable {
        /// What points at it.
        public var referral: ReferralID
        /// Its version, for the next step.
        public var version: Int

        /// Where the referral is.
        public init(referral: ReferralID, version: Int) {
            self.referral = referral
            self.version = version
        }
    }
}

/// Records a person's consent to one purpose; withdrawing it is a step of the consent.
public struct RecordConsent: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.consent.give",
        .write,
        callers: .firstResponders.union(.victimSupporters),
        via: .gateway
    )

    /// The consent.
    public var consent: Consent

    /// Records a consent.
    public init(consent: Consent) { self.consent = consent }

    /// Where the consent is.
    public struct Response: Codable, Sendable {
        /// What points at it.
        public var consent: ConsentID
        /// Its version, for withdrawing it.
        public var version: Int

        /// Where the consent is.
        public init(consent: ConsentID, version: Int) {
            self.consent = consent
            self.version = version
        }
    }
}
