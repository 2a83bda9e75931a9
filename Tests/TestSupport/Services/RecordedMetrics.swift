public import Metrics
import Synchronization

/// Remembers under which labels and dimensions a service reports, and nothing of what it counts.
public final class RecordedMetrics: MetricsFactory {
    private let kept = Mutex<[String]>([])

    /// Everything that instruments were told apart by, one line each.
    public var labels: [String] { kept.withLock { $0 } }

    /// Remembers nothing yet.
    public init() {}

    private func note(_ label: String, _ dimensions: [(String, String)]) -> Silent {
        let line = ([label] + dimensions.map { "\($0.0)=\($0.1)" }).joined(separator: " ")
        kept.withLock { $0.append(line) }
        return Silent()
    }

    public func makeCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any CounterHandler { note(label, dimensions) }

    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler { note(label, dimensions) }

    public func makeMeter(
        label: String,
        dimensions: [(String, String)]
    ) -> any MeterHandler { note(label, dimensions) }

    public func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler { note(label, dimensions) }

    public func makeTimer(
        label: String,
        dimensions: [(String, String)]
    ) -> any TimerHandler { note(label, dimensions) }

    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}
}

/// An instrument of whatever kind that counts nothing.
private final class Silent: CounterHandler, FloatingPointCounterHandler, MeterHandler,
    RecorderHandler, TimerHandler
{
    func increment(by amount: Int64) {}
    func increment(by amount: Double) {}
    func reset() {}
    func set(_ value: Int64) {}
    func set(_ value: Double) {}
    func decrement(by amount: Double) {}
    func record(_ value: Int64) {}
    func record(_ value: Double) {}
    func recordNanoseconds(_ duration: Int64) {}
}
