/// The number of a trace: whatever one request led to, in every service, bears it.
///
/// The `trace-id` of W3C trace context: 16 bytes, not all of them zero, as 32 lower-case hexadecimal
/// digits. It is random and so says nothing of anybody; it may be logged.
public struct TraceID: Hashable, Sendable {
    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// The number of these two halves; `nil` for nought, which is no trace.
    public init?(high: UInt64, low: UInt64) {
        guard high | low != 0 else { return nil }
        self.high = high
        self.low = low
    }

    /// The trace that begins with a call and is called like it.
    ///
    /// No bits need be drawn for it, and whoever has the one from a log has the other.
    public init(beginningWith call: Identifier) {
        high = call.high
        low = call.high == 0 ? max(1, call.low) : call.low
    }

    /// A random number from the system's generator.
    public static func random() -> TraceID { TraceID(beginningWith: .random()) }

    /// The number of exactly 16 bytes; `nil` for any other count, and for nought.
    public init?(bytes: some Collection<UInt8>) {
        guard let halves = Identifier(bytes: bytes) else { return nil }
        self.init(high: halves.high, low: halves.low)
    }

    /// The 16 bytes.
    public var bytes: [UInt8] { Identifier(high: high, low: low).bytes }

    /// Reads 32 lower-case hexadecimal digits; `nil` for anything else, and for nought.
    public init?(_ text: String) {
        let letters = text.utf8.span
        guard letters.count == 32, let high = Hexadecimal.number(in: letters, at: 0, digits: 16),
            let low = Hexadecimal.number(in: letters, at: 16, digits: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// The 32 digits.
    public var text: String {
        String(unsafeUninitializedCapacity: 32) { digits in
            Hexadecimal.write(high, digits: 16, to: digits, at: 0)
            Hexadecimal.write(low, digits: 16, to: digits, at: 16)
            return 32
        }
    }
}

extension TraceID: CheckedText, Loggable {
    /// The digits.
    public var loggable: String { text }

    public static func received(_ text: String) -> TraceID? { TraceID(text) }

    public var sent: String { text }

    public static var refusal: String { "not a trace's 32 lower-case hexadecimal digits" }
}

extension TraceID: SchemaDescribing {
    /// Text.
    public static var wireShape: WireShape { .text }

    /// The smallest number.
    public static var wireSample: WireValue { .text(String(repeating: "0", count: 31) + "1") }
}
