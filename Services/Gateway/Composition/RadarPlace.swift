import RPC
import ServiceContracts
import WireCodec

/// Where a radar has come to in each of the three services.
///
/// Its reader's cursor. The places in it are the services' own, sealed by each for that reader; without
/// one, a service is asked from the beginning: it has told nothing yet.
struct RadarPlace: Codable, Sendable, Hashable {
    /// The place in cases.
    var cases: Bytes?
    /// The place in victim support.
    var victims: Bytes?
    /// The place in liaison.
    var liaison: Bytes?

    /// Before the first page.
    init() {}

    /// Reads a cursor; throws `record.unknownCursor` for what is none.
    init(_ cursor: Bytes) throws(ServiceError) {
        guard let place = try? Wire.decode(RadarPlace.self, from: cursor.array) else {
            throw .unknownRadarPlace
        }
        self = place
    }

    /// The cursor.
    var cursor: Bytes {
        get throws { Bytes(try Wire.encode(self)) }
    }
}

extension ServiceError {
    /// The cursor is not one of a radar.
    fileprivate static var unknownRadarPlace: ServiceError {
        ServiceError(
            .invalidArgument,
            reason: "record.unknownCursor",
            "The cursor does not belong to this radar; begin again without one."
        )
    }
}
