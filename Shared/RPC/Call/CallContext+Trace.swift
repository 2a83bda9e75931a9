public import WireCodec

extension CallContext {
    /// The trace that the call belongs to: the one that it came with, or else the one that begins with it.
    ///
    /// Reckoned when somebody asks, and always the same: a call that came without one costs nothing more.
    public var trace: TraceID {
        head.traceParent?.trace ?? TraceID(beginningWith: requestID)
    }

    /// The place in the trace of the calls that the handler makes.
    public var downstreamTraceParent: TraceParent {
        TraceParent(
            trace,
            below: requestID,
            isSampled: head.traceParent?.isSampled ?? true
        )
    }
}
