public import RPC
import Vocabulary
public import WireCodec

/// Finds records of all three services by number, reference or facets, without their content.
///
/// For an officer who holds a number or a reference and does not know who keeps the record. The services are
/// asked at the same time, on behalf of the caller, under one deadline; where a kind is named, only the one that
/// keeps it. Each shows what ``FindRecords`` shows the caller; nothing found is an empty answer, whether there
/// is nothing or nothing for the caller. A service that is away costs its own part only: the answer says so,
/// and `next` asks it again. `unavailable` when none of those that were asked answered.
public struct SearchRecords: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor("gateway.search", .read, callers: .officers)

    /// What is looked for.
    public var sought: SoughtRecords
    /// How many of each service at most, 1 to 200; 50 where missing.
    public var limit: Int?
    /// Where the page before ended; the search must be the same.
    public var cursor: Bytes?

    /// Looks for records.
    public init(_ sought: SoughtRecords, limit: Int? = nil, cursor: Bytes? = nil) {
        self.sought = sought
        self.limit = limit
        self.cursor = cursor
    }

    public struct Response: Codable, Sendable {
        /// How the part of each service that was asked came out.
        public var parts: [PartReport]
        /// The records that were found, service by service.
        public var records: [FoundRecord]
        /// Goes on with what services have more of, and with those whose part is missing; missing where
        /// that was all.
        public var next: Bytes?

        public init(parts: [PartReport], records: [FoundRecord], next: Bytes?) {
            self.parts = parts
            self.records = records
            self.next = next
        }
    }
}
