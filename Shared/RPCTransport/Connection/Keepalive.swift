internal import RPC

/// Finds out whether the other side is still there.
///
/// After a silence it asks; if no answer comes in time the peer is dead. Whatever arrives breaks
/// the silence, but only the pong with the right nonce answers the question.
struct Keepalive: Sendable {
    /// What to do about a silence.
    enum Action: Sendable, Hashable {
        /// Nothing yet.
        case none
        /// Send a ping with this nonce.
        case ping(UInt32)
        /// Give the connection up.
        case dead
    }

    private let pingAfter: Duration
    private let pongWithin: Duration
    private var lastHeard: Moment
    private var asked: (nonce: UInt32, at: Moment)?
    private var nonce: UInt32 = 0

    /// Begins to listen at `now`.
    init(limits: Limits, now: Moment) {
        pingAfter = limits.pingAfter
        pongWithin = limits.pongWithin
        lastHeard = now
    }

    /// Something arrived.
    mutating func heard(at now: Moment) {
        lastHeard = now
    }

    /// The peer reads what waits for it, while nothing is read from it.
    ///
    /// Its pong would wait to be read, too, so the question is as if asked now.
    mutating func progressed(at now: Moment) {
        lastHeard = now
        if asked != nil { asked?.at = now }
    }

    /// A pong arrived.
    mutating func pong(_ nonce: UInt32) {
        if asked?.nonce == nonce { asked = nil }
    }

    /// When ``check(at:)`` has something to say at the earliest.
    var nextWake: Moment {
        asked.map { $0.at + pongWithin } ?? lastHeard + pingAfter
    }

    /// Looks at the silence.
    mutating func check(at now: Moment) -> Action {
        guard now >= nextWake else { return .none }
        guard asked == nil else { return .dead }
        nonce &+= 1
        asked = (nonce, now)
        return .ping(nonce)
    }
}
