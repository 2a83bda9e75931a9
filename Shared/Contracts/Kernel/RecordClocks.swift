public import RPC
public import Vocabulary
public import WireCodec

/// Answers a record's clocks: due when, overdue by how much, extended by which decision.
public struct RecordClocks<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public static var method: MethodDescriptor {
        R.method("clocks", .read, callers: R.readers, via: R.via)
    }

    /// Which record.
    public var id: R.ID

    /// Asks for a record's clocks.
    public init(id: R.ID) { self.id = id }

    /// The clocks.
    public struct Response: Codable, Sendable {
        /// Running and stopped clocks, in the order in which they started.
        public var clocks: [ClockReading]
        /// The moment of the answer, against which overdue is reckoned.
        public var now: Instant

        /// Clocks at a moment.
        public init(clocks: [ClockReading], now: Instant) {
            self.clocks = clocks
            self.now = now
        }
    }
}
