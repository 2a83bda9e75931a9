internal import NIOCore
internal import RPC
internal import WireCodec

/// The server's side of one connection as a value: frames and times in, actions and an outbound
/// queue out, no I/O.
///
/// It keeps the promises that a peer could try to break: ids only rise, each accepted call gets
/// exactly one terminal frame, cancelled work counts until it has ended, and nothing grows without
/// a limit.
struct ServerConnectionStateMachine: Sendable {
    /// Where the connection stands.
    enum Phase: Sendable, Hashable {
        /// Our hello is out; → open, closed.
        case awaitingHello
        /// Calls come and go; → draining, closed.
        case open
        /// Calls up to this id are finished, later ones were not started; → closed.
        case draining(after: UInt32)
        /// What is queued goes out, then the connection ends.
        case closed
    }

    /// What stays the same for all connections of a server.
    struct Configuration: Sendable {
        /// The limits of this side.
        var limits: Limits
        /// What this side says first.
        var hello: Hello
        /// The process-wide budget of half-received bodies.
        var budget: ByteBudget
        /// The largest message of a method.
        var maximumRequestBytes: @Sendable (String) -> Int
    }

    /// What a frame leads to.
    enum Action: Sendable {
        /// Nothing beyond what is queued.
        case none
        /// Take up a call.
        case accept(AcceptedCall)
        /// Ask the work of a call to stop.
        case cancel(UInt32)
        /// The element that waited for credit is on its way; its sender may go on.
        case resume(UInt32)
        /// Send what is queued, then close.
        case close(String)
    }

    let configuration: Configuration
    var phase = Phase.awaitingHello
    /// What waits to go out.
    var outbound = OutboundQueue()
    /// The terms, once both hellos are there.
    var agreement: Agreement
    var calls = CallTable<ServerCall>()
    /// Streams whose element waits for room in the outbound queue.
    var stalled: Set<UInt32> = []
    private(set) var lastCall: UInt32 = 0
    private(set) var hasRequested = false
    /// Cancels that came for calls which had ended.
    private(set) var lateCancels = 0
    /// Streams that ended while they were being read: a cancel of each may have been on its way.
    private var endedStreams = 0
    var halfReceived = 0
    var keepalive: Keepalive
    private var cancels: RateCounter
    private var pings: RateCounter
    let startedAt: Moment
    /// When the peer's certificate ends.
    let expiresAt: Moment?
    var lastActivity: Moment
    /// A lower bound of the deadlines that have not passed.
    var earliestDeadline: Moment?

    /// A connection whose handshake ended at `now`; the hello is queued.
    init(
        _ configuration: Configuration,
        expiresAt: Moment? = nil,
        now: Moment
    ) {
        self.configuration = configuration
        let limits = configuration.limits
        agreement = configuration.hello.agreement(with: configuration.hello)
        keepalive = Keepalive(limits: limits, now: now)
        cancels = RateCounter(limit: limits.cancelsPerSecond, now: now)
        pings = RateCounter(limit: limits.pingsPerSecond, now: now)
        startedAt = now
        lastActivity = now
        self.expiresAt = expiresAt
        outbound.pushUrgent(
            .hello,
            argument: Hello.majorVersion,
            body: (try? Wire.encode(configuration.hello)) ?? []
        )
    }

    /// What became of the next frame that was read.
    enum Taken: Sendable {
        /// It leads to this.
        case action(Action)
        /// It has to wait, because too much waits to go out.
        case held
        /// No whole frame is there.
        case none
    }

    /// Takes the next frame out of what was read.
    mutating func takeFrame(
        from decoder: inout FrameDecoder,
        now: Moment
    ) throws(FrameError) -> Taken {
        guard !isCongested else { return .held }
        guard let frame = try decoder.next() else { return .none }
        let action = receive(frame, now: now)
        if frame.kind == .hello { decoder.agreedKinds = agreement.agreedKinds }
        return .action(action)
    }

    /// A frame arrived.
    mutating func receive(_ frame: Frame, now: Moment) -> Action {
        guard phase != .closed else { return .none }
        keepalive.heard(at: now)
        if phase == .awaitingHello {
            switch frame.kind {
            case .hello: return receiveHello(frame)
            case .goaway: return end(ConnectionReason.done)
            default: return end(ConnectionReason.unexpectedFrame)
            }
        }
        switch frame.kind {
        case .hello: return end(ConnectionReason.badHello)
        case .request: return receiveRequest(frame, now: now)
        case .cancel: return receiveCancel(frame, now: now)
        case .credit: return receiveCredit(frame)
        case .ping:
            guard pings.admits(at: now) else { return end(ConnectionReason.tooManyPings) }
            outbound.pushUrgent(.pong, argument: frame.argument)
            return .none
        case .pong:
            keepalive.pong(frame.argument)
            return .none
        case .goaway:
            if phase == .open { phase = .draining(after: lastCall) }
            return .none
        case .item, .end: return receiveClientStream(frame)
        case .response, .error:
            return end(ConnectionReason.unexpectedFrame)
        }
    }

    /// Bytes arrived that are no frame.
    mutating func receive(_ error: FrameError) -> Action {
        guard phase != .closed else { return .none }
        return end(error.reason)
    }

    private mutating func receiveHello(_ frame: Frame) -> Action {
        guard frame.argument == Hello.majorVersion else { return end(ConnectionReason.version) }
        guard frame.body.readableBytes <= Limits.helloBytes,
            let hello = try? Wire.decode(Hello.self, from: frame.bytes), hello.isSound
        else { return end(ConnectionReason.badHello) }
        agreement = configuration.hello.agreement(with: hello)
        phase = .open
        return .none
    }

    // MARK: - Requests

    private mutating func receiveRequest(
        _ frame: Frame,
        now: Moment
    ) -> Action {
        if case .draining(let last) = phase, frame.call > last { return .none }
        // Most requests are new, so their ids need not be looked for.
        if frame.call <= lastCall, let state = calls[frame.call]?.state {
            switch state {
            case .receiving(let request): return goOn(with: request, frame, now: now)
            case .running: return end(ConnectionReason.badCall)
            case .discarding:
                if !frame.hasMore { calls[frame.call] = nil }
                return .none
            }
        }
        guard frame.call > lastCall, frame.call <= Limits.lastCall else {
            return end(ConnectionReason.badCall)
        }
        lastCall = frame.call
        hasRequested = true
        lastActivity = now
        guard calls.count < agreement.callsInFlight else {
            // Whoever also leaves refused requests unfinished does not mean well.
            guard calls.count < 2 * agreement.callsInFlight else {
                return end(ConnectionReason.tooManyCalls)
            }
            return refuse(frame, .tooManyCalls, now: now)
        }
        return begin(frame, now: now)
    }

    /// The first frame of a request, often the only one.
    private mutating func begin(_ frame: Frame, now: Moment) -> Action {
        let deadline = now.advanced(milliseconds: frame.argument)
        guard frame.argument > 0 else { return refuse(frame, .deadlinePassed, now: now) }
        let head: CallHead
        let message: [UInt8]
        let received = frame.body.withUnsafeReadableBytes { bytes in
            RequestEnvelope.read(bytes, hasMore: frame.hasMore)
        }
        switch received {
        case .success(let parts): (head, message) = parts
        case .failure(let error): return refuse(frame, error, now: now)
        }
        guard message.count <= agreement.messageBytes else {
            return refuse(frame, .tooLarge, now: now)
        }
        guard frame.hasMore else {
            // Whoever answers the method holds what came whole against the method's own limit.
            return run(
                AcceptedCall(
                    id: frame.call,
                    head: head,
                    message: message,
                    deadline: deadline
                )
            )
        }
        let maximum = min(
            configuration.maximumRequestBytes(head.method),
            agreement.messageBytes
        )
        guard message.count <= maximum else { return refuse(frame, .tooLarge, now: now) }
        let request = PartialRequest(
            head: head,
            maximumBytes: maximum,
            deadline: deadline,
            until: min(deadline, now + configuration.limits.requestWithin),
            charged: 0
        )
        watch(request.until)
        calls[frame.call] = ServerCall(
            deadline: deadline,
            state: .receiving(request),
            message: message
        )
        return keep(request, frame, now: now)
    }

    /// A later frame of a request.
    private mutating func goOn(
        with request: PartialRequest,
        _ frame: Frame,
        now: Moment
    ) -> Action {
        var size = 0
        calls.update(frame.call) { call in
            size = call.message.count + frame.body.readableBytes
            guard size <= request.maximumBytes else { return }
            frame.appendBytes(to: &call.message)
        }
        guard size <= request.maximumBytes else {
            release(request)
            return refuse(frame, .tooLarge, now: now)
        }
        if frame.hasMore { return keep(request, frame, now: now) }
        release(request)
        guard now < request.until else {
            return refuse(frame, tooLate(request, at: now), now: now)
        }
        return run(
            AcceptedCall(
                id: frame.call,
                head: request.head,
                message: calls.remove(frame.call)?.message ?? [],
                deadline: request.deadline
            )
        )
    }

    /// Charges the budgets with what has come of a request, and waits for the rest.
    private mutating func keep(
        _ request: PartialRequest,
        _ frame: Frame,
        now: Moment
    ) -> Action {
        let bytes = frame.body.readableBytes
        let share = configuration.budget.remaining / Limits.halfReceivedShare
        guard halfReceived + bytes <= min(configuration.limits.halfReceivedBytes, share),
            configuration.budget.take(bytes)
        else {
            release(request)
            return refuse(frame, .halfReceived, now: now)
        }
        halfReceived += bytes
        var request = request
        request.charged += bytes
        calls.update(frame.call) { $0.state = .receiving(request) }
        return .none
    }

    private mutating func run(_ call: AcceptedCall) -> Action {
        watch(call.deadline)
        calls[call.id] = ServerCall(
            deadline: call.deadline,
            state: .running(RunningCall(credit: agreement.streamCredit))
        )
        return .accept(call)
    }

    /// Answers a request that is not taken up; nothing was done for it.
    private mutating func refuse(
        _ frame: Frame,
        _ error: ServiceError,
        now: Moment
    ) -> Action {
        send(error, to: frame.call)
        if frame.hasMore { discard(frame.call, now: now) } else { calls[frame.call] = nil }
        return .none
    }

    /// Throws the rest of a refused request away, as long as that takes its time.
    mutating func discard(_ id: UInt32, now: Moment) {
        let until = now + configuration.limits.requestWithin
        watch(until)
        calls[id] = ServerCall(deadline: until, state: .discarding)
    }

    /// Why a request whose rest is not there must end.
    func tooLate(
        _ request: PartialRequest,
        at now: Moment
    ) -> ServiceError {
        now >= request.deadline ? .deadlinePassed : .requestTooSlow
    }

    // MARK: - Cancel, credit and client streams

    /// No method of ours is a client stream yet: its request was refused as unknown, and what the
    /// client sent behind it before it heard of that is dropped.
    private mutating func receiveClientStream(_ frame: Frame) -> Action {
        if case .draining(let last) = phase, frame.call > last { return .none }
        guard calls[frame.call] == nil else { return end(ConnectionReason.clientStream) }
        return frame.call <= lastCall ? .none : end(ConnectionReason.badCall)
    }

    private mutating func receiveCancel(_ frame: Frame, now: Moment) -> Action {
        guard leavesStream(frame.call) || cancels.admits(at: now) else {
            return end(ConnectionReason.tooManyCancels)
        }
        guard var call = calls[frame.call] else {
            if case .draining(let last) = phase, frame.call > last { return .none }
            guard frame.call <= lastCall else { return end(ConnectionReason.badCall) }
            lateCancels += 1
            return .none
        }
        switch call.state {
        case .receiving(let request):
            release(request)
            calls[frame.call] = nil
            send(.cancelled(outcome: .notStarted), to: frame.call)
            return .none
        case .discarding:
            calls[frame.call] = nil
            return .none
        case .running(var running):
            guard running.stop == nil else { return .none }
            running.stop = .cancelled
            running.element = nil
            call.state = .running(running)
            calls[frame.call] = call
            stalled.remove(frame.call)
            return .cancel(frame.call)
        }
    }

    /// Whether a cancel is how the reading of a stream ends, and not work taken back that was just asked for.
    ///
    /// Such a client has waited for an element, as it would have for an answer. Its cancel may come after
    /// the stream's end, since it could not know of that.
    private mutating func leavesStream(_ id: UInt32) -> Bool {
        if case .running(let running) = calls[id]?.state {
            return running.hasSent && running.stop != .cancelled
        }
        guard calls[id] == nil, id <= lastCall, endedStreams > 0 else { return false }
        endedStreams -= 1
        return true
    }

    /// Notes that a stream of which something was read has ended.
    mutating func streamEnded(_ running: RunningCall) {
        guard running.hasSent, running.stop != .cancelled else { return }
        endedStreams = min(endedStreams + 1, configuration.limits.callsInFlight)
    }

    private mutating func receiveCredit(_ frame: Frame) -> Action {
        guard var call = calls[frame.call] else {
            if case .draining(let last) = phase, frame.call > last { return .none }
            return frame.call <= lastCall ? .none : end(ConnectionReason.badCall)
        }
        guard case .running(var running) = call.state else {
            return end(ConnectionReason.unexpectedFrame)
        }
        running.credit += Int(frame.argument)
        guard frame.argument > 0, running.credit <= Int(Int32.max) else {
            return end(ConnectionReason.badCredit)
        }
        call.state = .running(running)
        calls[frame.call] = call
        return running.element != nil && pump(frame.call) ? .resume(frame.call) : .none
    }
}
