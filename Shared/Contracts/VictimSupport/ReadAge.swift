public import RPC
public import Vocabulary

/// Answers how old a person was at the event and is now, as far as the law asks; never a birthday.
///
/// Both limits are kept: under 16 for the Penal Code, under 18 for the law of 2024. While the age is
/// disputed the person counts as a child.
public struct ReadAge: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.age",
        .read,
        callers: .firstResponders.union(.caseworkers),
        via: .gateway
    )

    /// The person.
    public var victim: VictimRef

    /// Asks how old somebody is, as far as the law asks.
    public init(victim: VictimRef) { self.victim = victim }

    /// How old.
    public struct Response: Codable, Sendable {
        /// At the event.
        public var atEvent: Word<AgeGroup>
        /// Today.
        public var now: Word<AgeGroup>
        /// Whether the age is disputed and not decided.
        public var disputed: Bool
        /// Whether the person counts as a child today.
        public var isChild: Bool

        /// How old.
        public init(
            atEvent: Word<AgeGroup>,
            now: Word<AgeGroup>,
            disputed: Bool,
            isChild: Bool
        ) {
            self.atEvent = atEvent
            self.now = now
            self.disputed = disputed
            self.isChild = isChild
        }
    }
}
