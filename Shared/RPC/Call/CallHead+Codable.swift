import WireCodec

extension CallHead: Codable {
    /// The keys of the map on the wire, in the order in which they are written.
    private enum Key: CodingKey {
        case method, key, traceParent, onBehalfOf, purpose, attempt, trial
        /// A key that we don't know and must not skip.
        case critical

        var stringValue: String {
            switch self {
            case .method: "method"
            case .key: "key"
            case .traceParent: "traceParent"
            case .onBehalfOf: "onBehalfOf"
            case .purpose: "purpose"
            case .attempt: "attempt"
            case .trial: "!trial"
            case .critical: "!"
            }
        }

        init?(stringValue: String) {
            switch stringValue {
            case "method": self = .method
            case "key": self = .key
            case "traceParent": self = .traceParent
            case "onBehalfOf": self = .onBehalfOf
            case "purpose": self = .purpose
            case "attempt": self = .attempt
            case "!trial": self = .trial
            default:
                guard stringValue.utf8.first == UInt8(ascii: "!") else { return nil }
                self = .critical
            }
        }

        var intValue: Int? { nil }
        init?(intValue: Int) { nil }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        // Every key that we know is known by its exact name, so whatever still begins with `!`
        // asks for something that we would not do.
        guard !container.allKeys.contains(.critical) else { throw NotUnderstood() }
        self.init(
            method: try container.decode(String.self, forKey: .method),
            key: try container.decodeIfPresent(Bytes.self, forKey: .key),
            traceParent: try container.decodeIfPresent(
                TraceParent.OnWire.self,
                forKey: .traceParent
            )?.place,
            onBehalfOf: try container.decodeIfPresent(String.self, forKey: .onBehalfOf),
            purpose: try container.decodeIfPresent(StatedPurpose.self, forKey: .purpose),
            attempt: try container.decodeIfPresent(Int.self, forKey: .attempt),
            isTrial: try container.decodeIfPresent(Bool.self, forKey: .trial) ?? false
        )
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(method, forKey: .method)
        try container.encodeIfPresent(key, forKey: .key)
        try container.encodeIfPresent(
            TraceParent.OnWire(traceParent),
            forKey: .traceParent
        )
        try container.encodeIfPresent(onBehalfOf, forKey: .onBehalfOf)
        try container.encodeIfPresent(purpose, forKey: .purpose)
        try container.encodeIfPresent(attempt, forKey: .attempt)
        if isTrial { try container.encode(true, forKey: .trial) }
    }
}

extension CallHead {
    /// The head carries a key that begins with `!` and that this version does not know.
    struct NotUnderstood: Error {}

    /// What a request begins with: a head, or one that must not be acted on.
    enum Received: Decodable {
        case understood(CallHead)
        case notUnderstood

        init(from decoder: any Decoder) throws {
            do {
                self = .understood(try CallHead(from: decoder))
            } catch is NotUnderstood {
                self = .notUnderstood
            }
        }
    }
}
