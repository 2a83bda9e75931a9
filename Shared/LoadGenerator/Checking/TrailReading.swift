public import WireCodec

/// What a service's audit trail says about the time of a run.
public struct TrailReading: Sendable {
    /// A record that a method filed, as the trail has it.
    public struct Filing: Sendable, Hashable {
        /// The method.
        public var method: String
        /// The record's kind: a method may file several under one identifier, such as a person's
        /// record and the sealed identity beside it.
        public var kind: String
        /// The record.
        public var record: Identifier

        /// A filing.
        public init(method: String, kind: String, record: Identifier) {
            self.method = method
            self.kind = kind
            self.record = record
        }
    }

    /// Whether the trail is what its hashes and its witnesses say, as `homeward audit verify` asks.
    public var isIntact: Bool
    /// First versions of records since the run began, each as often as it stands there.
    public var filings: [Filing: Int]

    /// A reading.
    public init(isIntact: Bool, filings: [Filing: Int]) {
        self.isIntact = isIntact
        self.filings = filings
    }
}

/// Reads the audit trail of a service, by its contract name, from where it stood when the run began.
///
/// Absent where the services' stores are not on this machine.
public typealias TrailReader = @Sendable (_ service: String) async throws -> TrailReading
