public import RPC
import Synchronization
public import WireCodec

/// What the host knows about a running service, for its `health`.
///
/// The host sets parts that it watches (certificate, policy, neighbours) and whether the service
/// drains; the service answers for its own parts when asked.
public final class HealthBoard: Sendable {
    /// What the lock guards.
    private struct State {
        var parts: [String: HealthPart] = [:]
        var isDraining = false
    }

    private let state = Mutex(State())
    /// When the service began to serve.
    public let startedAt: Instant
    private let now: @Sendable () -> Instant

    /// An empty board.
    public init(now: @escaping @Sendable () -> Instant = { .now }) {
        self.now = now
        startedAt = now()
    }

    /// Sets how a part is, replacing what was said of it before.
    public func set(_ part: HealthPart) {
        state.withLock { $0.parts[part.name] = part }
    }

    /// The service finishes what runs and takes nothing new.
    public func drain() {
        state.withLock { $0.isDraining = true }
    }

    /// The report, with the parts that the service itself answers for.
    public func report(service: String, build: String, own: [HealthPart]) -> HealthReport {
        let (watched, isDraining) = state.withLock { state in
            (state.parts.values.sorted { $0.name < $1.name }, state.isDraining)
        }
        let parts = own + watched
        return HealthReport(
            service: service,
            status: isDraining ? .draining : Self.worst(of: parts),
            parts: parts,
            build: build,
            startedAt: startedAt,
            now: now()
        )
    }

    /// The worst state; an unknown word counts as degraded, since somebody should look.
    private static func worst(of parts: [HealthPart]) -> HealthStatus {
        let order: [HealthStatus] = [.unhealthy, .draining, .degraded]
        if let worst = order.first(where: { status in parts.contains { $0.status == status } }) {
            return worst == .draining ? .degraded : worst
        }
        return parts.allSatisfy { $0.status == .healthy } ? .healthy : .degraded
    }
}
