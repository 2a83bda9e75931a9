public import RPC
import Vocabulary
public import WireCodec

/// Makes the places that one call kept the people's own, once their reception is confirmed.
///
/// What a facility has given up meanwhile is not taken from anybody else, and one that takes nobody any
/// more keeps what it has as it is: the answer counts those who have a place, and the body that
/// receives them sees to the others. Repeating the call answers the same. The officer reads the people's
/// records.
public struct TakeUpPlaces: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.places.takeUp",
        .write,
        callers: .gateOfficers,
        via: .gateway
    )

    /// What the gateway calls the places.
    public var hold: Identifier

    /// Takes places up.
    public init(hold: Identifier) { self.hold = hold }

    public struct Response: Codable, Sendable {
        /// How many of the places are the people's own now.
        public var places: Int

        public init(places: Int) { self.places = places }
    }
}
