/// Limits that hold whichever way a call travels.
public enum CallLimits {
    /// The largest unary message in either direction: larger things are streams.
    public static let largestMessage = 4 * 1024 * 1024
    /// What a stream's writer may be ahead of its reader.
    public static let streamWindow = 256 * 1024
}
