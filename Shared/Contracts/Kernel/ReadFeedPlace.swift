public import RPC
import Vocabulary
public import WireCodec

/// Answers where the caller's feed of a service stands now: a cursor after all that has happened.
///
/// Whoever begins a feed here with ``WatchRecords`` loses nothing that comes later, however long it takes until
/// something does. The cursor is opaque and good for its reader only.
public struct ReadFeedPlace<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).feedPlace",
            .read,
            callers: RoleSet.officers.union(.services),
            via: .gateway
        )
    }

    /// Asks for the place.
    public init() {}

    public typealias Response = FeedPlace
}

/// A place in a service's feed.
public struct FeedPlace: Codable, Sendable, Hashable {
    /// Where to resume; opaque.
    public var cursor: Bytes
    /// When it was so.
    public var asOf: Instant

    /// A place.
    public init(cursor: Bytes, asOf: Instant) {
        self.cursor = cursor
        self.asOf = asOf
    }
}
