public import WireCodec

/// Where a call stands in its trace, as W3C trace context writes it: the trace, and the call above.
///
/// `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`. What another program sent and is not of
/// that form is as if nothing had been sent (the standard's rule): the call begins a trace of its own.
public struct TraceParent: Sendable, Hashable {
    /// The trace.
    public let trace: TraceID
    /// Eight random bytes that name the call above; not nought.
    public let parent: UInt64
    /// Whether the call above is recorded somewhere.
    public let isSampled: Bool

    /// A place in a trace; a parent of nought, which the standard does not know, becomes one.
    public init(_ trace: TraceID, parent: UInt64, isSampled: Bool = true) {
        self.trace = trace
        self.parent = max(1, parent)
        self.isSampled = isSampled
    }

    /// The place of whatever is called by a call that is called so.
    public init(_ trace: TraceID, below call: Identifier, isSampled: Bool = true) {
        self.init(trace, parent: call.low, isSampled: isSampled)
    }

    /// The beginning of a new trace.
    public static func random() -> TraceParent {
        TraceParent(.random(), parent: Identifier.random().low)
    }

    /// How long the form of version 00 is.
    private static let length = 55

    /// Reads the form; `nil` for what has it not.
    ///
    /// Of a later version the beginning is read, as the standard wants it, and what follows is not kept.
    /// Of the flags one is kept, the only one whose meaning is known.
    public init?(_ text: String) {
        let letters = text.utf8.span
        func number(at place: Int, digits: Int) -> UInt64? {
            Hexadecimal.number(in: letters, at: place, digits: digits)
        }
        func isHyphen(_ place: Int) -> Bool { letters[place] == UInt8(ascii: "-") }
        guard letters.count >= Self.length, isHyphen(2), isHyphen(35), isHyphen(52),
            let version = number(at: 0, digits: 2), version != 0xff,
            let high = number(at: 3, digits: 16), let low = number(at: 19, digits: 16),
            let trace = TraceID(high: high, low: low),
            let parent = number(at: 36, digits: 16), parent != 0,
            let flags = number(at: 53, digits: 2),
            letters.count == Self.length || (version != 0 && isHyphen(Self.length))
        else { return nil }
        self.init(trace, parent: parent, isSampled: flags & 1 == 1)
    }

    /// The form, in version 00.
    public var text: String {
        String(unsafeUninitializedCapacity: Self.length) { text in
            (text[2], text[35], text[52]) = (0x2d, 0x2d, 0x2d)
            Hexadecimal.write(0, digits: 2, to: text, at: 0)
            Hexadecimal.write(trace.high, digits: 16, to: text, at: 3)
            Hexadecimal.write(trace.low, digits: 16, to: text, at: 19)
            Hexadecimal.write(parent, digits: 16, to: text, at: 36)
            Hexadecimal.write(isSampled ? 1 : 0, digits: 2, to: text, at: 53)
            return Self.length
        }
    }
}

extension TraceParent: CustomStringConvertible {
    public var description: String { text }
}

extension TraceParent {
    /// What stands on the wire in its place: the form, or a text that is not of it and tells nothing.
    struct OnWire: DirectCodable {
        let place: TraceParent?

        init?(_ place: TraceParent?) {
            guard let place else { return nil }
            self.place = place
        }

        init(from decoder: any Decoder) throws {
            place = TraceParent(try decoder.singleValueContainer().decode(String.self))
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(place?.text ?? "")
        }

        func write(to writer: inout DirectWriter) { (place?.text ?? "").write(to: &writer) }

        init(reading reader: inout DirectReader) throws(Detour) {
            place = TraceParent(try String(reading: &reader))
        }
    }
}
