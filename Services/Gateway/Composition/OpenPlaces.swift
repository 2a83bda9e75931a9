import RPC
import Records
import WireCodec

/// The services that a question in pages has still to ask, and where in each the page before ended.
///
/// As its caller gets it, it is a cursor, which says no more than what the services themselves told this caller.
struct OpenPlaces<Cursor: Codable & Sendable>: Codable, Sendable {
    /// A service's.
    struct Place: Codable, Sendable {
        var service: String
        /// Where the service's own page ended; missing where it was not heard yet.
        var cursor: Cursor?
    }

    private var places: [Place]

    /// Services that are asked from the beginning.
    init(in services: [String]) { places = services.map { Place(service: $0) } }

    /// The services in which to go on; throws for what is none of our cursors.
    init(_ cursor: Bytes) throws {
        guard let decoded = try? Wire.decode(Self.self, from: cursor.array),
            !decoded.places.isEmpty,
            decoded.places.allSatisfy({ GatewayService.neighbours.contains($0.service) })
        else { throw ServiceError.unknownCursor }
        self = decoded
    }

    /// The place in a service, if it is to be asked.
    func place(in service: String) -> Place? { places.first { $0.service == service } }

    /// The cursor with which to go on after these parts: where there is more, and where nothing was heard, from
    /// where it was; `nil` where that was all.
    func cursor<Answer>(
        after parts: Composition<Answer>,
        next: (Answer) -> Cursor?
    ) throws -> Bytes? {
        var open = self
        open.places = parts.named.compactMap { service, part in
            if part.isMissing { return place(in: service) }
            return part.answer.flatMap(next).map { Place(service: service, cursor: $0) }
        }
        return open.places.isEmpty ? nil : Bytes(try Wire.encode(open))
    }
}
