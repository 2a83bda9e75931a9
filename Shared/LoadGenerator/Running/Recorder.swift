internal import Synchronization

/// Takes up what the calls of a run measure, from whatever task they end in.
public final class Recorder: Sendable {
    private let measured = Mutex(Measurements())
    private let inFlight = Atomic(0)
    /// When the warm-up ends; what was intended before is not recorded.
    private let origin = Atomic<UInt64>(0)

    /// A recorder with nothing in it.
    public init() {}

    /// What was measured so far.
    public var snapshot: Measurements { measured.withLock { $0 } }

    /// How the run goes at this moment, for somebody who watches; cheap for the calls beside.
    public var glance: Glance {
        let inFlight = callsInFlight
        // A minute of percentiles takes milliseconds, for which no call should have to wait.
        let (answered, failed, seconds) = measured.withLock { measured in
            (measured.answered, measured.failed, measured.seconds)
        }
        return Glance(answered: answered, failed: failed, inFlight: inFlight, seconds: seconds)
    }

    /// Calls under way, acts counted once.
    public var callsInFlight: Int { inFlight.load(ordering: .relaxed) }

    /// Sets the moment from which calls count.
    func begin(at moment: UInt64) { origin.store(moment, ordering: .relaxed) }

    /// Counts an act in, unless there are too many already.
    func enter(below limit: Int) -> Bool {
        guard inFlight.add(1, ordering: .relaxed).newValue <= limit else {
            leave()
            return false
        }
        return true
    }

    /// Counts an act out.
    func leave() { inFlight.subtract(1, ordering: .relaxed) }

    /// Counts an intention.
    func intend(at moment: UInt64, pacing: UInt64) {
        guard let since = sinceOrigin(moment) else { return }
        measured.withLock { measured in
            measured.intend(at: since)
            measured.pacing.record(nanoseconds: pacing)
        }
    }

    /// Counts how late a call was sent.
    func sent(intended moment: UInt64, at now: UInt64) {
        guard sinceOrigin(moment) != nil else { return }
        measured.withLock { $0.lateness.record(nanoseconds: now - min(now, moment)) }
    }

    /// Counts a call that ended.
    func record(
        _ method: String,
        _ outcome: CallOutcome,
        intended: UInt64,
        sent: UInt64,
        ended: UInt64,
        wasToldWhen: Bool = false
    ) {
        guard let since = sinceOrigin(intended) else { return }
        let call = MeasuredCall(
            method: method,
            outcome: outcome,
            intended: since,
            latency: ended - min(ended, intended),
            service: ended - min(ended, sent),
            wasToldWhen: wasToldWhen
        )
        measured.withLock { $0.record(call) }
    }

    /// Counts an act that ended.
    func recordAct(_ name: String, _ outcome: CallOutcome, intended: UInt64, ended: UInt64) {
        guard sinceOrigin(intended) != nil else { return }
        let latency = ended - min(ended, intended)
        measured.withLock { $0.recordAct(name, outcome: outcome, latency: latency) }
    }

    private func sinceOrigin(_ moment: UInt64) -> UInt64? {
        let origin = origin.load(ordering: .relaxed)
        return moment < origin ? nil : moment - origin
    }
}
