public import Storage
import Synchronization
public import WireCodec

/// Collects refusals away from the caller's path, one line per identity, method and minute.
///
/// A refused caller must not be able to make the service write: a thousand refusals in a minute are
/// one entry with a count. The ledger is bounded; beyond it, refusals are counted under the
/// service's own name, so none goes unmentioned.
public final class RefusalLedger: Sendable {
    /// Lines that may be open at the same time; a minute in which more different callers are refused
    /// is an attack, and its size is what matters then.
    public static let mostLines = 10_000

    /// What makes refusals alike.
    private struct Line: Hashable {
        var who: AuditIdentity
        var onBehalfOf: AuditIdentity?
        var method: AuditWord
        var minute: Int64
    }

    /// How many alike there were, and when.
    private struct Tally {
        var reason: AuditWord
        var count: Int64
        var last: Instant
    }

    private let own: AuditIdentity
    private let most: Int
    private let open = Mutex<[Line: Tally]>([:])

    /// A ledger of the service with this identity.
    public init(of own: AuditIdentity, mostLines: Int = RefusalLedger.mostLines) {
        self.own = own
        self.most = mostLines
    }

    /// Notes a refusal; never waits and never fails.
    public func note(
        _ who: AuditIdentity,
        onBehalfOf: AuditIdentity? = nil,
        method: AuditWord,
        reason: AuditWord,
        at time: Instant
    ) {
        let minute = Self.minute(of: time)
        var line = Line(who: who, onBehalfOf: onBehalfOf, method: method, minute: minute)
        open.withLock { open in
            if open[line] == nil, open.count >= most {
                line = Line(who: own, onBehalfOf: nil, method: "refusals.beyond", minute: minute)
            }
            var tally = open[line] ?? Tally(reason: reason, count: 0, last: time)
            tally.count += 1
            tally.last = max(tally.last, time)
            open[line] = tally
        }
    }

    /// Writes the lines of minutes that are over, or all of them, into the trail; answers how many.
    ///
    /// To be called each minute, and at the end with `all`. Lines that could not be written stay.
    @discardableResult
    public func flush(
        into trail: AuditTrail,
        of store: Store,
        at time: Instant,
        all: Bool = false
    ) async throws -> Int {
        let current = Self.minute(of: time)
        let ready = open.withLock { open in
            let ready = open.filter { all || $0.key.minute < current }
            for line in ready.keys { open[line] = nil }
            return ready
        }
        guard !ready.isEmpty else { return 0 }
        let entries = ready.map(Self.entry).sorted { $0.at < $1.at }
        do {
            try await store.write { transaction in
                for entry in entries { try trail.append(entry, in: transaction) }
            }
        } catch {
            putBack(ready)
            throw error
        }
        return entries.count
    }

    private func putBack(_ lines: [Line: Tally]) {
        open.withLock { open in
            open.merge(lines) { now, before in
                Tally(
                    reason: before.reason,
                    count: now.count + before.count,
                    last: max(now.last, before.last)
                )
            }
        }
    }

    private static func entry(_ line: Line, _ tally: Tally) -> AuditEntry {
        AuditEntry(
            .refusal,
            at: tally.last,
            who: line.who,
            onBehalfOf: line.onBehalfOf,
            method: line.method,
            outcome: .refused,
            reason: tally.reason,
            count: tally.count
        )
    }

    private static func minute(of time: Instant) -> Int64 {
        time.millisecondsSinceEpoch / 60_000
    }
}
