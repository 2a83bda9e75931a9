public import RPC
public import Vocabulary
public import WireCodec

/// Streams what happens to the records of all three services, as one feed with one cursor.
///
/// Each service hands over its events as ``WatchRecords`` does, on behalf of the caller and filtered by what the
/// caller may see at that moment; of one service they come in commit order, those of several as they arrive. The
/// feed says once how each service's part stands, and again whenever that changes: one that is away costs its own
/// part only, and is caught up when it is back. Keep the cursor of the last entry that was dealt with and send it
/// to resume: nothing is lost and nothing comes twice, of any service. It is good for its reader only. A reader
/// that is slow holds the services back, not memory. After a service was restored from a backup the feed ends
/// with `failedPrecondition` (`record.outlivedCursor`): begin again without a cursor.
public struct FollowEvents: ServiceStream {
    public typealias Service = Gateway
    public typealias Element = FeedEntry
    public static let method = MethodDescriptor(
        "gateway.eventFeed",
        .read,
        kind: .serverStream,
        callers: .officers
    )

    /// Where to resume; the beginning where missing.
    public var cursor: Bytes?
    /// Whether to begin with the next event instead of the oldest, where there is no cursor.
    ///
    /// A service that is away then is followed from when it is back.
    public var fromNow: Bool?
    /// The kinds wanted; all where empty.
    ///
    /// Only services that keep one of them are asked.
    public var kinds: [RecordKind]

    /// Asks for events.
    public init(cursor: Bytes? = nil, fromNow: Bool? = nil, kinds: [RecordKind] = []) {
        self.cursor = cursor
        self.fromNow = fromNow
        self.kinds = kinds
    }
}

/// An entry of the feed of all services: exactly one of event and part is there.
public struct FeedEntry: Codable, Sendable, Hashable {
    /// Something happened to a record.
    public var event: FeedEvent?
    /// How a service's part stands from here on.
    public var part: PartReport?
    /// Where to resume after this entry; opaque.
    public var cursor: Bytes

    /// An event.
    public init(event: FeedEvent, cursor: Bytes) {
        self.event = event
        self.cursor = cursor
    }

    /// A part that stands otherwise than before.
    public init(part: PartReport, cursor: Bytes) {
        self.part = part
        self.cursor = cursor
    }
}

/// Something happened to a record of one of the services: which one, and which version says what.
public struct FeedEvent: Codable, Sendable, Hashable {
    /// The service that keeps it, `cases`.
    public var service: String
    /// The record's kind.
    public var kind: RecordKind
    /// The record.
    public var id: Identifier
    /// The version that the event speaks of.
    public var version: Int
    /// What happened.
    public var what: Word<Happening>

    /// An event of a service.
    public init(
        service: String,
        kind: RecordKind,
        id: Identifier,
        version: Int,
        what: Word<Happening>
    ) {
        self.service = service
        self.kind = kind
        self.id = id
        self.version = version
        self.what = what
    }
}
