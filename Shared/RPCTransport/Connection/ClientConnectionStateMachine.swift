internal import NIOCore
internal import RPC
internal import WireCodec

/// The client's side of one connection as a value: calls, frames and times in, events and an
/// outbound queue out, no I/O.
///
/// Calls may be submitted before the connection is open; they are sent once the server's hello has
/// been read. Whatever happens to the connection, each call ends, and its error says whether the
/// server can have begun with it.
struct ClientConnectionStateMachine: Sendable {
    /// Where the connection stands.
    enum Phase: Sendable, Hashable {
        /// TCP and TLS are on their way; → awaitingHello, closed.
        case connecting
        /// The handshake is over, and the server is who it should be; → open, closed.
        case awaitingHello
        /// Both hellos are out; → draining, closed.
        case open
        /// No further calls; those in flight are finished; → closed.
        case draining
        /// No more.
        case closed
    }

    /// What a frame or the time leads to.
    enum Event: Sendable, Hashable {
        /// A unary call was answered.
        case response(UInt32, [UInt8])
        /// A call ended with an error.
        case failure(UInt32, ServiceError)
        /// An element of a stream; `cost` is to be given back by ``consumed(_:cost:)``.
        case element(UInt32, [UInt8], cost: Int)
        /// A stream ended regularly.
        case end(UInt32)
        /// The connection takes calls on the wire from now on.
        case opened
        /// The connection takes no further calls; how long to wait before another one.
        case draining(String, resume: Duration? = nil)
        /// Send what is queued, then close.
        case close(String)
    }

    let limits: Limits
    private let hello: Hello
    var phase = Phase.connecting
    /// What waits to go out.
    var outbound = OutboundQueue()
    private(set) var agreement: Agreement
    var calls = CallTable<ClientCall>()
    var nextCall: UInt32
    var halfReceived = 0
    var keepalive: Keepalive
    /// How long the connection may be without calls; reckoned once, for each flush asks.
    let idle: Duration
    var phaseSince: Moment
    var lastActivity: Moment
    var earliestDeadline: Moment?
    /// When the server's certificate ends.
    var expiresAt: Moment?
    /// Why the connection takes nothing more once what was submitted before it opened is out.
    private var drainsWhenOpen: String?
    /// Before that the server is told nothing at all, not even why the connection ends.
    var hasHeardHello = false
    var cancelRate: RateCounter
    var delayedCancels: [UInt32] = []
    var delayedSince: Moment?

    /// A connection that begins to connect at `now`; tests begin near the last id.
    init(
        limits: Limits,
        hello: Hello,
        firstCall: UInt32 = 1,
        now: Moment
    ) {
        self.limits = limits
        self.hello = hello
        nextCall = firstCall
        agreement = hello.agreement(with: hello)
        keepalive = Keepalive(limits: limits, now: now)
        idle = Self.idle(limits)
        phaseSince = now
        lastActivity = now
        // A fifth is left for what the server counts at the edges of its seconds.
        cancelRate = RateCounter(limit: max(1, limits.cancelsPerSecond * 2 / 5), now: now)
    }

    /// Whether a further call may be submitted.
    var takesCalls: Bool {
        switch phase {
        case .connecting, .awaitingHello, .open:
            nextCall <= Limits.lastCall && drainsWhenOpen == nil
        case .draining, .closed: false
        }
    }

    /// Whether the connection drained to its end.
    var isFinished: Bool {
        let isDraining = phase == .draining || (drainsWhenOpen != nil && phase != .closed)
        return isDraining && calls.isEmpty && outbound.isEmpty
    }

    // MARK: - Calls

    /// Opens a call; answers its id, or the reason why nothing was begun.
    mutating func submit(
        _ request: OutgoingRequest,
        kind: ClientCall.Kind,
        deadline: Moment,
        now: Moment
    ) -> Result<UInt32, ServiceError> {
        guard takesCalls else { return .failure(.notTaken) }
        guard calls.count < agreement.callsInFlight else { return .failure(.tooManyCalls) }
        guard now < deadline else { return .failure(.deadlinePassed) }
        let id = nextCall
        nextCall += 1
        lastActivity = now
        watch(deadline)
        let isOpen = phase == .open
        if isOpen { send(request, id: id, until: deadline, now: now) }
        calls.insert(
            ClientCall(
                kind: kind,
                deadline: deadline,
                unsent: isOpen ? nil : request,
                window: agreement.streamCredit
            ),
            for: id
        )
        return .success(id)
    }

    /// Nobody waits for a call any more; answers what is known of it.
    mutating func cancel(_ id: UInt32, now: Moment) -> OutcomeClass? {
        guard calls[id]?.isAbandoned == false else { return nil }
        return abandon(id, tellServer: true, now: now)
    }

    /// An element was read: the server may send as much again.
    mutating func consumed(_ id: UInt32, cost: Int) {
        guard var call = calls[id], !call.isAbandoned else { return }
        call.ungranted += cost
        call.unread -= 1
        let mayGoOn = call.unread <= 0 && call.withheld > 0
        if mayGoOn {
            call.ungranted += call.withheld
            call.withheld = 0
        }
        if mayGoOn || call.ungranted >= agreement.streamCredit / 4 {
            grant(call.ungranted, to: &call, id: id)
            call.ungranted = 0
        }
        calls[id] = call
    }

    /// Takes no further call and closes when the last one has ended.
    mutating func drain(_ reason: String) {
        switch phase {
        case .open:
            // In its turn: the server takes up no request that comes behind it.
            outbound.push(.goaway, call: 0, body: Self.goaway(reason))
            phase = .draining
        case .connecting, .awaitingHello:
            drainsWhenOpen = reason
        case .draining, .closed:
            break
        }
    }

    // MARK: - The connection

    /// The connection is being made only now, not when the first call was submitted.
    mutating func connectingBegan(now: Moment) {
        if phase == .connecting { phaseSince = now }
    }

    /// TLS is up and the server is who it should be; nothing is sent before its hello.
    mutating func handshakeCompleted(
        expiresAt: Moment? = nil,
        now: Moment
    ) {
        guard phase == .connecting else { return }
        self.expiresAt = expiresAt
        phase = .awaitingHello
        phaseSince = now
        keepalive.heard(at: now)
    }

    /// The connection is gone: every call ends, and its error says what may have happened.
    mutating func lost(_ cause: ServiceError) -> [Event] {
        let untouched = outbound.untouchedCalls
        phase = .closed
        earliestDeadline = nil
        let open = calls.sorted
        calls = CallTable()
        return open.compactMap { id, call in
            guard !call.isAbandoned else { return nil }
            var error = cause
            let isUnsent = call.unsent != nil || untouched.contains(id)
            error.outcome = isUnsent ? .notStarted : .mayHaveRun
            if !isUnsent, cause.outcome == .notStarted {
                error = .unavailable(cause.reason, outcome: .mayHaveRun)
            }
            return .failure(id, error)
        }
    }

    /// A frame arrived.
    mutating func receive(_ frame: Frame, now: Moment) -> [Event] {
        guard phase != .closed else { return [] }
        keepalive.heard(at: now)
        switch (phase, frame.kind) {
        case (.connecting, _): return fail(ConnectionReason.unexpectedFrame)
        case (.awaitingHello, .hello): return receiveHello(frame, now: now)
        case (_, .goaway): return receiveGoaway(frame)
        case (.awaitingHello, _): return fail(ConnectionReason.unexpectedFrame)
        case (_, .hello): return fail(ConnectionReason.badHello)
        case (_, .ping):
            outbound.pushUrgent(.pong, argument: frame.argument)
            return []
        case (_, .pong):
            keepalive.pong(frame.argument)
            return []
        case (_, .response), (_, .item): return receiveMessage(frame, now: now)
        case (_, .error), (_, .end): return receiveEnd(frame, now: now)
        case (_, .credit):
            // Only client streams take credit, and there is none yet.
            return fail(
                calls[frame.call] == nil
                    ? ConnectionReason.badCall : ConnectionReason.clientStream
            )
        case (_, .request), (_, .cancel): return fail(ConnectionReason.unexpectedFrame)
        }
    }

    /// Bytes arrived that are no frame.
    mutating func receive(_ error: FrameError) -> [Event] {
        phase == .closed ? [] : fail(error.reason)
    }

    private mutating func receiveHello(
        _ frame: Frame,
        now: Moment
    ) -> [Event] {
        hasHeardHello = true
        guard frame.argument == Hello.majorVersion else { return fail(ConnectionReason.version) }
        guard frame.body.readableBytes <= Limits.helloBytes,
            let theirs = try? Wire.decode(Hello.self, from: frame.bytes), theirs.isSound,
            let body = try? Wire.encode(hello)
        else { return fail(ConnectionReason.badHello) }
        agreement = hello.agreement(with: theirs)
        phase = .open
        phaseSince = now
        lastActivity = now
        outbound.pushUrgent(.hello, argument: Hello.majorVersion, body: body)
        var events: [Event] = [.opened]
        for (id, call) in calls.sorted {
            guard let request = call.unsent else { continue }
            calls.update(id) { call in
                call.unsent = nil
                call.window = agreement.streamCredit
            }
            if request.count > agreement.messageBytes + Limits.frameBytes {
                calls[id] = nil
                events.append(.failure(id, .tooLarge))
            } else {
                send(request, id: id, until: call.deadline, now: now)
            }
        }
        if let drainsWhenOpen { drain(drainsWhenOpen) }
        return events
    }

    private mutating func receiveGoaway(_ frame: Frame) -> [Event] {
        let goaway = try? Wire.decode(Goaway.self, from: frame.bytes)
        let reason = goaway?.reason ?? ConnectionReason.drain
        // Nobody is kept away for longer than a service that is down would keep them.
        let resume = goaway?.reconnectAfter.map { milliseconds in
            min(max(.zero, .milliseconds(milliseconds)), limits.longestBackoff)
        }
        var error = ServiceError.unavailable(
            reason,
            retryAfterMilliseconds: resume.map { Int($0 / .milliseconds(1)) }
        )
        if phase == .awaitingHello {
            if reason == ConnectionReason.unauthenticated || reason.hasPrefix("identity.") {
                error = .unauthenticated(reason)
            }
            return lost(error) + [.close(reason)]
        }
        phase = .draining
        var events: [Event] = [.draining(reason, resume: resume)]
        for (id, call) in calls.sorted where id > frame.argument {
            calls[id] = nil
            _ = outbound.remove(call: id)
            halfReceived -= call.partial.count
            if !call.isAbandoned { events.append(.failure(id, error)) }
        }
        return events
    }
}
