public import RPC
public import Vocabulary

/// What liaison knows of one person's way: letters that speak of them, handovers, hand-ons,
/// transfers, consular cases.
///
/// The caller needs a purpose and a relation: they may read one of those records, or their body is
/// named as a supporter. Anybody else gets `notFound`, exactly as if there were nobody. Audited like
/// a read of an identity.
public struct LiaisonJourneyPart: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.journeyPart",
        .read,
        callers: .officers,
        via: .gateway,
        needsPurpose: true
    )

    /// The person.
    public var victim: VictimRef
    /// Other references to the same person, as victim support knows them since registrations of one person
    /// were merged; at most 32.
    public var also: [VictimRef]?

    /// Asks for a person's way.
    public init(victim: VictimRef, also: [VictimRef]? = nil) {
        self.victim = victim
        self.also = also
    }

    public typealias Response = JourneyPart
}
