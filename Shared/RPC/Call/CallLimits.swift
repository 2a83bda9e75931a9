/// Limits that hold whichever way a call travels.
public enum CallLimits {
    /// The largest unary message in either direction: larger things are streams.
    public static let largestMessage = 4 * 1024 * 1024
    /// Messages above this leave the event loop, even where the route is inline: decoding them takes
    /// long enough for other calls to notice.
    ///
    /// Two frames: the way to the pool and back costs more than decoding 64 KiB of content.
    public static let largestOnEventLoop = 128 * 1024
    /// What a stream's writer may be ahead of its reader.
    public static let streamWindow = 256 * 1024
}
