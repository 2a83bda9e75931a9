public import RPC
public import Vocabulary
public import WireCodec

/// Keeps places in facilities for people of a handover while their reception is being registered.
///
/// Within the planned capacity only: where the facilities named have too few places nobody gets one,
/// `failedPrecondition`, reason `facility.full`. The officer reads the people's records and the
/// facilities, of which nobody else learns; the receiving body runs each facility or answers for it, so
/// that nobody new learns who comes. Whoever has a place already keeps that one. Repeating the call keeps
/// the same places. A place that is held has a clock (`heldPlace`) from its first day, or from now where
/// that is past; once it is over it shows among the receiving body's deadlines, and one of its officers may
/// give the place up. Carries no identity and no address, so the gateway may call it for an officer.
public struct ReservePlaces: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.places.reserve",
        .write,
        callers: .gateOfficers,
        via: .gateway
    )

    /// People in one call, at most: the writer is held for so many records at once.
    public static let mostPeople = 50
    /// Facilities in one call, at most.
    public static let mostFacilities = 8

    /// What the gateway calls the places that it keeps by this call.
    public var hold: Identifier
    /// The handover that brings the people.
    public var handover: HandoverID
    /// The facilities, in the order in which they are filled.
    public var facilities: [FacilityID]
    /// Who needs a place.
    public var people: [VictimRef]
    /// The body that receives the people.
    public var receivingUnit: OrgID
    /// The first day.
    public var from: CalendarDate

    /// Keeps places.
    public init(
        hold: Identifier,
        handover: HandoverID,
        facilities: [FacilityID],
        people: [VictimRef],
        receivingUnit: OrgID,
        from: CalendarDate
    ) {
        self.hold = hold
        self.handover = handover
        self.facilities = facilities
        self.people = people
        self.receivingUnit = receivingUnit
        self.from = from
    }

    public struct Response: Codable, Sendable {
        /// How many places are kept by this call; whoever had one already needs none.
        public var places: Int

        public init(places: Int) { self.places = places }
    }
}
