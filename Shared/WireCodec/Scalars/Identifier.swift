/// A UUID (RFC 9562): what records, requests and references are called.
///
/// On the wire tag 37 around 16 bytes; elsewhere the lower-case 8-4-4-4-12 text. Contracts wrap
/// it in a type of their own, `CaseID`, so that the compiler keeps apart what the bits do not.
public struct Identifier: Hashable, Sendable {
    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// The UUID of these two halves, whatever version they say.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The UUID of exactly 16 bytes; `nil` for any other number.
    public init?(bytes: some Collection<UInt8>) {
        self.init(bytes: Array(bytes))
    }

    /// The UUID of exactly 16 bytes; `nil` for any other number.
    ///
    /// An array is what each row of a store comes as; a generic collection is walked by looking up what
    /// its type can do.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        for place in 0..<8 {
            halves.0 = halves.0 << 8 | UInt64(bytes[place])
            halves.1 = halves.1 << 8 | UInt64(bytes[place + 8])
        }
        self.init(high: halves.0, low: halves.1)
    }

    /// The 16 bytes, as they travel.
    public var bytes: [UInt8] {
        (0..<16).map { place in
            let half = place < 8 ? high : low
            return UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * (place % 8)))
        }
    }

    /// The version nibble: 4 for random, 7 for time-ordered.
    public var version: Int { Int(high >> 12 & 0xf) }
}

extension Identifier {
    /// A random UUID (version 4): nothing can be read from it, not even when it was made.
    public static func random(using generator: inout some RandomNumberGenerator) -> Identifier {
        Identifier(
            high: generator.next() & ~0xf000 | 0x4000,
            low: generator.next() & ~(0b11 << 62) | 0b10 << 62
        )
    }

    /// A random UUID from the system's generator.
    public static func random() -> Identifier {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// A UUID (version 7) that sorts by the millisecond in which it was made.
    ///
    /// New records then lie together in an index. It tells that time to whoever sees it.
    public static func timeOrdered(
        millisecondsSinceEpoch milliseconds: Int64,
        using generator: inout some RandomNumberGenerator
    ) -> Identifier {
        let time = UInt64(bitPattern: max(0, milliseconds)) & 0xffff_ffff_ffff
        let random: UInt64 = generator.next() & 0x0fff
        return Identifier(
            high: time << 16 | 0x7000 | random,
            low: generator.next() & ~(0b11 << 62) | 0b10 << 62
        )
    }

    /// A time-ordered UUID of this instant.
    public static func timeOrdered(
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) -> Identifier {
        timeOrdered(millisecondsSinceEpoch: instant.millisecondsSinceEpoch, using: &generator)
    }

    /// A time-ordered UUID of now, random bits from the system's generator.
    public static func timeOrdered() -> Identifier {
        var generator = SystemRandomNumberGenerator()
        return timeOrdered(at: .now, using: &generator)
    }
}

extension Identifier: Comparable {
    public static func < (left: Identifier, right: Identifier) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if decoder is WireDecoder {
            self = try container.decode(Identifier.self)
            return
        }
        guard let identifier = Identifier(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
        }
        self = identifier
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if encoder is WireEncoder {
            try container.encode(self)
        } else {
            try container.encode(text)
        }
    }
}
