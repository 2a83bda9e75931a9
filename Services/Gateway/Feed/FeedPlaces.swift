import RPC
import Records
import ServiceContracts
import WireCodec

/// How far a reader of the feed of all services has come in each: three positions in one cursor.
struct FeedPlaces: Codable, Sendable {
    /// Where a service's part goes on.
    enum Start: Sendable, Hashable {
        /// At the oldest event.
        case oldest
        /// At the next event once the service is reached.
        case now
        /// After an event, or after a moment.
        case after(Bytes)
    }

    /// A service's place as it travels; without a cursor it is where the service is first reached.
    private struct Place: Codable, Sendable {
        var service: String
        var cursor: Bytes?
    }

    /// The services that are not at the oldest event.
    private var places: [Place]

    /// Where a feed begins.
    init(fromNow: Bool) {
        places = fromNow ? GatewayService.neighbours.map { Place(service: $0) } : []
    }

    /// Where a feed goes on; throws for what is none of our cursors.
    init(_ cursor: Bytes) throws {
        guard let decoded = try? Wire.decode(FeedPlaces.self, from: cursor.array),
            decoded.places.count <= GatewayService.neighbours.count,
            decoded.places.allSatisfy({ GatewayService.neighbours.contains($0.service) })
        else { throw ServiceError.unknownCursor }
        self = decoded
    }

    /// Where a service's part goes on.
    subscript(_ service: String) -> Start {
        get {
            guard let place = places.first(where: { $0.service == service }) else { return .oldest }
            return place.cursor.map { .after($0) } ?? .now
        }
        set {
            places.removeAll { $0.service == service }
            switch newValue {
            case .oldest: break
            case .now: places.append(Place(service: service))
            case .after(let cursor): places.append(Place(service: service, cursor: cursor))
            }
        }
    }

    /// As the caller gets it: what the services sealed for this reader, side by side.
    var cursor: Bytes {
        get throws { Bytes(try Wire.encode(self)) }
    }
}
