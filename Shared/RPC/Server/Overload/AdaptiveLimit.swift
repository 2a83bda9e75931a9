/// How many calls a service should have under way: found out, not configured.
///
/// By Little's law a service that is full answers no more calls when more are let in; they only wait
/// longer. So the limit follows how long calls take compared with how long the same method takes when
/// nothing waits: while calls take about as long as ever, the limit grows when it is reached; once
/// the typical call takes several times as long, somebody waits in some queue (of threads, of the
/// store, of a service behind) and the limit shrinks. It needs to know neither which queue nor how
/// many processors there are.
///
/// A value without a clock: moments come in as nanoseconds from any fixed beginning.
public struct AdaptiveLimit: Sendable, Hashable {
    /// How the limit moves.
    public struct Settings: Sendable, Hashable {
        /// Never fewer: bursts of so many are an ordinary moment, and cost milliseconds.
        public var minimum = 16
        /// Never more: what the transport lets in on one connection.
        public var maximum = 1_024
        /// Where it begins, until calls have shown more.
        public var initial = 64
        /// How many times its usual time the typical call may take before the limit shrinks.
        ///
        /// Four: below it, waiting is what a busy service does between two calls; above, calls
        /// wait longer than they are worked on, several times over.
        public var stretch = 4.0
        /// How often the limit is reconsidered, in nanoseconds: often enough to end a surge within
        /// a second or two, seldom enough to have calls to judge by.
        public var period: UInt64 = 100_000_000
        /// How long a method's shortest time counts as its usual one, in nanoseconds.
        ///
        /// A minute, twice: long enough to remember a quiet moment through a surge, short enough to
        /// learn that records have grown.
        public var memory: UInt64 = 60_000_000_000

        /// The defaults.
        public init() {}
    }

    /// A method's shortest times, of this stretch of memory and the one before.
    private struct Usual: Sendable, Hashable {
        var current: Double
        var before: Double
        var since: UInt64

        var shortest: Double { min(current, before) }

        mutating func hear(_ duration: Double, at now: UInt64, memory: UInt64) {
            if now &- since > memory {
                before = current
                current = duration
                since = now
            } else {
                current = min(current, duration)
            }
        }
    }

    /// The limit, as it stands.
    public private(set) var limit: Int
    private let settings: Settings
    private var exact: Double
    private var usual: [String: Usual] = [:]
    /// How many times its usual time each call of this period took.
    private var stretches: [Double] = []
    private var begun: UInt64
    private var wasReached = false

    /// Times below count as this: nobody notices a call of a few milliseconds, so that it takes
    /// several times as long as one of a few microseconds is no reason to refuse anybody.
    private static let shortestTime = 2_000_000.0
    /// Calls of a period that are judged at most; the typical one of so many is known well enough.
    private static let mostStretches = 512

    /// A limit that has seen nothing yet.
    public init(_ settings: Settings = Settings(), at now: UInt64) {
        self.settings = settings
        exact = Double(min(max(settings.initial, settings.minimum), settings.maximum))
        limit = Int(exact)
        begun = now
    }

    /// A call was refused, or would have been, because the limit is reached.
    public mutating func reached() { wasReached = true }

    /// A call that was let in has ended well.
    ///
    /// - Parameters:
    ///   - method: its name, from the contract and never off the wire.
    ///   - duration: from being let in to its answer, in nanoseconds.
    ///   - now: the moment.
    public mutating func ended(_ method: String, after duration: UInt64, at now: UInt64) {
        let time = max(Double(duration), Self.shortestTime)
        var known = usual[method] ?? Usual(current: time, before: time, since: now)
        known.hear(time, at: now, memory: settings.memory)
        usual[method] = known
        if stretches.count < Self.mostStretches { stretches.append(time / known.shortest) }
        if now &- begun >= settings.period { reconsider(at: now) }
    }

    private mutating func reconsider(at now: UInt64) {
        defer {
            stretches.removeAll(keepingCapacity: true)
            wasReached = false
            begun = now
        }
        // One slow call says nothing; half of several do.
        guard stretches.count >= 5 else { return }
        stretches.sort()
        let typical = stretches[stretches.count / 2]
        if typical > settings.stretch {
            // In proportion, and by a third at most: the next period will show what it did.
            exact *= max(0.67, settings.stretch / typical)
        } else if wasReached, typical < settings.stretch * 0.75 {
            exact += max(1, exact * 0.05)
        }
        exact = min(max(exact, Double(settings.minimum)), Double(settings.maximum))
        limit = Int(exact)
    }
}
