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
        /// The connection takes no further calls.
        case draining(String)
        /// Send what is queued, then close.
        case close(String)
    }

    let limits: Limits
    private let hello: Hello
    private(set) var phase = Phase.connecting
    /// What waits to go out.
    var outbound = OutboundQueue()
    private(set) var agreement: Agreement
    private(set) var calls: [UInt32: ClientCall] = [:]
    private var nextCall: UInt32
    private var halfReceived = 0
    private var keepalive: Keepalive
    private var phaseSince: ContinuousClock.Instant
    private var lastActivity: ContinuousClock.Instant
    private var earliestDeadline: ContinuousClock.Instant?
    private var cancelRate: RateCounter
    private var delayedCancels: [UInt32] = []
    private var delayedSince: ContinuousClock.Instant?

    /// A connection that begins to connect at `now`; tests begin near the last id.
    init(
        limits: Limits,
        hello: Hello,
        firstCall: UInt32 = 1,
        now: ContinuousClock.Instant
    ) {
        self.limits = limits
        self.hello = hello
        nextCall = firstCall
        agreement = hello.agreement(with: hello)
        keepalive = Keepalive(limits: limits, now: now)
        phaseSince = now
        lastActivity = now
        // A fifth is left for what the server counts at the edges of its seconds.
        cancelRate = RateCounter(limit: max(1, limits.cancelsPerSecond * 2 / 5), now: now)
    }

    /// Whether a further call may be submitted.
    var takesCalls: Bool {
        switch phase {
        case .connecting, .awaitingHello, .open: nextCall <= Limits.lastCall
        case .draining, .closed: false
        }
    }

    /// Whether the connection drained to its end.
    var isFinished: Bool { phase == .draining && calls.isEmpty && outbound.isEmpty }

    // MARK: - Calls

    /// Opens a call; answers its id, or the reason why nothing was begun.
    mutating func submit(
        _ request: [UInt8],
        kind: ClientCall.Kind,
        deadline: ContinuousClock.Instant,
        now: ContinuousClock.Instant
    ) -> Result<UInt32, ServiceError> {
        guard takesCalls else { return .failure(.notTaken) }
        guard calls.count < agreement.callsInFlight else { return .failure(.tooManyCalls) }
        guard now < deadline else { return .failure(.deadlinePassed) }
        let id = nextCall
        nextCall += 1
        lastActivity = now
        watch(deadline)
        var call = ClientCall(kind: kind, deadline: deadline, window: agreement.streamCredit)
        if phase == .open {
            send(request, of: call, id: id, now: now)
        } else {
            call.unsent = request
        }
        calls[id] = call
        return .success(id)
    }

    /// Nobody waits for a call any more; answers what is known of it.
    mutating func cancel(_ id: UInt32, now: ContinuousClock.Instant) -> OutcomeClass? {
        guard calls[id]?.isAbandoned == false else { return nil }
        return abandon(id, tellServer: true, now: now)
    }

    /// An element was read: the server may send as much again.
    mutating func consumed(_ id: UInt32, cost: Int) {
        guard var call = calls[id], !call.isAbandoned else { return }
        call.ungranted += cost
        if call.ungranted >= agreement.streamCredit / 4 {
            grant(call.ungranted, to: &call, id: id)
            call.ungranted = 0
        }
        calls[id] = call
    }

    /// Takes no further call and closes when the last one has ended.
    mutating func drain(_ reason: String) {
        switch phase {
        case .open:
            outbound.pushUrgent(.goaway, body: Self.goaway(reason))
            phase = .draining
        case .connecting, .awaitingHello:
            phase = .draining
        case .draining, .closed:
            break
        }
    }

    // MARK: - The connection

    /// TLS is up and the server is who it should be; nothing is sent before its hello.
    mutating func handshakeCompleted(now: ContinuousClock.Instant) {
        guard phase == .connecting else { return }
        phase = .awaitingHello
        phaseSince = now
        keepalive.heard(at: now)
    }

    /// The connection is gone: every call ends, and its error says what may have happened.
    mutating func lost(_ cause: ServiceError) -> [Event] {
        let untouched = outbound.untouchedCalls
        phase = .closed
        earliestDeadline = nil
        let open = calls
        calls = [:]
        return open.sorted { $0.key < $1.key }.compactMap { id, call in
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
    mutating func receive(_ frame: Frame, now: ContinuousClock.Instant) -> [Event] {
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
            // Only client streams take credit; the rules stand, nothing uses them yet.
            return calls[frame.call] == nil ? fail(ConnectionReason.badCall) : []
        case (_, .request), (_, .cancel): return fail(ConnectionReason.unexpectedFrame)
        }
    }

    /// Bytes arrived that are no frame.
    mutating func receive(_ error: FrameError) -> [Event] {
        phase == .closed ? [] : fail(error.reason)
    }

    private mutating func receiveHello(
        _ frame: Frame,
        now: ContinuousClock.Instant
    ) -> [Event] {
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
        for (id, call) in calls.sorted(by: { $0.key < $1.key }) {
            guard let request = call.unsent else { continue }
            calls[id]?.unsent = nil
            calls[id]?.window = agreement.streamCredit
            if request.count > agreement.messageBytes + Limits.frameBytes {
                calls[id] = nil
                events.append(.failure(id, .tooLarge))
            } else {
                send(request, of: call, id: id, now: now)
            }
        }
        return events
    }

    private mutating func receiveGoaway(_ frame: Frame) -> [Event] {
        let goaway = try? Wire.decode(Goaway.self, from: frame.bytes)
        let reason = goaway?.reason ?? ConnectionReason.drain
        var error = ServiceError.unavailable(
            reason,
            retryAfterMilliseconds: goaway?.reconnectAfter
        )
        if phase == .awaitingHello {
            if reason == ConnectionReason.unauthenticated || reason.hasPrefix("identity.") {
                error = .unauthenticated(reason)
            }
            return lost(error) + [.close(reason)]
        }
        phase = .draining
        var events: [Event] = [.draining(reason)]
        for (id, call) in calls.sorted(by: { $0.key < $1.key }) where id > frame.argument {
            calls[id] = nil
            _ = outbound.remove(call: id)
            halfReceived -= call.partial.count
            if !call.isAbandoned { events.append(.failure(id, error)) }
        }
        return events
    }

    // MARK: - Answers

    private mutating func receiveMessage(
        _ frame: Frame,
        now: ContinuousClock.Instant
    ) -> [Event] {
        // Out of the table first: two owners of the bytes would copy them at each frame.
        guard var call = calls.removeValue(forKey: frame.call), call.unsent == nil else {
            return fail(ConnectionReason.badCall)
        }
        let isItem = frame.kind == .item
        guard isItem == (call.kind == .serverStream) else {
            calls[frame.call] = call
            return fail(ConnectionReason.unexpectedFrame)
        }
        let bytes = frame.body.readableBytes
        let cost = bytes + FrameHeader.size
        if isItem, !call.isAbandoned {
            call.window -= cost
            guard call.window >= 0 else {
                calls[frame.call] = call
                return fail(ConnectionReason.badCredit)
            }
        }
        let isRetired = !isItem && !frame.hasMore
        guard !call.isAbandoned else {
            if !isRetired { calls[frame.call] = call } else { retired(frame.call, now: now) }
            return []
        }
        guard call.partial.count + bytes <= agreement.messageBytes,
            !frame.hasMore || halfReceived + bytes <= limits.halfReceivedBytes
        else {
            calls[frame.call] = call
            return tooMuch(frame.call, isRetired: isRetired, now: now)
        }
        if frame.hasMore {
            call.partial.append(contentsOf: frame.body.readableBytesView)
            halfReceived += bytes
            // What is half there cannot be read, so waiting for that would never end.
            if isItem { grant(cost, to: &call, id: frame.call) }
            calls[frame.call] = call
            return []
        }
        halfReceived -= call.partial.count
        var message = call.partial
        call.partial = []
        message.append(contentsOf: frame.body.readableBytesView)
        if isRetired {
            retired(frame.call, now: now)
            return [.response(frame.call, message)]
        }
        lastActivity = now
        calls[frame.call] = call
        return [.element(frame.call, message, cost: cost)]
    }

    /// The peer sends more than was agreed: that call ends, the others go on.
    private mutating func tooMuch(
        _ id: UInt32,
        isRetired: Bool,
        now: ContinuousClock.Instant
    ) -> [Event] {
        _ = abandon(id, tellServer: !isRetired, now: now)
        if isRetired { calls[id] = nil }
        return [.failure(id, .responseTooLarge)]
    }

    private mutating func receiveEnd(
        _ frame: Frame,
        now: ContinuousClock.Instant
    ) -> [Event] {
        guard let call = calls[frame.call], call.unsent == nil,
            frame.kind == .error || call.kind == .serverStream
        else { return fail(ConnectionReason.badCall) }
        calls[frame.call] = nil
        halfReceived -= call.partial.count
        retired(frame.call, now: now)
        if call.isAbandoned { return [] }
        if frame.kind == .end { return [.end(frame.call)] }
        let error = ErrorFrame(argument: frame.argument, body: frame.bytes).error
        return [.failure(frame.call, error)]
    }

    /// A terminal frame came; a request that is not out whole is not continued.
    private mutating func retired(_ id: UInt32, now: ContinuousClock.Instant) {
        lastActivity = now
        delayedCancels.removeAll { $0 == id }
        if outbound.remove(call: id) == .partial { sendCancel(id, now: now) }
    }
}

extension ClientConnectionStateMachine {
    // MARK: - Pieces

    private mutating func send(
        _ request: [UInt8],
        of call: ClientCall,
        id: UInt32,
        now: ContinuousClock.Instant
    ) {
        let remaining = now.duration(to: call.deadline) / .milliseconds(1)
        // At least one: nought would say that the deadline has passed.
        let argument = remaining >= Double(UInt32.max) ? .max : UInt32(max(1, remaining))
        outbound.push(.request, call: id, argument: argument, body: request)
    }

    private mutating func grant(_ bytes: Int, to call: inout ClientCall, id: UInt32) {
        call.window += bytes
        outbound.pushUrgent(.credit, call: id, argument: UInt32(clamping: bytes))
    }

    private mutating func sendCancel(_ id: UInt32, now: ContinuousClock.Instant) {
        guard delayedCancels.isEmpty, cancelRate.admits(at: now) else {
            delayedCancels.append(id)
            delayedSince = delayedSince ?? now
            return
        }
        outbound.pushUrgent(.cancel, call: id)
    }

    /// Forgets a call that never went out; keeps the place of one that did.
    private mutating func abandon(
        _ id: UInt32,
        tellServer: Bool,
        now: ContinuousClock.Instant
    ) -> OutcomeClass {
        guard var call = calls[id] else { return .mayHaveRun }
        halfReceived -= call.partial.count
        call.partial = []
        guard call.unsent == nil else {
            calls[id] = nil
            return .notStarted
        }
        let progress = outbound.remove(call: id)
        guard progress != .none else {
            calls[id] = nil
            return .notStarted
        }
        call.isAbandoned = true
        calls[id] = call
        if tellServer || progress == .partial { sendCancel(id, now: now) }
        return progress == .partial ? .notStarted : .mayHaveRun
    }

    private mutating func fail(_ reason: String) -> [Event] {
        let events = lost(.unavailable(reason))
        outbound = OutboundQueue()
        outbound.pushUrgent(.goaway, body: Self.goaway(reason))
        return events + [.close(reason)]
    }

    private static func goaway(_ reason: String) -> [UInt8] {
        (try? Wire.encode(Goaway(reason: reason))) ?? []
    }

    private mutating func watch(_ deadline: ContinuousClock.Instant) {
        earliestDeadline = earliestDeadline.map { min($0, deadline) } ?? deadline
    }

    // MARK: - Time

    /// When ``tick(now:)`` has something to do at the earliest.
    var nextWake: ContinuousClock.Instant? {
        var wake: ContinuousClock.Instant
        switch phase {
        case .closed: return nil
        case .connecting: wake = phaseSince + limits.connectWithin
        case .awaitingHello: wake = phaseSince + limits.helloWithin
        case .open:
            wake = keepalive.nextWake
            if calls.isEmpty { wake = min(wake, lastActivity + idle) }
        case .draining: wake = keepalive.nextWake
        }
        if let earliestDeadline { wake = min(wake, earliestDeadline) }
        if let delayedSince { wake = min(wake, delayedSince + .seconds(1)) }
        return wake
    }

    /// A little less than the server's, so that it is seldom the server who hangs up.
    private var idle: Duration { limits.idle * 9 / 10 }

    /// Time has passed.
    mutating func tick(now: ContinuousClock.Instant) -> [Event] {
        switch phase {
        case .closed: return []
        case .connecting where now >= phaseSince + limits.connectWithin:
            return lost(.unavailable(ConnectionReason.unreachable))
                + [.close(ConnectionReason.unreachable)]
        case .awaitingHello where now >= phaseSince + limits.helloWithin:
            return fail(ConnectionReason.noHello)
        case .open where calls.isEmpty && now >= lastActivity + idle:
            drain(ConnectionReason.idle)
            return [.draining(ConnectionReason.idle)]
        case .open, .draining:
            switch keepalive.check(at: now) {
            case .none: break
            case .ping(let nonce): outbound.pushUrgent(.ping, argument: nonce)
            case .dead: return fail(ConnectionReason.noPong)
            }
        case .connecting, .awaitingHello: break
        }
        sendDelayedCancels(at: now)
        return expireCalls(at: now)
    }

    private mutating func sendDelayedCancels(at now: ContinuousClock.Instant) {
        guard let since = delayedSince, now >= since + .seconds(1) else { return }
        let waiting = delayedCancels
        delayedCancels = []
        delayedSince = nil
        for id in waiting where calls[id] != nil { sendCancel(id, now: now) }
    }

    private mutating func expireCalls(at now: ContinuousClock.Instant) -> [Event] {
        guard let earliest = earliestDeadline, now >= earliest else { return [] }
        earliestDeadline = nil
        var events: [Event] = []
        for (id, call) in calls where !call.isAbandoned {
            guard now >= call.deadline else {
                watch(call.deadline)
                continue
            }
            // The server watches the same deadline, so it is not told.
            let outcome = abandon(id, tellServer: false, now: now)
            events.append(
                .failure(
                    id,
                    outcome == .notStarted
                        ? .deadlinePassed : .deadlineReached(outcome: .mayHaveRun)
                )
            )
        }
        return events
    }
}
