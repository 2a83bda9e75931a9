public import RPC
public import Vocabulary

/// Counts records by the values of one facet, over what the caller may read one by one.
///
/// Anything wider goes through the gateway's statistics. Kinds whose readers state a purpose are
/// counted under the same purpose.
public struct CountRecords<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public static var method: MethodDescriptor {
        R.method("count", .read, callers: R.readers, via: R.via)
    }

    /// The facet whose values are counted; the state where it is missing.
    public var by: String?
    /// Facets that all must match.
    public var facets: [Facet]

    /// Asks for a count.
    public init(by: String? = nil, facets: [Facet] = []) {
        self.by = by
        self.facets = facets
    }

    /// Counts by value.
    public struct Response: Codable, Sendable {
        /// The values, in order, and how many records have each.
        public var counts: [Entry]
        /// How many records were counted; one with two values of the facet stands in two entries.
        public var total: Int
        /// Whether the count stopped at its limit of examined records, so that it is a lower bound.
        public var isLowerBound: Bool

        /// Counts.
        public init(counts: [Entry], total: Int, isLowerBound: Bool) {
            self.counts = counts
            self.total = total
            self.isLowerBound = isLowerBound
        }
    }

    /// One value and its count.
    public struct Entry: Codable, Sendable, Hashable {
        /// The value; empty for records without this facet.
        public var value: String
        /// How many records.
        public var count: Int

        /// A value and its count.
        public init(value: String, count: Int) {
            self.value = value
            self.count = count
        }
    }
}
