public import RPC
public import Vocabulary

/// Offers people who arrived to the body that shall care for them; the caller's own signature gives
/// them.
///
/// The minutes must be complete. Each person must have arrived, and be in no other hand-on that
/// is open or accepted: `failedPrecondition`, reason `handOn.notAvailable`. The taking body may read
/// hand-on and handover from then on. Nobody signs on behalf of anybody.
public struct OfferHandOn: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.handOn.offer",
        .write,
        callers: .gateOfficers
    )

    /// The handover by which the people came.
    public var handover: HandoverID
    /// The version of it that the officer saw.
    public var seen: Int
    /// The body that shall take them on.
    public var taker: OrgID
    /// The people; at most 500.
    public var people: [VictimRef]

    /// Offers people.
    public init(handover: HandoverID, seen: Int, taker: OrgID, people: [VictimRef]) {
        self.handover = handover
        self.seen = seen
        self.taker = taker
        self.people = people
    }

    public struct Response: Codable, Sendable {
        /// The hand-on as filed.
        public var filed: Filed<HandOn>

        public init(filed: Filed<HandOn>) { self.filed = filed }
    }
}
