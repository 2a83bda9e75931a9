public import RPC
public import Vocabulary

/// Answers every version of a record: who, when, which step, why, resting on what.
public struct RecordHistory<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public static var method: MethodDescriptor {
        R.method("history", .read, callers: R.readers, via: R.via)
    }

    /// Which record.
    public var id: R.ID
    /// The first version wanted; 1 where missing.
    public var from: Int?
    /// How many at most, 1 to 200; 50 where missing.
    public var limit: Int?

    /// Asks for a record's history.
    public init(id: R.ID, from: Int? = nil, limit: Int? = nil) {
        self.id = id
        self.from = from
        self.limit = limit
    }

    /// Versions in order.
    public struct Response: Codable, Sendable {
        /// The versions, oldest first.
        public var versions: [RecordVersion<R>]
        /// The first version of the next page; missing on the last one.
        public var next: Int?

        /// A page of versions.
        public init(versions: [RecordVersion<R>], next: Int?) {
            self.versions = versions
            self.next = next
        }
    }
}
