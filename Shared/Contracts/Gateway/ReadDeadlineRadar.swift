public import RPC
public import Vocabulary
public import WireCodec

/// Whose deadline must not be missed: the running clocks of all three services, soonest first.
///
/// The services are asked at the same time, on behalf of the caller, under one deadline; each tells the
/// clocks of records that the caller reads (``ListDeadlines``). One that is away or slow costs its own part
/// only, and the answer says so: what it has comes on the first page on which it is there again, be it due
/// before what was told already, so nothing is lost and nothing told twice. So does what begins between two
/// pages. A page may hold fewer than `limit` entries, or none, and still have a next one. There is no name and
/// no free text in it. `unavailable` when no service answered.
public struct ReadDeadlineRadar: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor("gateway.deadlineRadar", .read, callers: .officers)

    /// Which deadlines.
    public var query: DeadlineQuery
    /// How many at most, 1 to ``Vocabulary/DeadlineQuery/longestPage``;
    /// ``Vocabulary/DeadlineQuery/usualPage`` where missing.
    public var limit: Int?
    /// Where the page before ended; good for its reader only.
    public var cursor: Bytes?

    /// Asks for a page.
    public init(_ query: DeadlineQuery = .init(), limit: Int? = nil, cursor: Bytes? = nil) {
        self.query = query
        self.limit = limit
        self.cursor = cursor
    }

    /// A page of the radar.
    public struct Response: Codable, Sendable {
        /// How each service's part came out.
        public var parts: [PartReport]
        /// The deadlines of all parts that are there, soonest first.
        public var deadlines: [RunningClock]
        /// Where the next page begins; missing when every part is there and told to its end.
        public var next: Bytes?

        /// A page.
        public init(parts: [PartReport], deadlines: [RunningClock], next: Bytes?) {
            self.parts = parts
            self.deadlines = deadlines
            self.next = next
        }
    }
}
