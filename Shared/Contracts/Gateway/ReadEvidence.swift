public import RPC
import Vocabulary
public import WireCodec

/// Shows what one request led to in every service, with what proves it: its trace's entries in the three
/// audit trails.
///
/// The services are asked at the same time, on behalf of the caller (``ListProvedEntries``), and each judges
/// for itself whether the caller may read its trail; the gateway checks nothing and need not be believed. One
/// that is away costs its own part only, and `next` asks it again, beside those that have more. A trace that
/// nobody knows has no entries, as one of which nothing was kept. `unavailable` when no service answered.
public struct ReadEvidence: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor("gateway.evidence", .read, callers: .auditors)

    /// The trace.
    public var trace: TraceID
    /// How many entries of each service at most, 1 to ``ProvedEntries/most``; ``ProvedEntries/usual`` where
    /// missing.
    public var limit: Int?
    /// Where the page before ended.
    public var cursor: Bytes?

    /// Asks for the evidence of a trace.
    public init(_ trace: TraceID, limit: Int? = nil, cursor: Bytes? = nil) {
        self.trace = trace
        self.limit = limit
        self.cursor = cursor
    }

    /// The entries of each service.
    public struct Response: Codable, Sendable {
        /// How each service's part came out.
        public var parts: [PartReport]
        /// What the services that answered have, in the order of the services.
        public var evidence: [ServiceEvidence]
        /// Where the next page begins; missing when every part is there and told to its end.
        public var next: Bytes?

        /// A page.
        public init(parts: [PartReport], evidence: [ServiceEvidence], next: Bytes?) {
            self.parts = parts
            self.evidence = evidence
            self.next = next
        }
    }
}

/// What one service's trail has of a trace.
public struct ServiceEvidence: Codable, Sendable, Hashable {
    /// The service, `victims`.
    public var service: String
    /// Its entries, as it told them.
    public var proved: ProvedEntries

    /// A service's part.
    public init(service: String, proved: ProvedEntries) {
        self.service = service
        self.proved = proved
    }
}
