public import WireCodec

/// The SHA-256 of something that officers sign or that a scan holds: 32 bytes.
///
/// A digest says nothing of the content to whoever does not have it; it may be shown and logged.
public struct ContentDigest: Hashable, Sendable, Loggable {
    /// The number of bytes of a SHA-256.
    public static let length = 32

    /// The bytes.
    public let bytes: Bytes

    /// A digest of exactly 32 bytes; `nil` for any other number.
    public init?(_ bytes: some Sequence<UInt8>) {
        let bytes = Bytes(copying: bytes)
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// A digest written as 64 hexadecimal digits.
    public init?(hexadecimal text: String) {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 2 * Self.length, text.count == digits.count else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { place in
            UInt8(digits[place] << 4 | digits[place + 1])
        }
        self.init(bytes)
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var hexadecimal: String {
        bytes.array.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    public var loggable: String { hexadecimal }
}

extension ContentDigest: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = ContentDigest(try container.decode(Bytes.self).array) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a digest has 32 bytes"
            )
        }
        self = digest
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bytes)
    }
}

extension ContentDigest: SchemaDescribing {
    public static var wireShape: WireShape { .bytes }

    public static var wireSample: WireValue {
        .bytes(Bytes([UInt8](repeating: 0, count: length)))
    }
}
