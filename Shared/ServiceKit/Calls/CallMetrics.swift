public import Metrics
public import RPC
import Synchronization

/// Counts and times every call, by method and by what it ended with.
///
/// Labels come from the contract and from the closed list of codes, never from the wire, so their
/// number is bounded and none can hold data.
public final class CallMetrics: Sendable {
    /// What instruments are told apart by.
    private struct Label: Hashable {
        var method: String
        var code: ErrorCode?
    }

    /// The instruments of one label.
    private struct Instruments {
        var calls: Counter
        var time: Metrics.Timer
    }

    private let factory: any MetricsFactory
    private let instruments = Mutex<[Label: Instruments]>([:])

    /// Reports to a metrics system.
    public init(to factory: any MetricsFactory) { self.factory = factory }

    /// Reports one call.
    public func report(_ call: CallSummary) {
        let label = Label(
            method: call.method?.name ?? "unknown",
            code: call.error.map { error in
                // A number of a newer peer would be a label of that peer's choice.
                if case .unrecognized = error.code { .internalError } else { error.code }
            }
        )
        let found = instruments.withLock { instruments in
            if let found = instruments[label] { return found }
            let code = label.code.map { String(describing: $0) } ?? "ok"
            let dimensions = [("method", label.method), ("code", code)]
            let made = Instruments(
                calls: Counter(label: "calls", dimensions: dimensions, factory: factory),
                time: Metrics.Timer(label: "call_time", dimensions: dimensions, factory: factory)
            )
            instruments[label] = made
            return made
        }
        found.calls.increment()
        found.time.recordNanoseconds(Int64(call.duration / .nanoseconds(1)))
    }
}
