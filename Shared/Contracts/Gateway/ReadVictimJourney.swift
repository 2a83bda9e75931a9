public import RPC
public import Vocabulary

/// One person's way through the three services, on one timeline, without saying who they are.
///
/// The caller states a purpose and must have a relation to the person's records; each service judges
/// and audits that for itself, like a read of an identity. A stranger gets `notFound`, exactly as
/// for a reference that does not exist. Where registrations of one person were merged, whichever
/// reference is asked for leads to all that the caller reads. Otherwise as ``ReadCaseOverview``.
public struct ReadVictimJourney: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor(
        "gateway.victimJourney",
        .read,
        callers: .officers,
        needsPurpose: true
    )

    /// The person, as registered with victim support.
    public var victim: VictimRef

    /// Asks for a journey.
    public init(victim: VictimRef) { self.victim = victim }

    public struct Response: Codable, Sendable {
        /// How each service's part came out.
        public var parts: [PartReport]
        /// What happened, oldest first.
        public var entries: [JourneyEntry]

        public init(parts: [PartReport], entries: [JourneyEntry]) {
            self.parts = parts
            self.entries = entries
        }
    }
}
