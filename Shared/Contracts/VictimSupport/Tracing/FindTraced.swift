public import RPC
public import Vocabulary

/// Says that somebody known here is the missing person; whoever says so reads that person's record.
public struct FindTraced: ServiceRequest {
    public typealias Service = VictimSupport
    public typealias Response = StepOutcome<TraceRequest>
    public static let method = MethodDescriptor(
        "victims.trace.find",
        .write,
        callers: .firstResponders.union(.caseworkers)
    )

    /// The request to trace somebody.
    public var trace: TraceRequestID
    /// The version that the caller saw.
    public var seen: Int
    /// The person who was found.
    public var found: VictimRef

    /// Says who was found.
    public init(trace: TraceRequestID, seen: Int, found: VictimRef) {
        self.trace = trace
        self.seen = seen
        self.found = found
    }
}

/// Says that those who look for the person were told, on the found person's consent.
///
/// Answers `failedPrecondition` (`consent.missing`) where they have not agreed that relatives learn of
/// it; then the request comes to rest as not told.
public struct TellSeekers: ServiceRequest {
    public typealias Service = VictimSupport
    public typealias Response = StepOutcome<TraceRequest>
    public static let method = MethodDescriptor(
        "victims.trace.tell",
        .write,
        callers: .firstResponders.union(.caseworkers)
    )

    /// The request to trace somebody.
    public var trace: TraceRequestID
    /// The version that the caller saw.
    public var seen: Int

    /// Says that those who look were told.
    public init(trace: TraceRequestID, seen: Int) {
        self.trace = trace
        self.seen = seen
    }
}
