public import RPC
public import Vocabulary

/// Answers a person's consents, and of each whether it still holds.
///
/// A person who turns 16 or 18 is asked anew; so is everybody whose guardian is not cleared any more.
public struct ReadConsents: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.consents",
        .read,
        callers: .firstResponders.union(.caseworkers),
        via: .gateway
    )

    /// The person.
    public var victim: VictimRef

    /// Asks for a person's consents.
    public init(victim: VictimRef) { self.victim = victim }

    /// A consent, and whether it holds.
    public struct Entry: Codable, Sendable, Hashable {
        /// What points at it.
        public var consent: ConsentID
        /// To what.
        public var purpose: Word<ConsentPurpose>
        /// Whether it holds, and why not.
        public var standing: Word<ConsentStanding>

        /// A consent.
        public init(
            consent: ConsentID,
            purpose: Word<ConsentPurpose>,
            standing: Word<ConsentStanding>
        ) {
            self.consent = consent
            self.purpose = purpose
            self.standing = standing
        }
    }

    /// The consents.
    public struct Response: Codable, Sendable {
        /// Newest first.
        public var consents: [Entry]

        /// The consents.
        public init(consents: [Entry]) { self.consents = consents }
    }
}
