public import RPC
import Synchronization
public import WireCodec

/// Refusals of one identity for one method within one minute.
public struct RefusalCount: Sendable, Hashable {
    /// Whose certificate carried the calls.
    public let identity: String
    /// The officer whom the peer named, if it named one.
    public let onBehalfOf: String?
    /// The method's name; `unknown` for every name that the service does not have.
    public let method: String
    /// The rule that said no.
    public let reason: String
    /// The minute's beginning.
    public let minute: Instant
    /// How many there were.
    public var count: Int
}

/// Counts refusals off the callers' path, so that whoever is refused a thousand times a second
/// costs one line of audit a minute.
///
/// Bounded: past ``capacity`` different refusals a minute are counted as one, without their names.
public final class RefusalLedger: Sendable {
    /// Different refusals kept apart between two drains; each is an audit entry.
    public static let capacity = 1_000
    /// What stands for names beyond the capacity, and for methods that don't exist.
    public static let unknown = "unknown"

    private struct Key: Hashable {
        var identity: String
        var onBehalfOf: String?
        var method: String
        var reason: String
        var minute: Int64
    }

    private let counts = Mutex<[Key: Int]>([:])
    private let now: @Sendable () -> Instant

    /// An empty ledger.
    public init(now: @escaping @Sendable () -> Instant = { .now }) {
        self.now = now
    }

    /// Counts a refusal; quick, and called on event loops.
    public func count(_ refusal: CallRefusal) {
        var key = Key(
            identity: refusal.peer.identity,
            onBehalfOf: refusal.onBehalfOf,
            method: refusal.method?.name ?? Self.unknown,
            reason: refusal.error.reason,
            minute: now().millisecondsSinceEpoch / 60_000
        )
        counts.withLock { counts in
            if counts.count >= Self.capacity, counts[key] == nil {
                key.identity = Self.unknown
                key.onBehalfOf = nil
                key.method = Self.unknown
            }
            counts[key, default: 0] += 1
        }
    }

    /// Takes out what was counted in minutes that are over, or everything when `includingCurrent`.
    public func drain(includingCurrent: Bool = false) -> [RefusalCount] {
        let current = now().millisecondsSinceEpoch / 60_000
        let taken = counts.withLock { counts in
            let taken = counts.filter { includingCurrent || $0.key.minute < current }
            for key in taken.keys { counts[key] = nil }
            return taken
        }
        return taken.map { key, count in
            RefusalCount(
                identity: key.identity,
                onBehalfOf: key.onBehalfOf,
                method: key.method,
                reason: key.reason,
                minute: Instant(millisecondsSinceEpoch: key.minute * 60_000),
                count: count
            )
        }
        .sorted { ($0.minute, $0.identity, $0.method) < ($1.minute, $1.identity, $1.method) }
    }
}
