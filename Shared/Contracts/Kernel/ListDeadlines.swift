public import RPC
public import Vocabulary
public import WireCodec

/// Lists the clocks that run on a service's records of all kinds, soonest first, a page at a time.
///
/// Only of records that the caller may read: what they may not read is as if it were not there, also
/// where they may know that it exists. A kind is told to those whom it lets ask for one at all, and not
/// where its readers state a purpose; one of another service's is none of this one's, and one that no
/// service has answers `invalidArgument` (`vocabulary.unrecognized` of `kinds`). The gateway asks for an
/// officer, and learns references and states, as of a case file. Due dates are reckoned when they are
/// asked for, so a rule that is replaced holds at once.
///
/// A page passes over so many clocks and opens so many records; then it ends, with a cursor, also when it
/// holds fewer than `limit` or nothing. The cursor is opaque, good for its reader only, and stands for a
/// moment and a place in it: clocks that begin, stop or are extended meanwhile neither repeat nor hide
/// others.
public struct ListDeadlines<Service: ServiceContract>: ServiceRequest {
    public typealias Response = DeadlinePage
    public static var method: MethodDescriptor {
        MethodDescriptor("\(Service.name).deadlines", .read, callers: .officers, via: .gateway)
    }

    /// Which deadlines.
    public var query: DeadlineQuery
    /// How many at most, 1 to ``Vocabulary/DeadlineQuery/longestPage``;
    /// ``Vocabulary/DeadlineQuery/usualPage`` where missing.
    public var limit: Int?
    /// Where the page before ended.
    public var cursor: Bytes?

    /// Asks for a page.
    public init(_ query: DeadlineQuery = .init(), limit: Int? = nil, cursor: Bytes? = nil) {
        self.query = query
        self.limit = limit
        self.cursor = cursor
    }
}

/// A page of a service's deadlines.
public struct DeadlinePage: Codable, Sendable, Hashable {
    /// The deadlines, soonest first.
    public var entries: [Entry]
    /// Where the next page begins; missing on the last one.
    public var next: Bytes?
    /// When the service read them.
    public var asOf: Instant

    /// A page.
    public init(entries: [Entry], next: Bytes?, asOf: Instant) {
        self.entries = entries
        self.next = next
        self.asOf = asOf
    }

    /// A deadline and where to go on after it, for whoever shows a part of the page.
    public struct Entry: Codable, Sendable, Hashable {
        /// The deadline.
        public var deadline: RunningClock
        /// A cursor for what follows it.
        public var cursor: Bytes

        /// A deadline and its cursor.
        public init(deadline: RunningClock, cursor: Bytes) {
            self.deadline = deadline
            self.cursor = cursor
        }
    }
}
