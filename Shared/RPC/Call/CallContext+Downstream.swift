extension CallContext {
    /// The most that is kept back of the remaining time so that our own answer can still travel.
    public static let returnOverhead: Duration = .milliseconds(20)
    /// With little time left the overhead is this part of it, so that short deadlines stay usable.
    public static let returnOverheadShare = 10

    /// The deadline for calls that the handler makes: the caller's, less the way back.
    public var downstreamDeadline: Deadline {
        let remaining = deadline.remaining
        let overhead = min(Self.returnOverhead, remaining / Self.returnOverheadShare)
        return Deadline(at: deadline.moment - overhead)
    }

    /// Which attempt of the caller's this is, from 1.
    public var attempt: Int { max(1, head.attempt ?? 1) }
}
