public import RPC
public import Vocabulary
public import WireCodec

/// Streams what happens to a service's records, from a place on, in commit order, nothing skipped.
///
/// An event says kind, record, version and what happened, and nothing else; whoever may know more
/// asks for it. Delivery is filtered by what the reader may see at that moment. Keep the cursor of
/// the last event that was dealt with and send it to resume; it is opaque and good for its reader
/// only. After a restore from a backup an old cursor answers `failedPrecondition`
/// (`record.outlivedCursor`): begin again without one.
public struct WatchRecords<Service: ServiceContract>: ServiceStream {
    public typealias Element = RecordEvent
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).watch",
            .read,
            kind: .serverStream,
            callers: RoleSet.officers.union(.services),
            via: .gateway
        )
    }

    /// Where to resume; the beginning where missing.
    public var cursor: Bytes?
    /// Whether to begin with the next event instead of the oldest, where there is no cursor.
    public var fromNow: Bool?
    /// The kinds wanted; all where empty.
    public var kinds: [RecordKind]

    /// Asks for events.
    public init(cursor: Bytes? = nil, fromNow: Bool? = nil, kinds: [RecordKind] = []) {
        self.cursor = cursor
        self.fromNow = fromNow
        self.kinds = kinds
    }
}
