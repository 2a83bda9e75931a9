/// What a message may ask of its reader, whoever sent it.
///
/// Each limit is checked before the memory or the stack that it bounds is used.
public struct WireLimits: Sendable, Hashable {
    /// Bytes of one message.
    ///
    /// 4 MiB: larger things are streams, and offsets fit 32 bits.
    public var bytes: Int
    /// Maps, arrays and tags inside one another.
    ///
    /// 32: every level costs stack when it is decoded, and no message of ours needs ten.
    public var nesting: Int
    /// Items of one message, keys counted.
    ///
    /// 100,000: each costs its reader 24 bytes for a time, so a message costs at most some 4 MB
    /// beside its own size.
    public var items: Int

    /// Limits other than the standard ones; `bytes` is at most 4 GiB − 1.
    public init(
        bytes: Int = 4 * 1024 * 1024,
        nesting: Int = 32,
        items: Int = 100_000
    ) {
        precondition(bytes >= 0 && bytes < 1 << 32, "offsets inside a message have 32 bits")
        precondition((0...255).contains(nesting), "the nesting limit is at most 255")
        self.bytes = bytes
        self.nesting = nesting
        self.items = items
    }

    /// The limits of the wire, as the documentation tables them.
    public static let standard = WireLimits()
}
