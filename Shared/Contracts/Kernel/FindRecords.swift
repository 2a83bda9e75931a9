public import RPC
import Vocabulary
public import WireCodec

/// Finds records of a service by number, reference or facets, of whatever kind, without their content.
///
/// One method for all kinds that a service serves: a number is the facet `registered`, so a kind is found by
/// its number as soon as it has that facet. The caller is shown what each kind's own list and fetch would
/// show them: by a number, a facet or a state only what they read, since to be found by it would tell what a
/// stub hides; by a reference, and by a kind alone, also that a record exists. Nothing found is an empty page,
/// whether there is nothing or nothing for the caller. A page may hold fewer than `limit` and have a next
/// one; its cursor is opaque and good for its reader and this search only. A search that is none answers
/// `invalidArgument` with what is wrong with it.
public struct FindRecords<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor("\(Service.name).find", .read, callers: .officers, via: .gateway)
    }

    /// What is looked for.
    public var sought: SoughtRecords
    /// How many at most, 1 to 200; 50 where missing.
    public var limit: Int?
    /// Where the page before ended.
    public var cursor: Bytes?

    /// Looks for records.
    public init(_ sought: SoughtRecords, limit: Int? = nil, cursor: Bytes? = nil) {
        self.sought = sought
        self.limit = limit
        self.cursor = cursor
    }

    public typealias Response = FoundRecords
}

/// A page of records that a service found.
public struct FoundRecords: Codable, Sendable, Hashable {
    /// The records, kind by kind, newest first in each.
    public var records: [FoundRecord]
    /// Where the next page begins; missing on the last one.
    public var next: Bytes?
    /// When the service read them.
    public var asOf: Instant

    /// A page.
    public init(records: [FoundRecord], next: Bytes?, asOf: Instant) {
        self.records = records
        self.next = next
        self.asOf = asOf
    }
}
