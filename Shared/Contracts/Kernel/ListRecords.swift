public import RPC
public import Vocabulary
public import WireCodec

/// Lists records by facets and state, newest first, a page at a time.
///
/// Only what the caller may see is listed; a page may hold fewer than `limit` entries and still
/// have a next one. The cursor is opaque and stands for a place, so records filed meanwhile neither
/// repeat nor shift entries.
public struct ListRecords<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public static var method: MethodDescriptor {
        R.method("list", .read, callers: R.readers, via: R.via)
    }

    /// Facets that all must match.
    public var facets: [Facet]
    /// The states to list; all where empty.
    public var states: [Word<R.State>]
    /// How many at most, 1 to 200; 50 where missing.
    public var limit: Int?
    /// Where the page before ended.
    public var cursor: Bytes?

    /// Asks for a page.
    public init(
        facets: [Facet] = [],
        states: [R.State] = [],
        limit: Int? = nil,
        cursor: Bytes? = nil
    ) {
        self.facets = facets
        self.states = states.map { Word($0) }
        self.limit = limit
        self.cursor = cursor
    }

    /// A page of records.
    public struct Response: Codable, Sendable {
        /// The records, newest first.
        public var records: [Sight<R>]
        /// Where the next page begins; missing on the last one.
        public var next: Bytes?

        /// A page.
        public init(records: [Sight<R>], next: Bytes?) {
            self.records = records
            self.next = next
        }
    }
}
