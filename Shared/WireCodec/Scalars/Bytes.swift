/// A byte string: a key, a digest, sealed text.
///
/// On the wire a CBOR byte string, where `[UInt8]` would be an array of integers; other coders
/// get Base64 text. It describes itself by its length only, so that no log shows what it holds.
public struct Bytes: Hashable, Sendable {
    /// The bytes themselves.
    public var array: [UInt8]

    /// Wraps an array without copying it.
    public init(_ array: [UInt8] = []) {
        self.array = array
    }

    /// Copies any sequence of bytes.
    public init(copying bytes: some Sequence<UInt8>) {
        array = Array(bytes)
    }

    /// How many bytes there are.
    public var count: Int { array.count }

    /// Whether there are none.
    public var isEmpty: Bool { array.isEmpty }

    /// Reads the bytes where they lie.
    public func withUnsafeBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try array.withUnsafeBytes(body)
    }
}

extension Bytes: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: UInt8...) {
        array = elements
    }
}

extension Bytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(array.count) bytes" }
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
