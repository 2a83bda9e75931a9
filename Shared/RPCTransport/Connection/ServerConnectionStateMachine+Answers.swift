internal import RPC
internal import WireCodec

extension ServerConnectionStateMachine {
    /// What became of an element.
    enum Offer: Sendable, Hashable {
        /// It is on its way.
        case taken
        /// It waits for credit or for room; `resume` will say when it has gone.
        case waits
        /// Nobody reads any more.
        case gone
    }

    /// The work of a call ended: its one terminal frame goes out and its slot is free.
    mutating func reply(_ reply: CallReply, to id: UInt32, now: Moment) {
        guard let running = retire(id, now: now) else { return }
        switch reply {
        case .response(let bytes):
            guard bytes.count <= agreement.messageBytes else {
                send(.responseTooLarge, to: id)
                return
            }
            outbound.push(.response, call: id, body: bytes)
        case .error(let error):
            send(error, to: id, stopped: running.stop)
        }
    }

    /// The work of a stream ended, with an error or regularly.
    mutating func finishStream(
        _ id: UInt32,
        _ error: ServiceError?,
        now: Moment
    ) {
        guard let running = retire(id, now: now) else { return }
        streamEnded(running)
        switch (error, running.stop) {
        case (.some(let error), _): send(error, to: id, stopped: running.stop)
        case (nil, .cancelled): send(.cancelled(outcome: .mayHaveRun), to: id)
        case (nil, .deadline): send(.deadlineReached(outcome: .mayHaveRun), to: id)
        case (nil, nil): outbound.push(.end, call: id)
        }
    }

    /// A stream has an element to send; one at a time.
    mutating func offer(_ element: [UInt8], on id: UInt32) -> Offer {
        // An element still waiting is one whose sender was cancelled: the stream is at its end.
        guard case .running(var running) = calls[id]?.state, running.stop == nil,
            running.element == nil, phase != .closed
        else { return .gone }
        running.element = (element, 0)
        calls.update(id) { $0.state = .running(running) }
        return pump(id) ? .taken : .waits
    }

    /// Room is there again: the streams whose waiting element went out by it.
    mutating func outboundDrained() -> [UInt32] {
        guard !stalled.isEmpty, outbound.bytes < configuration.limits.outboundLowWater else {
            return []
        }
        let waiting = stalled.sorted()
        stalled = []
        return waiting.filter { pump($0) }
    }

    /// Whether so much waits to go out that no further request should be read.
    var isCongested: Bool { outbound.bytes > configuration.limits.outboundHighWater }

    /// Something went out to a peer that is not read from meanwhile: it is there.
    mutating func progressed(now: Moment) { keepalive.progressed(at: now) }

    /// Sends as much of a waiting element as credit and room allow; `true` when all of it went.
    ///
    /// Each frame costs its body and its header, so that empty elements cost something too.
    mutating func pump(_ id: UInt32) -> Bool {
        guard case .running(var running) = calls[id]?.state, var element = running.element else {
            return false
        }
        var isDone = false
        while !isDone {
            guard outbound.bytes <= configuration.limits.outboundHighWater else {
                stalled.insert(id)
                break
            }
            let left = element.bytes.count - element.sent
            let piece = min(left, Limits.frameBytes, running.credit - FrameHeader.size)
            guard piece > 0 || (left == 0 && piece == 0) else { break }
            isDone = piece == left
            outbound.push(
                .item,
                call: id,
                body: Array(element.bytes[element.sent..<element.sent + piece]),
                more: !isDone
            )
            element.sent += piece
            running.hasSent = true
            running.credit -= piece + FrameHeader.size
        }
        running.element = isDone ? nil : element
        calls.update(id) { $0.state = .running(running) }
        return isDone
    }

    // MARK: - Ending

    /// Takes up no further call, finishes what runs, then ends.
    mutating func drain(_ reason: String, reconnectAfter: Duration? = nil) -> Action {
        switch phase {
        case .closed, .draining: return .none
        case .awaitingHello: return end(reason, reconnectAfter: reconnectAfter)
        case .open:
            goaway(reason, reconnectAfter: reconnectAfter)
            phase = .draining(after: lastCall)
            return .none
        }
    }

    /// Whether the connection drained to its end.
    var isFinished: Bool {
        if case .draining = phase { return calls.isEmpty && outbound.isEmpty }
        return false
    }

    /// Says goodbye at once; what runs is lost to the peer, who knows it may have run.
    mutating func end(_ reason: String, reconnectAfter: Duration? = nil) -> Action {
        goaway(reason, reconnectAfter: reconnectAfter)
        closed()
        return .close(reason)
    }

    /// The connection is no more: gives back what it held.
    mutating func closed() {
        phase = .closed
        configuration.budget.giveBack(halfReceived)
        halfReceived = 0
        stalled = []
        earliestDeadline = nil
    }

    private mutating func goaway(_ reason: String, reconnectAfter: Duration?) {
        let body = Goaway(
            reason: reason,
            reconnectAfter: reconnectAfter.map { Int($0 / .milliseconds(1)) }
        )
        outbound.pushUrgent(
            .goaway,
            argument: lastCall,
            body: (try? Wire.encode(body)) ?? []
        )
    }

    // MARK: - Pieces

    /// Gives back what a half-received request held.
    mutating func release(_ request: PartialRequest) {
        halfReceived -= request.charged
        configuration.budget.giveBack(request.charged)
    }

    /// Queues a terminal error.
    mutating func send(
        _ error: ServiceError,
        to id: UInt32,
        stopped: RunningCall.Stop? = nil
    ) {
        // Work that the deadline stopped reports a cancel; the caller is told the cause.
        let cause =
            stopped == .deadline && error.code == .cancelled
            ? ServiceError.deadlineReached(outcome: error.outcome) : error
        let error = cause.tellingWhen
        let frame = ErrorFrame(error)
        guard frame.body.count <= Limits.frameBytes else {
            var short = error
            short.violations = []
            let body = ErrorFrame(short).body
            outbound.push(
                .error,
                call: id,
                argument: frame.argument,
                body: body.count <= Limits.frameBytes ? body : [0xa0]
            )
            return
        }
        outbound.push(.error, call: id, argument: frame.argument, body: frame.body)
    }

    private mutating func retire(_ id: UInt32, now: Moment) -> RunningCall? {
        guard let call = calls.remove(id) else { return nil }
        guard case .running(let running) = call.state else {
            calls[id] = call
            return nil
        }
        if !stalled.isEmpty { stalled.remove(id) }
        lastActivity = now
        return phase == .closed ? nil : running
    }
}
