import Synchronization
import WireCodec

/// When each service last answered anything, so that a missing part can say how long it is missing.
///
/// In memory only: after a restart the gateway has not heard from anybody.
final class LastHeard: Sendable {
    private let times = Mutex<[String: Instant]>([:])

    /// Notes that a service answered.
    func note(_ service: String, at now: Instant) {
        times.withLock { $0[service] = max($0[service] ?? now, now) }
    }

    /// When a service last answered.
    subscript(_ service: String) -> Instant? { times.withLock { $0[service] } }
}
