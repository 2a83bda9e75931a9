/// A byte string: a key, a digest, sealed text.
///
/// On the wire a CBOR byte string, where `[UInt8]` would be an array of integers; other coders
/// get Base64 text. It describes itself by its length only, so that no log shows what it holds.
public struct Bytes: Sendable {
    /// What they lie in: mostly an array of their own, and the message that they came in where they are many.
    private let whole: [UInt8]
    /// How much of that stands before them and behind them.
    ///
    /// A slice would take twice the memory of each value.
    private let before, behind: UInt32

    /// Wraps an array without copying it.
    public init(_ array: [UInt8] = []) {
        whole = array
        (before, behind) = (0, 0)
    }

    /// Copies any sequence of bytes.
    public init(copying bytes: some Sequence<UInt8>) {
        self.init(Array(bytes))
    }

    /// The bytes of a message from a place in it: long ones that are most of it stay where they are.
    ///
    /// They keep the message's whole array then. Echoes of 1 MiB made a tenth more a second without that
    /// copy on either side. What is short is copied, and so is everything where the bytes are nobody's
    /// array.
    init(_ content: UnsafeRawBufferPointer, at place: Int, of message: [UInt8]?) {
        guard let message, Self.staysInPlace(content.count), 2 * content.count >= message.count,
            let before = UInt32(exactly: place),
            let behind = UInt32(exactly: message.count - place - content.count)
        else {
            whole = [UInt8](content)
            (before, behind) = (0, 0)
            return
        }
        whole = message
        (self.before, self.behind) = (before, behind)
    }

    /// Whether so many bytes are worth keeping where they came in, or a message holding for that.
    @inline(__always)
    static func staysInPlace(_ count: Int) -> Bool { count >= 32 * 1024 }

    /// The bytes as an array, which is a copy where they lie in a message.
    public var array: [UInt8] { count == whole.count ? whole : withUnsafeBytes { [UInt8]($0) } }

    /// How many bytes there are.
    public var count: Int { whole.count - Int(before) - Int(behind) }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// Reads the bytes where they lie.
    public func withUnsafeBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try whole.withUnsafeBytes { whole in
            let place = Int(before)..<whole.count - Int(behind)
            return try body(UnsafeRawBufferPointer(rebasing: whole[place]))
        }
    }
}

extension Bytes: Hashable {
    public static func == (left: Bytes, right: Bytes) -> Bool {
        let count = left.count
        return count == right.count
            && left.withUnsafeBytes { left in
                right.withUnsafeBytes { right in
                    guard let left = left.baseAddress, let right = right.baseAddress else {
                        return true
                    }
                    return SameBytes.areEqual(left, right, count: count)
                }
            }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension Bytes: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: UInt8...) {
        self.init(elements)
    }
}

extension Bytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(count) bytes" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Bytes: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if decoder is WireDecoder {
            self = try container.decode(Bytes.self)
            return
        }
        guard let bytes = Bytes(base64: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "not Base64 text"
            )
        }
        self = bytes
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if encoder is WireEncoder {
            try container.encode(self)
        } else {
            try container.encode(base64)
        }
    }
}
