public import RPC
public import Vocabulary
public import WireCodec

/// Answers what support the law gives a person, each of the ten kinds with the reason for the yes or no.
///
/// Reckoned anew from the matrix with every call, from what is decided of the person at that moment.
public struct ReadEntitlements: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.entitlements",
        .read,
        callers: .firstResponders.union(.caseworkers),
        via: .gateway
    )

    /// The person.
    public var victim: VictimRef
    /// On which day; today, if not said.
    public var on: CalendarDate?

    /// Asks what a person is entitled to.
    public init(victim: VictimRef, on: CalendarDate? = nil) {
        self.victim = victim
        self.on = on
    }

    /// What the law says.
    public struct Response: Codable, Sendable {
        /// The row of the matrix.
        public var category: Word<VictimCategory>
        /// What is decided of the person.
        public var status: Word<TraffickingStatus>
        /// Whom an accompanying minor accompanies.
        public var accompanying: Word<VictimCategory>?
        /// The day that was asked about.
        public var on: CalendarDate
        /// The ten kinds of support, in the law's order.
        public var findings: [EntitlementFinding]

        /// What the law says.
        public init(
            category: Word<VictimCategory>,
            status: Word<TraffickingStatus>,
            accompanying: Word<VictimCategory>?,
            on: CalendarDate,
            findings: [EntitlementFinding]
        ) {
            self.category = category
            self.status = status
            self.accompanying = accompanying
            self.on = on
            self.findings = findings
        }
    }
}
