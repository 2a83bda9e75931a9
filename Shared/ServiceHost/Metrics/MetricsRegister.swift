public import Metrics
import Synchronization

/// Keeps every metric of the process in memory, so that a log line or a probe can show them.
///
/// A counter has its sum; a timer its count, sum and largest value since the last reading. Exporters
/// for other systems take its place by setting up swift-metrics differently.
public final class MetricsRegister: MetricsFactory {
    /// A metric as it stands.
    public struct Reading: Sendable, Hashable {
        /// `calls{code=ok,method=cases.open}`.
        public var name: String
        /// How many values, or the sum of a counter.
        public var count: Int64
        /// The sum of the values; nanoseconds for timers.
        public var sum: Double
        /// The largest value since the last reading.
        public var largest: Double
    }

    private let cells = Mutex<[String: MetricCell]>([:])

    /// An empty register.
    public init() {}

    /// Every metric, by name; the largest values begin anew.
    public func read() -> [Reading] {
        let cells = cells.withLock { $0 }
        return cells.sorted { $0.key < $1.key }.map { $1.read(as: $0) }
    }

    public func makeCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any CounterHandler { cell(label, dimensions) }

    public func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler { cell(label, dimensions) }

    public func makeTimer(
        label: String,
        dimensions: [(String, String)]
    ) -> any TimerHandler { cell(label, dimensions) }

    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}

    private func cell(_ label: String, _ dimensions: [(String, String)]) -> MetricCell {
        let pairs = dimensions.map { "\($0)=\($1)" }.sorted().joined(separator: ",")
        let name = pairs.isEmpty ? label : "\(label){\(pairs)}"
        return cells.withLock { cells in
            if let cell = cells[name] { return cell }
            let cell = MetricCell()
            cells[name] = cell
            return cell
        }
    }
}

/// One metric's numbers.
final class MetricCell: CounterHandler, RecorderHandler, TimerHandler {
    /// What was counted since the last look.
    private struct Numbers {
        var count: Int64 = 0
        var sum = 0.0
        var largest = 0.0
    }

    private let numbers = Mutex(Numbers())

    func increment(by amount: Int64) {
        numbers.withLock { $0.count &+= amount }
    }

    func reset() {
        numbers.withLock { $0 = Numbers() }
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        numbers.withLock { numbers in
            numbers.count &+= 1
            numbers.sum += value
            numbers.largest = max(numbers.largest, value)
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration)) }

    func read(as name: String) -> MetricsRegister.Reading {
        numbers.withLock { numbers in
            defer { numbers.largest = 0 }
            return MetricsRegister.Reading(
                name: name,
                count: numbers.count,
                sum: numbers.sum,
                largest: numbers.largest
            )
        }
    }
}
