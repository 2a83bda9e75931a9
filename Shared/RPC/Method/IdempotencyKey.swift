public import WireCodec

/// The name under which a write happens once, however often it is sent.
///
/// Make one before the first attempt, keep it as long as the work is not known to be done, and send
/// it with every repetition: the service answers the first reply. Length is the caller's choice
/// between 16 bytes (random) and 64 (a digest, or an offline device's own numbering).
public struct IdempotencyKey: Sendable, Hashable {
    /// Shorter keys collide, longer ones are somebody's payload.
    public static let lengths = 16...64
    /// How many days services keep the reply to a keyed call; posts without a line come back late.
    ///
    /// Whoever repeats a call later than that may find that it runs twice.
    public static let daysKept = 180

    /// The key itself.
    public let bytes: Bytes

    /// Takes a key of 16 to 64 bytes, `nil` for any other length.
    public init?(_ bytes: [UInt8]) {
        guard Self.lengths.contains(bytes.count) else { return nil }
        self.bytes = Bytes(bytes)
    }

    /// A fresh key of 16 random bytes.
    public static func random() -> IdempotencyKey {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// A fresh key of 16 bytes from a given generator.
    public static func random(using generator: inout some RandomNumberGenerator) -> IdempotencyKey {
        let bytes = (0..<lengths.lowerBound).map { _ in
            UInt8.random(in: .min ... .max, using: &generator)
        }
        return IdempotencyKey(unchecked: bytes)
    }

    private init(unchecked bytes: [UInt8]) {
        self.bytes = Bytes(bytes)
    }
}
