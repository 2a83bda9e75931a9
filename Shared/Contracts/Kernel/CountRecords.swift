public import RPC
public import Vocabulary

/// Counts records by the values of one facet, over what the caller may read one by one.
///
/// Anything wider goes through the gateway's statistics. Kinds whose readers state a purpose are
/// counted under the same purpose. A record may stand for many people: numbers that the kind declares
/// (``Record/sums``) are added up beside the count where they are asked for. Answers `invalidArgument`
/// (`vocabulary.unrecognized` of `sums`) for a field that the kind does not add up, and `needs.` with a
/// facet where the sum means nothing without it.
public struct CountRecords<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public static var method: MethodDescriptor {
        R.method("count", .read, callers: R.readers, via: R.via)
    }

    /// The facet whose values are counted; the state where it is missing.
    public var by: String?
    /// Facets that all must match.
    public var facets: [Facet]
    /// Fields whose numbers are to be added up; none where it is missing.
    public var sums: [String]?

    /// Asks for a count.
    public init(by: String? = nil, facets: [Facet] = [], sums: [String]? = nil) {
        self.by = by
        self.facets = facets
        self.sums = sums
    }

    /// Counts by value.
    public struct Response: Codable, Sendable {
        /// The values, in order, and how many records have each.
        public var counts: [Entry]
        /// How many records were counted; one with two values of the facet stands in two entries.
        public var total: Int
        /// Whether the count stopped at its limit of examined records, so that it is a lower bound.
        public var isLowerBound: Bool
        /// The sums, in the order in which they were asked for; missing where none was.
        public var sums: [Sum]?

        /// Counts.
        public init(counts: [Entry], total: Int, isLowerBound: Bool, sums: [Sum]? = nil) {
            self.counts = counts
            self.total = total
            self.isLowerBound = isLowerBound
            self.sums = sums
        }
    }

    /// What one field adds up to.
    public struct Sum: Codable, Sendable, Hashable {
        /// The field.
        public var field: String
        /// Over all records that say the number.
        public var total: Int
        /// How many records say it.
        public var records: Int
        /// How many records say no more than a bound, which is not in the total.
        public var bounds: Int
        /// The values of the facet, in order, and the sum over the records of each.
        public var parts: [Part]
        /// What is in the total and in no part: of records without the facet, or with several values of
        /// it, among which nobody divided the number.
        public var unsplit: Int
        /// Whether the sum stopped at its limit of examined records, so that it is a lower bound.
        public var isLowerBound: Bool

        /// A sum.
        public init(
            field: String,
            total: Int,
            records: Int,
            bounds: Int,
            parts: [Part],
            unsplit: Int,
            isLowerBound: Bool
        ) {
            self.field = field
            self.total = total
            self.records = records
            self.bounds = bounds
            self.parts = parts
            self.unsplit = unsplit
            self.isLowerBound = isLowerBound
        }
    }

    /// One value and what its records add up to.
    public struct Part: Codable, Sendable, Hashable {
        /// The value.
        public var value: String
        /// The sum.
        public var sum: Int

        /// A value and its sum.
        public init(value: String, sum: Int) {
            self.value = value
            self.sum = sum
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
