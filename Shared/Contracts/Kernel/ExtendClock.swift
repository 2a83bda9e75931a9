public import RPC
public import Vocabulary
public import WireCodec

/// Extends a running clock to the end of a day, by a decision with a number.
///
/// Answers `failedPrecondition` (`clock.notRunning`) where the record has no such clock running.
public struct ExtendClock<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = Filed<R>
    public static var method: MethodDescriptor {
        R.method("extend", .write, callers: R.authors, via: R.via)
    }

    /// Which record.
    public var id: R.ID
    /// The version that the caller saw.
    public var seen: Int
    /// Which clock.
    public var clock: ClockName
    /// The last day of the extended period, in Vietnamese time.
    public var until: CalendarDate
    /// The number of the decision.
    public var decision: FreeText
    /// What the decision rests on.
    public var legalBasis: LegalBasis?

    /// Extends a clock.
    public init(
        id: R.ID,
        seen: Int,
        clock: ClockName,
        until: CalendarDate,
        decision: FreeText,
        legalBasis: LegalBasis? = nil
    ) {
        self.id = id
        self.seen = seen
        self.clock = clock
        self.until = until
        self.decision = decision
        self.legalBasis = legalBasis
    }
}
