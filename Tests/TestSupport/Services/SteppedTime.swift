import Synchronization
public import WireCodec

/// A time that passes when a test says so, and a millisecond each time somebody asks.
///
/// The millisecond keeps things that happen one after the other apart.
public final class SteppedTime: Sendable {
    private let instant: Mutex<Instant>

    /// Begins at an instant.
    public init(_ start: Instant) { instant = Mutex(start) }

    /// What the time is.
    public var now: Instant {
        instant.withLock { instant in
            instant = instant.advanced(by: .milliseconds(1))
            return instant
        }
    }

    /// Lets time pass.
    public func pass(_ duration: Duration) {
        instant.withLock { $0 = $0.advanced(by: duration) }
    }
}

/// The lines that a service logged.
public final class LogRecord: Sendable {
    private let kept = Mutex<[String]>([])

    /// The lines so far.
    public var lines: [String] { kept.withLock { $0 } }

    func append(_ line: String) { kept.withLock { $0.append(line) } }
}
