/// How long a client waits unless it is told otherwise.
public enum CallDefaults {
    /// For a unary call: longer than any healthy answer takes, shorter than anybody's patience.
    public static let deadline: Duration = .seconds(10)
    /// For a stream, which is resumed from its cursor after it: long enough to be rare, short
    /// enough that a forgotten reader does not hold its slot for ever.
    public static let streamDeadline: Duration = .seconds(3600)
}
