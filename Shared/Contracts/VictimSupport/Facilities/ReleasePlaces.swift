public import RPC
import Vocabulary
public import WireCodec

/// Gives up the places that one call kept, when the work behind it is undone.
///
/// Places that were given up already, or taken up, stay as they are; repeating the call changes
/// nothing. The officer reads the people's records.
public struct ReleasePlaces: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.places.release",
        .write,
        callers: .gateOfficers,
        via: .gateway
    )

    /// What the gateway calls the places.
    public var hold: Identifier

    /// Gives places up.
    public init(hold: Identifier) { self.hold = hold }

    public struct Response: Codable, Sendable {
        /// How many places were given up by this call.
        public var released: Int

        public init(released: Int) { self.released = released }
    }
}
