internal import Synchronization
import WireCodec

/// Refuses calls early when a service has as many under way as it can work on.
///
/// A refusal costs almost nothing, is *not started*, and says when to come again; a call that is let
/// in and given up after its deadline costs all of its work. What is refused first is the less
/// important (``CallPriority``), and among equals whoever has most under way, so that one caller's
/// surge does not take the service from the others.
public struct LoadShedder: ServerInterceptor {
    /// What the lock guards.
    private struct State {
        var limit: AdaptiveLimit
        var underWay = 0
        /// Calls under way by the identity of the certificate.
        var byIdentity: [String: Int] = [:]
        /// Refusals since calls were last let in freely, for how long to stay away.
        var refusedInARow = 0
    }

    /// State that copies of the interceptor share.
    private final class Shared: Sendable {
        let state: Mutex<State>

        init(_ state: State) {
            self.state = Mutex(state)
        }
    }

    /// A call's place among those under way.
    ///
    /// It is given back when the call ends; else when its work goes away without ever having run,
    /// as a transport does with what waited until nobody waits for it any more. Nothing that
    /// happens to a call can keep its place for ever.
    private final class Place: Sendable {
        private let shared: Shared
        private let identity: String
        private let method: String
        private let now: @Sendable () -> UInt64
        private let begun: UInt64
        private let isGivenBack = Atomic(false)

        init(
            _ shared: Shared,
            _ identity: String,
            _ method: String,
            _ now: @escaping @Sendable () -> UInt64
        ) {
            self.shared = shared
            self.identity = identity
            self.method = method
            self.now = now
            begun = now()
        }

        // Whoever was dropped waited longer than anybody wants to.
        deinit { giveBack(judging: true) }

        /// Gives the place back, once; the time it took is judged where it says something.
        func giveBack(judging isJudged: Bool) {
            guard !isGivenBack.exchange(true, ordering: .relaxed) else { return }
            let ended = now()
            shared.state.withLock { state in
                state.underWay -= 1
                let own = (state.byIdentity[identity] ?? 1) - 1
                state.byIdentity[identity] = own > 0 ? own : nil
                if isJudged { state.limit.ended(method, after: ended &- begun, at: ended) }
            }
        }
    }

    private let methods: [String: (method: MethodDescriptor, priority: CallPriority)]
    private let observer: CallObserver
    private let shared: Shared
    private let now: @Sendable () -> UInt64

    /// Sheds load of a service with these methods.
    ///
    /// - Parameters:
    ///   - methods: every method that is answered, the built-in ones too; others are let through
    ///     to be told that they do not exist.
    ///   - settings: how the limit moves.
    ///   - observer: is told of the calls that are refused here, as of all that end.
    ///   - now: nanoseconds from any fixed beginning.
    public init(
        _ methods: [MethodDescriptor],
        settings: AdaptiveLimit.Settings = AdaptiveLimit.Settings(),
        observer: CallObserver = CallObserver(),
        now: @escaping @Sendable () -> UInt64 = LoadShedder.uptime
    ) {
        self.methods = Dictionary(
            methods.map { ($0.name, ($0, CallPriority(of: $0))) },
            uniquingKeysWith: { first, _ in first }
        )
        self.observer = observer
        self.now = now
        shared = Shared(State(limit: AdaptiveLimit(settings, at: now())))
    }

    /// The limit as it stands, and what is under way: for health and metrics.
    public var standing: (limit: Int, underWay: Int) {
        shared.state.withLock { ($0.limit.limit, $0.underWay) }
    }

    public func intercept(
        _ call: IncomingCall,
        next: (IncomingCall) -> Dispatch
    ) -> Dispatch {
        guard let (method, priority) = methods[call.head.method] else { return next(call) }
        guard priority != .vital else { return next(call) }
        let identity = Self.identity(of: call)
        if let refusal = enter(identity, priority) {
            observer.finished?(
                CallSummary(
                    method: method,
                    caller: call.peer,
                    requestID: nil,
                    error: refusal,
                    duration: .zero
                )
            )
            return .reply(.error(refusal))
        }
        let place = Place(shared, identity, method.name, now)
        let dispatch = next(call)
        // A reply is there already, and a stream lasts as long as its reader likes, mostly waiting:
        // neither holds its place.
        guard case .work(let execution, let work) = dispatch else {
            place.giveBack(judging: false)
            return dispatch
        }
        return .work(execution) {
            let reply = await work()
            // A call that failed may have failed at once, which says nothing about its time; one
            // that ran into its deadline says that it took too long.
            place.giveBack(judging: reply.error == nil || reply.error?.code == .deadlineExceeded)
            return reply
        }
    }

    /// Whose surge it would be: the officer's where the gateway calls for one.
    ///
    /// What others say of somebody else counts for nothing; such calls are refused later anyway.
    private static func identity(of call: IncomingCall) -> String {
        guard call.peer.roles.contains(MethodDescriptor.gatewayRole) else {
            return call.peer.identity
        }
        return call.head.onBehalfOf ?? call.peer.identity
    }

    /// Counts a call in, or answers the refusal.
    private func enter(_ identity: String, _ priority: CallPriority) -> ServiceError? {
        shared.state.withLock { state in
            let limit = Double(state.limit.limit)
            let underWay = Double(state.underWay)
            let own = Double(state.byIdentity[identity] ?? 0)
            let isFull = underWay >= limit * priority.share
            // From four fifths on, nobody holds more than a fair part of what there is: the more
            // callers there are, the smaller it is, but never less than an eighth.
            let parts = Double(min(8, max(1, state.byIdentity.count)))
            let isGreedy = underWay >= limit * 0.8 && parts > 1 && own >= limit * 1.5 / parts
            if isFull || isGreedy {
                state.limit.reached()
                state.refusedInARow += 1
                return Self.refusal(after: state.refusedInARow)
            }
            if underWay + 1 >= limit * 0.8 { state.limit.reached() }
            if underWay < limit / 2 { state.refusedInARow = 0 }
            state.underWay += 1
            state.byIdentity[identity, default: 0] += 1
            return nil
        }
    }

    /// *Not started*, with a time that grows while refusals go on, so that who waits for it comes
    /// back when there is room; the same number for nobody in a row, so that they do not come back
    /// all at once.
    private static func refusal(after count: Int) -> ServiceError {
        let longest = min(2_000, 100 + count)
        var error = ServiceError.refused(
            .resourceExhausted,
            CallReason.overloaded,
            "The service has as many calls under way as it can work on."
        )
        error.retryAfterMilliseconds = Int.random(in: longest / 2...longest)
        return error
    }

    /// Nanoseconds that only grow.
    public static func uptime() -> UInt64 {
        let (seconds, attoseconds) = origin.duration(to: .now).components
        return UInt64(seconds) &* 1_000_000_000 &+ UInt64(attoseconds / 1_000_000_000)
    }

    private static let origin = ContinuousClock.now
}
